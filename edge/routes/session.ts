import * as v from 'valibot';
import { HttpStatusFailure, isApiFailure, TimeoutFailure } from '../../src/api/failures.ts';
import type { Edge, EdgeApp, EdgeContext } from '../context.ts';
import { apiError, json } from '../http/answers.ts';
import { readJson } from '../http/read-json.ts';
import { allowanceHeaders } from '../limit/rate-limit.ts';
import { shortened } from '../log/log-entry.ts';
import { type OpenedSession, openSession, SessionBody } from '../pay/open-session.ts';
import { signTerms } from '../pay/terms-token.ts';
import { transactionRequestPath } from './transaction-request.ts';

const MOST_BYTES = 8_192;

/**
 * `POST /edge/session`: opens a session at Hilt for the page, so that wallet and QR share one payment. The answer is Hilt's own, with
 * `transaction_request_url` added: a `solana:` link for a QR or a wallet, or null where this edge will not sign the terms.
 */
export function sessionRoute(app: EdgeApp, edge: Edge): void {
  app.post('/edge/session', (context) => open(context, edge));
}

async function open(context: EdgeContext, edge: Edge): Promise<Response> {
  const { ports, http, products, limits, client } = edge;
  if (ports.config.secrets.length === 0) return apiError(501, 'transaction_requests_off', 'This server opens no sessions; ask Hilt.');
  if (isForeign(context, ports.config.publicUrl)) return apiError(403, 'foreign_origin', 'Only this checkout’s own pages may ask this.');
  const allowance = limits.session.take(client(context));
  if (!allowance.allowed) return apiError(429, 'rate_limited', 'Too many sessions from here.', allowanceHeaders(allowance, ports.now()));
  const body = await readJson(context.req.raw, MOST_BYTES);
  if (!body.ok) return apiError(body.status, body.code, 'The body is not a JSON object of at most 8 KB.');
  const request = v.safeParse(SessionBody, body.value);
  if (!request.success) return apiError(422, 'invalid_request', `Wrong: ${request.issues.map((issue) => v.getDotPath(issue) ?? 'body').join(', ')}`);
  context.set('about', request.output.slug);
  try {
    const opened = await openSession({ http, products, allowedFeeWallets: ports.config.checkout.feeWallets ?? [] }, request.output, AbortSignal.timeout(ports.limits.hiltMs * 2));
    return await answer(context, edge, opened);
  } catch (error) {
    return hiltFailed(error);
  }
}

async function answer(context: EdgeContext, { ports: { config } }: Edge, { wire, signed }: OpenedSession): Promise<Response> {
  const [secret] = config.secrets;
  if (signed === null || secret === undefined || config.publicUrl === null) return json(200, { ...wire, transaction_request_url: null });
  context.set('about', shortened(signed.terms.paymentId));
  const token = await signTerms(signed, secret);
  return json(200, { ...wire, transaction_request_url: `solana:${config.publicUrl}${transactionRequestPath(token)}` });
}

/** Other sites get no sessions out of a buyer's browser: each costs some of what all buyers share at Hilt. */
function isForeign(context: EdgeContext, publicUrl: string | null): boolean {
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  return (origin !== undefined && origin !== publicUrl) || (site !== undefined && site !== 'same-origin');
}

/** Hilt's refusals are handed on with their status and code; the rest is what a gateway says. @throws what is not a failure of Hilt. */
function hiltFailed(error: unknown): Response {
  if (!isApiFailure(error)) throw error;
  if (error instanceof HttpStatusFailure) {
    const wait = error.retryAfterMs === null ? {} : { 'retry-after': String(Math.ceil(error.retryAfterMs / 1000)) };
    return apiError(error.status, error.body.code ?? 'hilt_refused', error.body.text ?? 'Hilt refused.', wait);
  }
  if (error instanceof TimeoutFailure) return apiError(504, 'hilt_timeout', 'Hilt did not answer in time.');
  return apiError(502, 'hilt_unreachable', 'Hilt could not be asked.');
}
