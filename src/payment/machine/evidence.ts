import type { ConfirmAnswer } from '../../contract/pay.ts';
import { type PaymentStatus, hiltWord } from '../../contract/payment-status.ts';
import { type Signature, isSignature } from '../../solana/address.ts';
import type { FoundPayment, Mispayment, ReferenceScan } from '../../solana/chain.ts';
import type { ChainSight } from '../../solana/chain-sight.ts';
import type { HiltAnswer, HiltFailure } from '../ports.ts';
import { deliveryOf, retold } from '../delivery.ts';
import type { Delivery, HiltSight, Milestones } from '../state.ts';
import type { EventOf } from './events.ts';

/** What Hilt has said of one payment. */
export interface HiltEvidence {
  /** Hilt's last word; 'not-asked' before the first. */
  readonly word: 'not-asked' | 'pending' | 'confirmed' | 'failed';
  /** The last question got no answer at all. */
  readonly silent: boolean;
  /** Page clock of the last question that was answered or failed. */
  readonly at: number | null;
  /** The transaction Hilt names for this payment; a claim, not a proof. */
  readonly signature: Signature | null;
  /** HTTP status of the last refusal to record the payment; null when the last answer was no refusal. */
  readonly refusal: number | null;
  /** Null until a confirm answered CONFIRMED, which is the only answer that carries the access link. */
  readonly delivery: Delivery | null;
  readonly receiptId: string | null;
}

/** All that chain and Hilt have said since this page began to watch. States are derived from it (judge.ts), so the order of answers never matters. */
export interface Evidence {
  /** Newest telling sight of each attempt, by attempt id. */
  readonly sights: Readonly<Record<string, ChainSight>>;
  /** Payments on the reference key that really pay the terms, whoever sent them. */
  readonly found: readonly FoundPayment[];
  /** What reached the seller on the reference key without paying the terms. */
  readonly mispaid: readonly Mispayment[];
  readonly hilt: HiltEvidence;
  readonly milestones: Milestones;
}

export const NO_EVIDENCE: Evidence = {
  sights: {},
  found: [],
  mispaid: [],
  hilt: { word: 'not-asked', silent: false, at: null, signature: null, refusal: null, delivery: null, receiptId: null },
  milestones: { signedAt: null, seenAt: null, confirmedAt: null, finalizedAt: null, recordedAt: null },
};

/**
 * Takes in one reading of an attempt. What is final stays; silence takes nothing back that was confirmed; anything else replaces what was seen before,
 * because a block that was only processed or confirmed can still be rolled back.
 */
export function absorbSight(evidence: Evidence, attemptId: string, sight: ChainSight, now: number): Evidence {
  const before = evidence.sights[attemptId];
  if (before !== undefined && (isFinal(before) || (sight.tag === 'unreachable' && !isVague(before)))) return evidence;
  const sights = { ...evidence.sights, [attemptId]: sight };
  return { ...evidence, sights, milestones: sight.tag === 'landed' ? passed(evidence.milestones, sight.commitment, now) : evidence.milestones };
}

/** Told nothing that could be lost: then silence is shown as silence, and Hilt is asked to look for itself. */
function isVague(sight: ChainSight): boolean {
  return sight.tag === 'unseen' || (sight.tag === 'landed' && sight.commitment === 'processed');
}

function isFinal(sight: ChainSight): boolean {
  return sight.tag === 'dead' || ((sight.tag === 'landed' || sight.tag === 'failed') && sight.commitment === 'finalized' && (sight.tag === 'failed' || sight.verified !== null));
}

/** Milestones only ever fill up: a later commitment implies the earlier ones. */
function passed(milestones: Milestones, commitment: 'processed' | 'confirmed' | 'finalized', now: number): Milestones {
  return {
    ...milestones,
    seenAt: milestones.seenAt ?? now,
    confirmedAt: milestones.confirmedAt ?? (commitment === 'processed' ? null : now),
    finalizedAt: milestones.finalizedAt ?? (commitment === 'finalized' ? now : null),
  };
}

/** Takes in one scan of the reference key. A scan that misses a payment seen before (a lagging node) does not unsee it unless it was not final. */
export function absorbScan(evidence: Evidence, scan: ReferenceScan, now: number): Evidence {
  if (scan.tag === 'unreachable') return evidence;
  const paying = scan.payments.filter((payment) => payment.check.ok);
  const kept = evidence.found.filter((old) => old.commitment === 'finalized' && !paying.some((payment) => payment.signature === old.signature));
  const newest = paying.at(-1);
  // Never taken back: a buyer who was told of money that went astray must be able to come back to it.
  const mispaid = [...evidence.mispaid.filter((old) => !scan.mispaid.some((one) => one.signature === old.signature)), ...scan.mispaid];
  return { ...evidence, found: [...kept, ...paying], mispaid, milestones: newest === undefined ? evidence.milestones : passed(evidence.milestones, newest.commitment, now) };
}

/** Everything the chain just told, taken in. */
export function absorbLook(evidence: Evidence, { sights, scan }: EventOf<'looked'>, now: number): Evidence {
  const seen = Object.entries(sights).reduce((sum, [id, sight]) => absorbSight(sum, id, sight, now), evidence);
  return scan === null ? seen : absorbScan(seen, scan, now);
}

/** Takes in an answer of `GET /v1/payments/{id}`. An error answer is no word on the payment (money invariant 1). */
export function absorbStatus(evidence: Evidence, answer: HiltAnswer<PaymentStatus>, now: number): Evidence {
  if (!answer.ok) return { ...evidence, hilt: { ...evidence.hilt, silent: isSilence(answer.failure), at: now } };
  const word = hiltWord(answer.value.status);
  const { hilt } = evidence;
  const named = answer.value.tx_signature;
  return recorded(
    {
      ...evidence,
      hilt: {
        ...hilt,
        word: hilt.word === 'confirmed' ? 'confirmed' : word,
        silent: false,
        at: now,
        signature: named !== null && isSignature(named) ? named : hilt.signature,
        refusal: word === 'confirmed' ? null : hilt.refusal,
        delivery: hilt.delivery && retold(hilt.delivery, answer.value, now),
        receiptId: answer.value.receipt_id ?? hilt.receiptId,
      },
    },
    now,
  );
}

/** Takes in an answer of confirm about `signature`. */
export function absorbConfirm(evidence: Evidence, signature: Signature, answer: HiltAnswer<ConfirmAnswer>, now: number): Evidence {
  const { hilt } = evidence;
  if (!answer.ok) return { ...evidence, hilt: { ...hilt, silent: isSilence(answer.failure), at: now, refusal: refusalOf(answer.failure) ?? hilt.refusal } };
  const { value } = answer;
  const word = hiltWord(value.status);
  const told = { ...hilt, word: hilt.word === 'confirmed' ? ('confirmed' as const) : word, silent: false, at: now, refusal: null, receiptId: value.receipt_id ?? hilt.receiptId };
  if (word !== 'confirmed') return { ...evidence, hilt: told };
  const delivery = deliveryOf(value, hilt.delivery, now);
  return recorded({ ...evidence, hilt: { ...told, signature, delivery } }, now);
}

function recorded(evidence: Evidence, now: number): Evidence {
  if (evidence.hilt.word !== 'confirmed' || evidence.milestones.recordedAt !== null) return evidence;
  return { ...evidence, milestones: { ...evidence.milestones, recordedAt: now } };
}

/** True when Hilt could not be asked, as opposed to having refused. */
export function isSilence(failure: HiltFailure): boolean {
  return failure.kind !== 'status' || failure.status === 429 || failure.status >= 500;
}

/** The status of an answer that refuses to record the payment. 408 only says that the chain was not fast enough. */
function refusalOf(failure: HiltFailure): number | null {
  if (failure.kind !== 'status' || isSilence(failure) || failure.status === 408) return null;
  return failure.status;
}

/** What Hilt last said, for a screen. */
export function hiltSight({ hilt }: Evidence): HiltSight {
  // Asked, and no word on the payment (a refusal to record it): that is no record, not "not asked".
  const word = hilt.word === 'not-asked' && hilt.at !== null ? 'pending' : hilt.word;
  return { tag: hilt.silent ? 'unreachable' : word, at: hilt.at };
}
