import { type Attempt, type AttemptIn, isExposed, signatureOf } from '../attempt.ts';
import { isAddress } from '../../solana/address.ts';
import type { ChainSight } from '../../solana/chain-sight.ts';
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
  return putAttempts(desk, [...changed, ...byCode(desk, strangers(desk, evidence, now))], now);
}

/**
 * While a code is out, a payment by somebody unknown is taken for its own: the first one that the chain shows, for a code is one attempt. What only Hilt
 * names may never have been.
 */
function byCode({ entry }: OpenDesk, payers: readonly AttemptIn<'found'>[]): readonly Attempt[] {
  const code = entry.attempts.find((attempt) => attempt.phase === 'shown' && attempt.paymentId === entry.session.terms.paymentId);
  const paid = payers.find(({ payer, paymentId }) => payer !== null && paymentId === entry.session.terms.paymentId);
  if (code === undefined || paid === undefined) return payers;
  const known = entry.attempts.some(({ id }) => id === paid.id);
  return [...payers.filter((payer) => payer !== paid || known), { ...paid, id: code.id, askedAt: code.askedAt, mode: 'qr' }];
}

function settled(attempt: Attempt, desk: OpenDesk, evidence: Evidence, now: number): Attempt | null {
  // Landed although it was taken for ended (a lying node, a lying wallet): it counts again.
  if (attempt.phase === 'ended') return evidence.found.some((payment) => payment.signature === attempt.signature) ? reopened(attempt, now) : null;
  const sight = evidence.sights[attempt.id];
  if (!isExposed(attempt) || sight === undefined || attempt.phase === 'found') return null;
  if (attempt.phase === 'shown') return paidLate(attempt, sight, desk);
  if (sight.tag === 'dead') return ended(attempt, 'dead');
  if (sight.tag === 'failed' && sight.commitment === 'finalized') return ended(attempt, 'failed');
  // Found by the reference key: it is this attempt's only if the same wallet paid and no other attempt of ours has that signature.
  if ((attempt.phase === 'unanswered' || attempt.phase === 'linked') && sight.tag === 'landed' && sight.verified?.ok === true && sight.verified.payer === attempt.payer && !isOurs(desk.entry, sight.signature)) {
    const { id, paymentId, mode, payer, walletName, blockhash, lastValidBlockHeight, askedAt } = attempt;
    return { id, paymentId, mode, payer, walletName, blockhash, lastValidBlockHeight, askedAt, phase: 'exposed', transaction: null, signature: sight.signature, answeredHeight: null, signedAt: now, sentAt: now };
  }
  return null;
}

/** A code of an earlier session that was paid after all. This session's own is found by the scan. */
function paidLate({ id, paymentId, mode, askedAt }: AttemptIn<'shown'>, sight: ChainSight, { entry }: OpenDesk): AttemptIn<'found'> | null {
  const earlier = paymentId !== entry.session.terms.paymentId;
  if (!earlier || sight.tag !== 'landed' || sight.verified?.ok !== true || isOurs(entry, sight.signature)) return null;
  const { payer } = sight.verified;
  return { id, paymentId, mode, askedAt, phase: 'found', payer: isAddress(payer) ? payer : null, signature: sight.signature };
}

/** An attempt that turned out to have been sent after all; null when not even its signature is known. */
export function reopened(attempt: AttemptIn<'ended'>, now: number): AttemptIn<'exposed'> | null {
  const { outcome: _, signature, ...own } = attempt;
  return signature === null ? null : { ...own, phase: 'exposed', transaction: null, signature, answeredHeight: null, signedAt: now, sentAt: now };
}

/** Transactions for this payment that are not ours: seen on the reference key, or only named by Hilt (then nothing is known but the signature). */
function strangers(desk: OpenDesk, { found, hilt, sights }: Evidence, now: number): readonly AttemptIn<'found'>[] {
  const { attempts, session, earlier } = desk.entry;
  const { paymentId: current } = session.terms;
  const seen = found.map(({ signature, payer }) => ({ paymentId: current, signature, payer }));
  const named = hilt.signature === null || seen.some((one) => one.signature === hilt.signature) ? [] : [{ paymentId: current, signature: hilt.signature, payer: null }];
  const before = earlier.flatMap(({ terms }) => {
    const sight = sights[terms.paymentId];
    return sight?.tag === 'landed' && sight.verified?.ok === true ? [{ paymentId: terms.paymentId, signature: sight.signature, payer: isAddress(sight.verified.payer) ? sight.verified.payer : null }] : [];
  });
  return [...seen, ...named, ...before].flatMap(({ paymentId, signature, payer }): readonly AttemptIn<'found'>[] => {
    if (isOurs(desk.entry, signature)) return [];
    const known = attempts.find((attempt) => signatureOf(attempt) === signature);
    if (known !== undefined) return known.phase === 'found' && known.payer === null && payer !== null ? [{ ...known, payer }] : [];
    return [{ id: signature, paymentId, mode: 'elsewhere', askedAt: now, phase: 'found', payer, signature }];
  });
}
