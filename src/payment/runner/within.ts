import type { ClockPort } from '../ports.ts';

const TIME_UP = new DOMException('time is up', 'AbortError');

/** Gives `work` at most `ms`; then it is aborted and `otherwise` counts. Rejects only when `signal` aborts. */
export async function within<T>(clock: ClockPort, ms: number, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>, otherwise: T): Promise<T> {
  const inner = new AbortController();
  const abort = () => inner.abort(TIME_UP);
  signal.addEventListener('abort', abort, { once: true });
  const timeUp = clock.sleep(ms, inner.signal).then(
    () => otherwise,
    () => otherwise,
  );
  try {
    return await Promise.race([work(inner.signal), timeUp]);
  } finally {
    signal.removeEventListener('abort', abort);
    inner.abort(TIME_UP);
  }
}
