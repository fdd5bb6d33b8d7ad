import type { ClockPort } from '../ports.ts';

/** Gives `work` at most `ms`; then it is aborted and `otherwise` counts. Rejects only when `signal` aborts. */
export async function within<T>(clock: ClockPort, ms: number, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>, otherwise: T): Promise<T> {
  const inner = new AbortController();
  const abort = () => inner.abort();
  signal.addEventListener('abort', abort, { once: true });
  const timeUp = clock.sleep(ms, inner.signal).then(
    () => otherwise,
    () => otherwise,
  );
  try {
    return await Promise.race([work(inner.signal), timeUp]);
  } finally {
    signal.removeEventListener('abort', abort);
    inner.abort();
  }
}
