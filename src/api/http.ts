import * as v from 'valibot';
import { readErrorBody } from '../contract/error-body.ts';
import { ContractBreach, HttpStatusFailure, NetworkFailure, TimeoutFailure } from './failures.ts';
import { retryAfterMs } from './retry-after.ts';

/** How the client reaches Hilt. `fetch` is handed in so that tests and the early request of the page head can take its place. */
export interface HiltHttp {
  /** Origin of the API without a trailing slash, e.g. `https://api.hilt.so`. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  /** Milliseconds until an unanswered request counts as failed; Hilt's own client uses 20 s (contract section 1). */
  readonly timeoutMs: number;
}

export interface HiltRequest<TSchema extends v.GenericSchema> {
  readonly method: 'GET' | 'POST';
  /** Path with every foreign part already encoded. */
  readonly path: string;
  readonly body?: object;
  readonly schema: TSchema;
  readonly signal: AbortSignal;
}

/**
 * One request, one parsed answer. Sends no credentials and no referrer.
 * @throws ApiFailure for every way it can fail, and the signal's own reason when the caller aborts.
 */
export function requestHilt<TSchema extends v.GenericSchema>(http: HiltHttp, request: HiltRequest<TSchema>): Promise<v.InferOutput<TSchema>> {
  return send(http, request, (response) => readAnswer(response, request.schema));
}

/**
 * A GET whose answer is wanted sign by sign, for a reader that is stricter than JSON.parse. Not parsed, not checked.
 * @throws as requestHilt, but never ContractBreach.
 */
export function requestHiltText(http: HiltHttp, path: string, signal: AbortSignal): Promise<string> {
  return send(http, { method: 'GET', path, signal }, async (response) => {
    const text = await response.text();
    if (!response.ok) throw statusFailure(response, parseJson(text));
    return text;
  });
}

async function send<T>(http: HiltHttp, request: Omit<HiltRequest<v.GenericSchema>, 'schema'>, read: (response: Response) => Promise<T>): Promise<T> {
  const deadline = AbortSignal.timeout(http.timeoutMs);
  const signal = AbortSignal.any([request.signal, deadline]);
  try {
    const response = await http.fetch(`${http.baseUrl}${request.path}`, {
      method: request.method,
      headers: request.body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });
    return await read(response);
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason;
    if (deadline.aborted) throw new TimeoutFailure('hilt did not answer in time');
    if (error instanceof HttpStatusFailure || error instanceof ContractBreach) throw error;
    throw new NetworkFailure('hilt could not be reached', { cause: error });
  }
}

/** Turns a response into parsed data or the failure it stands for; shared with the request the page head starts early. */
export async function readAnswer<TSchema extends v.GenericSchema>(response: Response, schema: TSchema): Promise<v.InferOutput<TSchema>> {
  const text = await response.text();
  const body = parseJson(text);
  if (!response.ok) throw statusFailure(response, body);
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw new ContractBreach(parsed.issues.map((issue) => v.getDotPath(issue) ?? '(whole answer)'));
  return parsed.output;
}

function statusFailure(response: Response, body: unknown): HttpStatusFailure {
  const requestId = response.headers.get('x-hilt-request-id') ?? response.headers.get('x-request-id');
  return new HttpStatusFailure({ status: response.status, body: readErrorBody(body), retryAfterMs: retryAfterMs(response.headers.get('retry-after')), requestId });
}

/** Undefined when the text is not JSON: no schema accepts that, so it ends as a breach or an error without words. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
