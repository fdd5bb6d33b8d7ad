import { hiltWord } from '../../contract/payment-status.ts';
import type { Signature } from '../../solana/address.ts';
import { signatureOf } from '../attempt.ts';
import type { JournalEntry } from '../journal-entry.ts';
import { type Evidence, NO_EVIDENCE, absorbConfirm } from './evidence.ts';
import type { EventOf } from './events.ts';
import type { OpenDesk } from './flow.ts';
import { type Written, turnTo } from './ledger.ts';

/** The payment id of the earlier session that a transaction belongs to, one beside which the buyer went on; null for one of the current session. */
export function earlierPayment({ attempts, session }: JournalEntry, signature: Signature): string | null {
  const attempt = attempts.find((one) => signatureOf(one) === signature);
  return attempt === undefined || attempt.paymentId === session.terms.paymentId ? null : attempt.paymentId;
}

/**
 * Hilt's word on a payment of an earlier session. A CONFIRMED makes that session the current one; anything else says nothing of what is watched here
 * (null). Hilt's other words and what the scan found belong to the session before, so they do not come along.
 */
export function turnToEarlier(desk: OpenDesk, evidence: Evidence, paymentId: string, { signature, answer }: EventOf<'confirm-answered'>, now: number): (Written & { readonly evidence: Evidence }) | null {
  const turned = answer.ok && hiltWord(answer.value.status) === 'confirmed' ? turnTo(desk, paymentId, now) : null;
  if (turned === null) return null;
  return { ...turned, evidence: absorbConfirm({ ...evidence, hilt: NO_EVIDENCE.hilt, found: [], mispaid: [] }, signature, answer, now) };
}
