import type { Address, Signature } from '../../solana/address.ts';
import type { ChainSight, Witnesses } from '../../solana/chain-sight.ts';
import { type Attempt, isExposed, signatureOf } from '../attempt.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { NotCharged } from '../state.ts';
import type { Evidence } from './evidence.ts';
import { isWithdrawn } from './ledger.ts';

/** What chain and Hilt together prove about the exposed attempts of a payment (money invariant 5). */
export type Verdict =
  /** Not known yet. */
  | { readonly tag: 'open' }
  /** Landed, but Hilt refuses it, calls it failed, is silent for long, or it is not what was shown. */
  | { readonly tag: 'unrecorded' }
  | { readonly tag: 'paid'; readonly signature: Signature; readonly payer: Address | null }
  | { readonly tag: 'paid-twice'; readonly signatures: readonly [Signature, Signature] }
  /** Every exposed attempt is proven unable to charge. */
  | { readonly tag: 'not-charged'; readonly outcome: NotCharged; readonly witnesses: Witnesses };

/** Landed this long without Hilt's word, and the page says so instead of just waiting. */
const UNRECORDED_AFTER_MS = 90_000;

/**
 * Derives the verdict from all evidence. Order matters: two payments outrank everything, Hilt's CONFIRMED outranks the chain (invariant 3),
 * and no HTTP status or FAILED ever outranks a landed or possibly landing attempt (invariant 1).
 */
export function judge({ attempts, accepted, earlier }: Pick<JournalEntry, 'attempts' | 'accepted' | 'earlier'>, evidence: Evidence, now: number): Verdict {
  const twice = twoPayments([...attempts.map(({ id }) => id), ...earlier.map(({ terms }) => terms.paymentId)], evidence);
  if (twice !== null) return { tag: 'paid-twice', signatures: twice };
  const paid = recordedPayment(attempts, evidence);
  if (paid !== null) return { tag: 'paid', ...paid };
  if (hasLanded(attempts, evidence)) return landedVerdict(evidence, attempts, now);
  return endedVerdict(attempts.filter((attempt) => isExposed(attempt) && !isWithdrawn(attempt, accepted)), evidence) ?? { tag: 'open' };
}

/**
 * Final transactions that paid the terms, or that Hilt calls the payment; oldest first. Two of them are a double payment, however they came about. An
 * API that names what never was, or a block that is abandoned, must not make one payment two.
 * @param looked what was looked at: attempts by their ids, earlier sessions by their payment ids.
 */
function twoPayments(looked: readonly string[], { hilt, found, sights }: Evidence): readonly [Signature, Signature] | null {
  const sure = new Set<Signature>();
  const isNamed = (signature: Signature) => hilt.word === 'confirmed' && hilt.signature === signature;
  for (const payment of found) if (payment.commitment === 'finalized') sure.add(payment.signature);
  for (const id of looked) {
    const sight = sights[id];
    if (sight?.tag === 'landed' && sight.commitment === 'finalized' && (sight.verified?.ok === true || isNamed(sight.signature))) sure.add(sight.signature);
  }
  const [first, second] = sure;
  return first !== undefined && second !== undefined ? [first, second] : null;
}

/** A transaction that was seen to pay the terms; this device's own first. */
function onChain(attempts: readonly Attempt[], { found, sights }: Evidence): Signature | null {
  const own = attempts.flatMap(({ id }) => {
    const sight = sights[id];
    return sight?.tag === 'landed' && sight.commitment !== 'processed' && sight.verified?.ok === true ? [sight.signature] : [];
  });
  return own[0] ?? found[0]?.signature ?? null;
}

/** True for a transaction that pays the terms and was seen at confirmed at least. */
function isOnChain(signature: Signature, attempts: readonly Attempt[], { found, sights }: Evidence): boolean {
  if (found.some((payment) => payment.signature === signature)) return true;
  return attempts.some(({ id }) => {
    const sight = sights[id];
    return sight?.tag === 'landed' && sight.signature === signature && sight.commitment !== 'processed' && sight.verified?.ok === true;
  });
}

/** Hilt's CONFIRMED together with the transaction it stands on; null until Hilt has said so. */
function recordedPayment(attempts: readonly Attempt[], evidence: Evidence): { readonly signature: Signature; readonly payer: Address | null } | null {
  if (evidence.hilt.word !== 'confirmed') return null;
  const named = evidence.hilt.signature;
  // What Hilt names is the payment, unless the chain knows another and does not know that one.
  const seen = named !== null && isOnChain(named, attempts, evidence) ? named : onChain(attempts, evidence);
  const signature = seen ?? named ?? attempts.map(signatureOf).find((known) => known !== null);
  if (signature === undefined) return null;
  const found = evidence.found.find((payment) => payment.signature === signature);
  const attempt = attempts.find((one) => signatureOf(one) === signature);
  return { signature, payer: found?.payer ?? (attempt === undefined || attempt.phase === 'shown' ? null : attempt.payer) };
}

/** True once any payment of this session, ours or another's, was seen at confirmed. */
export function hasLanded(attempts: readonly Attempt[], evidence: Evidence): boolean {
  return evidence.found.length > 0 || attempts.some((attempt) => isLanded(evidence.sights[attempt.id]));
}

function isLanded(sight: ChainSight | undefined): boolean {
  return sight?.tag === 'landed' && sight.commitment !== 'processed';
}

function landedVerdict(evidence: Evidence, attempts: readonly Attempt[], now: number): Verdict {
  const { hilt, milestones } = evidence;
  const different = attempts.some((attempt) => {
    const sight = evidence.sights[attempt.id];
    return sight?.tag === 'landed' && sight.verified?.ok === false;
  });
  const long = milestones.confirmedAt !== null && now - milestones.confirmedAt >= UNRECORDED_AFTER_MS;
  return hilt.refusal !== null || hilt.word === 'failed' || different || long ? { tag: 'unrecorded' } : { tag: 'open' };
}

/** "Not charged" only when nothing exposed is left that could charge, whatever Hilt says. */
function endedVerdict(exposed: readonly Attempt[], evidence: Evidence): Verdict | null {
  if (exposed.length === 0 || !exposed.every((attempt) => isOver(evidence.sights[attempt.id]))) return null;
  const [newest] = exposed;
  const sight = newest === undefined ? undefined : evidence.sights[newest.id];
  if (newest === undefined || sight === undefined) return null;
  if (sight.tag === 'failed') return { tag: 'not-charged', outcome: { why: 'failed-on-chain', signature: sight.signature, error: sight.error, fee: sight.fee }, witnesses: sight.witnesses };
  return { tag: 'not-charged', outcome: { why: 'never-landed', signature: signatureOf(newest) }, witnesses: sight.witnesses };
}

/** Proof that an attempt can never charge: dead by the full rule, or executed with an error in a finalized block. */
export function isOver(sight: ChainSight | undefined): boolean {
  return sight?.tag === 'dead' || (sight?.tag === 'failed' && sight.commitment === 'finalized');
}
