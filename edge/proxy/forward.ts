import { apiError, DATA_HEADERS } from '../http/answers.ts';
import type { BuyerRoute } from './buyer-routes.ts';

/** What Hilt may tell the page about its allowance and the request (contract 2 and 3); everything else it sends stays here. */
const PASSED_ON = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after', 'x-hilt-request-id'];
const MOST_JSON_BYTES = 1_000_000;
const MOST_PDF_BYTES = 10_000_000;

export interface ForwardPorts {
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
}

/**
 * Asks Hilt in the buyer's place. The request is made anew: of the buyer's own only the checked path and body go on, no header at all,
 * so neither cookies nor keys can travel. An answer that is not what the route gives is not handed on: on this origin it must never be
 * anything a browser could run.
 */
export async function forward({ baseUrl, fetch: send, timeoutMs }: ForwardPorts, route: BuyerRoute, path: string, body: string | null): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await send(`${baseUrl}${path}`, {
      method: route.method,
      headers: { accept: route.answers === 'pdf' ? 'application/pdf, application/json' : 'application/json', ...(body === null ? {} : { 'content-type': 'application/json' }) },
      ...(body === null ? {} : { body }),
      redirect: 'manual',
      signal,
    });
    return await handOn(response, route);
  } catch {
    return signal.aborted ? apiError(504, 'hilt_timeout', 'Hilt did not answer in time.') : apiError(502, 'hilt_unreachable', 'Hilt could not be asked.');
  }
}

async function handOn(response: Response, route: BuyerRoute): Promise<Response> {
  const type = response.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const pdf = route.answers === 'pdf' && response.ok && type === 'application/pdf';
  const redirect = response.status < 200 || (response.status >= 300 && response.status < 400);
  const body = redirect || !(pdf || type === 'application/json') ? await leave(response) : await readAtMost(response, pdf ? MOST_PDF_BYTES : MOST_JSON_BYTES);
  if (body === null) return apiError(502, 'hilt_not_understood', 'Hilt gave an answer that cannot be handed on.');
  const headers: Record<string, string> = { ...DATA_HEADERS, 'content-type': pdf ? type : 'application/json', ...(pdf ? { 'content-disposition': 'attachment; filename="receipt.pdf"' } : {}) };
  for (const name of PASSED_ON) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return new Response(body, { status: response.status, headers });
}

async function leave(response: Response): Promise<null> {
  await response.body?.cancel();
  return null;
}

async function readAtMost(response: Response, most: number): Promise<Blob | null> {
  const reader = response.body?.getReader();
  if (reader === undefined) return null;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    // eslint-disable-next-line no-await-in-loop -- a stream is read in order
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    length += value.byteLength;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}
