import { connect } from '../../api/connect.ts';
import { ContractBreach, HttpStatusFailure, NetworkFailure, TimeoutFailure } from '../../api/failures.ts';
import { type HiltHttp, requestHilt } from '../../api/http.ts';
import { type ConnectRequest, PaymentSession } from '../../contract/session.ts';
import { holdsToken } from './holds-token.ts';
import { comesBackToUs } from './link-back.ts';

/** The edge stands beside the page; if it is slow, Hilt itself is asked while the buyer still waits. */
const EDGE_TIMEOUT_MS = 10_000;

export interface SessionOpening {
  readonly http: HiltHttp;
  /** Origin of the edge; null on a static host. */
  readonly edgeUrl: string | null;
  /** Origin of the page that wallet apps are to come back to; null when none can. */
  readonly pageOrigin: string | null;
  /** A session that was begun elsewhere, to be gone on with in place of a new one; null when there is none. @throws ApiFailure when none may be opened. */
  readonly adopt?: (() => Promise<PaymentSession | null>) | undefined;
}

/**
 * Opens a session, through the edge where there is one: then a code can be shown for any price. An edge that is down, off or elsewhere costs the buyer
 * the code only, so Hilt is asked instead. That may open a second session; the first one is harmless, because nobody has been asked to pay it.
 * @throws ApiFailure
 */
export async function openSession({ http, edgeUrl, pageOrigin, adopt }: SessionOpening, slug: string, request: ConnectRequest, signal: AbortSignal): Promise<PaymentSession> {
  const session = (await adopt?.()) ?? (edgeUrl === null ? await connect(http, slug, request, signal) : await throughEdge(http, edgeUrl, slug, request, signal));
  const { handoff_token: token } = request;
  const url = session.phantom_mobile?.connect_url ?? null;
  // One with the personal link's token in it would lie in storage, in codes and with the app.
  if (typeof token === 'string' && holdsToken(`${url} ${session.transaction_request_url}`, token)) return { ...session, transaction_request_url: null, phantom_mobile: null };
  // A link that comes back to another checkout, or to none, would lead the buyer out of this one.
  const isOurs = url !== null && pageOrigin !== null && comesBackToUs(url, { step: 'connect', pageOrigin, paymentId: session.payment_id });
  return isOurs ? session : { ...session, phantom_mobile: null };
}

async function throughEdge(http: HiltHttp, edgeUrl: string, slug: string, request: ConnectRequest, signal: AbortSignal): Promise<PaymentSession> {
  try {
    const edge: HiltHttp = { baseUrl: edgeUrl, fetch: http.fetch, timeoutMs: EDGE_TIMEOUT_MS };
    return await requestHilt(edge, { method: 'POST', path: '/edge/session', body: { slug, ...request }, schema: PaymentSession, signal });
  } catch (error) {
    if (!isEdgeAtFault(error)) throw error;
    return connect(http, slug, request, signal);
  }
}

/** Hilt's own refusals come through the edge as they are, and asking again would not change them. Anything else may be the edge's doing. */
function isEdgeAtFault(error: unknown): boolean {
  if (error instanceof HttpStatusFailure) return error.status >= 500 || [403, 404, 405].includes(error.status);
  return error instanceof NetworkFailure || error instanceof TimeoutFailure || error instanceof ContractBreach;
}
