import { type Attempt, type AttemptIn, isExposed, signatureOf } from '../attempt.ts';
import type { Evidence } from './evidence.ts';
import type { OpenDesk } from './flow.ts';
import { ended, isOurs, putAttempts, type Written } from './ledger.ts';

/**
 * Carries what the evidence proves over into the journal's attempts, so that a reload starts from it: attempts that can never charge are ended,
 * a wallet that never answered gets the signature it was found under, and a stranger's transaction for this payment is noted. Null when nothing
 * changed.
 */
export function settledAttempts(desk: OpenDesk, evidence: Evidence, now: number): Written | null {
  const changed = desk.entry.attempts.flatMap((attempt) => {
    const next = settled(attempt, desk, evidence, now);
    return next === null ? [] : [next];
  });
  return putAttempts(desk, [...changed, ...strangers(desk, evidence, now)], now);
}

function settled(attempt: Attempt, desk: OpenDesk, evidence: Evidence, now: number): Attempt | null {
  // Landed although it was taken for ended (a lying node, a lying wallet): it counts again.
  if (attempt.phase === 'ended') return evidence.found.some((payment) => payment.signature === attempt.signature) ? reopened(attempt, now) : null;
  const sight = evidence.sights[attempt.id];
  if (!isExposed(attempt) || sight === undefined || attempt.phase === 'found') return null;
  if (sight.tag === 'dead') return ended(attempt, 'dead');
  if (sight.tag === 'failed' && sight.commitment === 'finalized') return ended(attempt, 'failed');
  // Found by the reference key: it is this attempt's only if the same wallet paid and no other attempt of ours has that signature.
  if (attempt.phase === 'unanswered' && sight.tag === 'landed' && sight.verified?.ok === true && sight.verified.payer === attempt.payer && !isOurs(desk.entry, sight.signature)) {
    const { phase: _, ...own } = attempt;
    return { ...own, phase: 'exposed', transaction: null, signature: sight.signature, answeredHeight: null, signedAt: now, sentAt: now };
  }
  return null;
}

/** An attempt that turned out to have been sent after all; null when not even its signature is known. */
export function reopened(attempt: AttemptIn<'ended'>, now: number): AttemptIn<'exposed'> | null {
  const { outcome: _, signature, ...own } = attempt;
  return signature === null ? null : { ...own, phase: 'exposed', transaction: null, signature, answeredHeight: null, signedAt: now, sentAt: now };
}

/** Transactions for this payment that are not ours: seen on the reference key, or only named by Hilt (then nothing is known but the signature). */
function strangers(desk: OpenDesk, { found, hilt }: Evidence, now: number): readonly Attempt[] {
  const { attempts, session } = desk.entry;
  const seen = found.map(({ signature, payer }) => ({ signature, payer }));
  const named = hilt.signature === null || seen.some((one) => one.signature === hilt.signature) ? [] : [{ signature: hilt.signature, payer: null }];
  return [...seen, ...named].flatMap(({ signature, payer }): readonly Attempt[] => {
    if (isOurs(desk.entry, signature)) return [];
    const known = attempts.find((attempt) => signatureOf(attempt) === signature);
    if (known !== undefined) return known.phase === 'found' && known.payer === null && payer !== null ? [{ ...known, payer }] : [];
    return [{ id: signature, paymentId: session.terms.paymentId, mode: 'elsewhere', askedAt: now, phase: 'found', payer, signature }];
  });
}
