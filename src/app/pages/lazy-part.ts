/**
 * Fetches a lazy part of the page and goes on trying until it is there: without it nobody can pay, and a phone may have lost its
 * network for a moment only. `untilRetry` resolves when it makes sense to try again.
 */
export async function fetchPart<T>(load: () => Promise<T>, untilRetry: (failures: number) => Promise<void>): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one try after the other is the point
      return await load();
    } catch {
      // oxlint-disable-next-line no-await-in-loop -- as above
      await untilRetry(failures);
    }
  }
}

/** Two seconds, then longer up to half a minute; at once when the network comes back. */
export function pauseBeforeRetry(page: Window, failures: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, Math.min(2_000 * failures, 30_000));
    function done(): void {
      clearTimeout(timer);
      page.removeEventListener('online', done);
      resolve();
    }
    page.addEventListener('online', done);
  });
}
