/** A frame remembers that it has handed its payment to a window, so that, closed and opened again, it still never signs beside it. */
export interface HandedOver {
  read(): string | null;
  write(paymentId: string): void;
  forget(): void;
}

/** A session lives for minutes; after this long the window's payment is over in one way or the other. */
const FORGOTTEN_AFTER_MS = 60 * 60_000;

/** In this tab's own storage for the seller's page; where that is blocked the loader keeps the frame instead. */
export function createHandedOver(slug: string, now: () => number = Date.now): HandedOver {
  const key = `hilt.window.${slug}`;
  return {
    read() {
      const [at = '', paymentId = ''] = (guarded(() => sessionStorage.getItem(key)) ?? '').split(' ', 2);
      return paymentId !== '' && now() - Number(at) < FORGOTTEN_AFTER_MS ? paymentId : null;
    },
    write: (paymentId) => void guarded(() => sessionStorage.setItem(key, `${now()} ${paymentId}`)),
    forget: () => void guarded(() => sessionStorage.removeItem(key)),
  };
}

/** Storage of a frame may throw on any touch. */
function guarded<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
