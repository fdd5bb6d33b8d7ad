import type { EarlyArrival } from '../head/early-contract.ts';

/**
 * A `fetch` that answers the first product request with the one the page head already started, and passes everything else on.
 * The early answer is used once: asking again must really ask again.
 */
export function earlyFetch(realFetch: typeof fetch, baseUrl: string, early: EarlyArrival['product']): typeof fetch {
  let waiting = early;
  return (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (waiting === null || url !== `${baseUrl}/v1/products/p/${encodeURIComponent(waiting.slug)}`) return realFetch(input, init);
    const { response } = waiting;
    waiting = null;
    return withAbort(response, init?.signal ?? null);
  };
}

/** The early request does not know the caller's signal; its answer must still lose against an abort. */
function withAbort(response: Promise<Response>, signal: AbortSignal | null): Promise<Response> {
  if (signal === null) return response;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    response.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
