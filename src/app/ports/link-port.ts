import type { HiltHttp } from '../../api/http.ts';
import { phantomConnectCallback } from '../../api/phantom-connect-callback.ts';
import { phantomMessageCallback } from '../../api/phantom-message-callback.ts';
import { phantomMessageUrl } from '../../api/phantom-message-url.ts';
import { phantomTransactionCallback } from '../../api/phantom-transaction-callback.ts';
import { phantomTransactionUrl } from '../../api/phantom-transaction-url.ts';
import type { HiltAnswer, HiltFailure, LinkPort } from '../../payment/ports.ts';
import type { LinkPurpose } from '../../phantom/deep-link.ts';
import { transactionForPhantom, transactionFromPhantom } from '../../phantom/transaction-text.ts';
import { isAddress } from '../../solana/address.ts';
import { hiltAnswer } from './hilt-answer.ts';
import { holdsToken } from './holds-token.ts';
import { comesBackToUs } from './link-back.ts';

export interface LinkPortOptions {
  readonly http: HiltHttp;
  readonly isOnline: () => boolean;
  readonly pageOrigin: string;
}

/** A link of Hilt that leads elsewhere, or says too much, is as good as none. */
const LEADS_ELSEWHERE: HiltFailure = { kind: 'status', status: 422, code: 'link_leads_elsewhere', retryAfterMs: null };

/** A link that comes back to this checkout, and tells Phantom's app and whoever is behind it no personal link's token. */
function isOurs(url: string, purpose: LinkPurpose, handoffToken: string | null): boolean {
  return comesBackToUs(url, purpose) && (handoffToken === null || !holdsToken(url, handoffToken));
}

/** Phantom, asked and heard by links; Hilt holds the keys of the conversation (contract 4.8). */
export function linkPort({ http, isOnline, pageOrigin }: LinkPortOptions): LinkPort {
  return {
    async connected(paymentId, { key, nonce, data }, signal) {
      if (key === null) return { tag: 'failed' };
      const opened = await hiltAnswer(phantomConnectCallback(http, { payment_id: paymentId, phantom_encryption_public_key: key, nonce, data }, signal), isOnline);
      if (!opened.ok) return notOpened(opened.failure);
      const { payment_id, wallet_address: wallet } = opened.value;
      return payment_id === paymentId && isAddress(wallet) ? { tag: 'connected', address: wallet } : { tag: 'failed' };
    },
    async make(paymentId, transaction, handoffToken, signal): Promise<HiltAnswer<string>> {
      const body = { payment_id: paymentId, serialized_transaction_b58: transactionForPhantom(transaction), ...(handoffToken === null ? {} : { handoff_token: handoffToken }) };
      const made = await hiltAnswer(phantomTransactionUrl(http, body, signal), isOnline);
      if (!made.ok) return made;
      const url = made.value.deeplink_url;
      return isOurs(url, { step: 'transaction', pageOrigin, paymentId }, handoffToken) ? { ok: true, value: url } : { ok: false, failure: LEADS_ELSEWHERE };
    },
    async makeProof(paymentId, identitySessionId, handoffToken, signal): Promise<HiltAnswer<string>> {
      const body = { payment_id: paymentId, identity_session_id: identitySessionId, ...(handoffToken === null ? {} : { handoff_token: handoffToken }) };
      const made = await hiltAnswer(phantomMessageUrl(http, body, signal), isOnline);
      if (!made.ok) return made;
      const url = made.value.deeplink_url;
      return isOurs(url, { step: 'message', pageOrigin, paymentId }, handoffToken) ? { ok: true, value: url } : { ok: false, failure: LEADS_ELSEWHERE };
    },
    async proven(paymentId, { identitySessionId, nonce, data }, signal) {
      if (identitySessionId === null) return { tag: 'failed' };
      const opened = await hiltAnswer(phantomMessageCallback(http, { payment_id: paymentId, identity_session_id: identitySessionId, nonce, data }, signal), isOnline);
      if (!opened.ok) return notOpened(opened.failure);
      const { payment_id, identity_session_id: sessionId, wallet_address: wallet } = opened.value;
      return payment_id === paymentId && isAddress(wallet) ? { tag: 'proven', sessionId, wallet } : { tag: 'failed' };
    },
    async signed(paymentId, { nonce, data }, signal) {
      const opened = await hiltAnswer(phantomTransactionCallback(http, { payment_id: paymentId, nonce, data }, signal), isOnline);
      if (!opened.ok) return notOpened(opened.failure);
      const transaction = opened.value.payment_id === paymentId ? transactionFromPhantom(opened.value.serialized_transaction_b64) : null;
      return transaction === null ? { tag: 'failed' } : { tag: 'signed', transaction };
    },
  };
}

/** Hilt's refusal means that what was brought is of no use: replayed, of another conversation, or changed on the way. Silence says nothing about it. */
function notOpened(failure: HiltFailure): { readonly tag: 'failed' } | { readonly tag: 'outage'; readonly failure: HiltFailure } {
  const refused = failure.kind === 'status' && failure.status >= 400 && failure.status < 500 && failure.status !== 408 && failure.status !== 429;
  return refused ? { tag: 'failed' } : { tag: 'outage', failure };
}
