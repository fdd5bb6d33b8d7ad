import type { Address, Signature } from '../../solana/address.ts';
import type { AttemptOnChain } from '../../solana/chain.ts';
import { type Attempt, type AttemptIn, isExposed } from '../attempt.ts';
import { hiltDelay } from './cadence.ts';
import type { Command, LookTarget } from './commands.ts';
import type { Watched } from './flow.ts';
import type { Evidence } from './evidence.ts';
import { hasLanded, isOver } from './judge.ts';
import type { JournalEntry } from '../journal-entry.ts';
import { sessionFor, termsOf } from './ledger.ts';

/** What to ask and send while an exposed payment is being watched. Pure derivations of the evidence. */

/** The reference key is scanned on each of these rounds, for payments by somebody else. */
const SCAN_EVERY = 4;
/** Solana silent for this long, and Hilt is asked to judge our signature by its own eyes. */
const SILENT_MS = 10_000;

/** One reading of every attempt that is still open; with a scan of the reference now and then, when asked for, or because a code can be found by nothing else. */
export function look({ desk, evidence, looks }: { readonly desk: Pick<Watched['desk'], 'entry'>; readonly evidence: Evidence; readonly looks: number }, asked = looks % SCAN_EVERY === 0): Command {
  const scan = asked || desk.entry.attempts.some((attempt) => attempt.phase === 'shown');
  const open = desk.entry.attempts.filter((attempt) => isExposed(attempt) && !isOver(evidence.sights[attempt.id]));
  const targets = open.flatMap((attempt): readonly LookTarget[] => {
    // What was paid by others for this session is found by the scan; what is only named by Hilt is looked for by its name.
    const scanned = attempt.paymentId === desk.entry.session.terms.paymentId && (attempt.phase === 'shown' || (attempt.phase === 'found' && evidence.found.some((payment) => payment.signature === attempt.signature)));
    const onChain = scanned ? null : asOnChain(attempt);
    return onChain === null ? [] : [{ attemptId: attempt.id, terms: termsOf(desk.entry, attempt), attempt: onChain }];
  });
  return { do: 'look', targets: scan ? [...targets, ...earlierReferences(desk.entry, open)] : targets, scan: scan ? desk.entry.session.terms : null };
}

/**
 * The reference keys of earlier sessions, under their payment ids. A wallet may have told another signature than that of what it sent, and somebody else may
 * have paid: neither is ever found by the signature, and while the key shows a payment, that signature is never proven dead.
 */
function earlierReferences({ session, earlier }: JournalEntry, open: readonly Attempt[]): readonly LookTarget[] {
  return earlier.flatMap(({ terms }) => {
    const phases = open.filter((attempt) => attempt.paymentId === terms.paymentId && terms.paymentId !== session.terms.paymentId).map(({ phase }) => phase);
    // A code of that session is looked for by the same key.
    return phases.includes('exposed') && !phases.includes('shown') ? [{ attemptId: terms.paymentId, terms, attempt: { signature: null, payer: null, lastValidBlockHeight: null, answeredHeight: null } }] : [];
  });
}

/** Null for what nobody can send. Without a height read after the wallet's answer nothing may ever be called dead. */
function asOnChain(attempt: Attempt): AttemptOnChain | null {
  switch (attempt.phase) {
    case 'exposed':
      return { signature: attempt.signature, payer: attempt.payer, lastValidBlockHeight: attempt.answeredHeight === null ? null : attempt.lastValidBlockHeight, answeredHeight: attempt.answeredHeight };
    case 'unanswered':
    case 'linked':
    case 'asked':
      return { signature: null, payer: attempt.payer, lastValidBlockHeight: null, answeredHeight: null };
    case 'shown':
      return { signature: null, payer: null, lastValidBlockHeight: null, answeredHeight: null };
    case 'found':
      return { signature: attempt.signature, payer: attempt.payer, lastValidBlockHeight: null, answeredHeight: null };
    case 'signed':
    case 'ended':
      return null;
    default:
      return attempt satisfies never;
  }
}

/**
 * Reads the height after a wallet answered that sends by itself: it may have stamped its own blockhash, which lives from that answer on. Without
 * this reading the attempt is never called dead, so it is tried again until there is one.
 */
export function readHeight({ desk }: Watched): readonly Command[] {
  return desk.entry.attempts.some(needsHeight) ? [{ do: 'read-time' }] : [];
}

export function needsHeight(attempt: Attempt): attempt is AttemptIn<'exposed'> {
  return attempt.phase === 'exposed' && attempt.answeredHeight === null;
}

/** The signed bytes that may still have to go out: the newest own attempt, unless somebody has paid or it is confirmed or over. */
export function sendable({ desk, evidence }: Watched): Uint8Array | null {
  const newest = desk.entry.attempts.find((attempt) => attempt.phase !== 'found' && isExposed(attempt));
  if (newest?.phase !== 'exposed' || newest.transaction === null) return null;
  if (evidence.hilt.word === 'confirmed' || hasLanded(desk.entry.attempts, evidence) || isOver(evidence.sights[newest.id])) return null;
  return newest.transaction;
}

export function send(watched: Watched): readonly Command[] {
  const transaction = sendable(watched);
  return transaction === null ? [] : [{ do: 'send', transaction }];
}

/** A transaction that Hilt is asked to record. `sure`: it was seen to pay the terms, or Hilt itself names it. */
interface ConfirmTarget {
  readonly paymentId: string;
  readonly signature: Signature;
  readonly payer: Address;
  readonly walletName: string | null;
  readonly sure: boolean;
}

/** The transaction Hilt should record: one that was seen to land, else, while Solana is silent, ours. */
function confirmTarget({ desk, evidence, since }: Watched, now: number): ConfirmTarget | null {
  const named = evidence.hilt.word === 'confirmed' ? evidence.hilt.signature : null;
  const own = desk.entry.attempts.flatMap((attempt): readonly ConfirmTarget[] => {
    const sight = evidence.sights[attempt.id];
    const landed = sight?.tag === 'landed' && sight.commitment !== 'processed';
    const waited = now - since >= SILENT_MS && (sight === undefined || sight.tag === 'unreachable');
    const { paymentId } = attempt;
    if (attempt.phase === 'shown') return [];
    // Somebody's payment of this session is among those the scan has found; that of an earlier one is known by its signature only.
    if (attempt.phase === 'found') return landed && attempt.payer !== null && paymentId !== desk.entry.session.terms.paymentId ? [{ paymentId, signature: sight.signature, payer: attempt.payer, walletName: null, sure: true }] : [];
    // One that is not what was shown waits behind one that is: somebody else may have paid rightly meanwhile.
    if (landed) return [{ paymentId, signature: sight.signature, payer: attempt.payer, walletName: attempt.walletName, sure: sight.verified?.ok !== false }];
    return attempt.phase === 'exposed' && (waited || attempt.signature === named) ? [{ paymentId, signature: attempt.signature, payer: attempt.payer, walletName: attempt.walletName, sure: attempt.signature === named }] : [];
  });
  const { paymentId } = desk.entry.session.terms;
  const found = evidence.found.map((payment) => ({ paymentId, signature: payment.signature, payer: payment.payer, walletName: null, sure: true }));
  const all = [...own, ...found];
  return all.find((one) => one.signature === named) ?? all.find((one) => one.sure) ?? all[0] ?? null;
}

/** One question to Hilt: confirm when there is something to record, else the status. A refused confirm takes turns with the status, which may know better by now. */
export function askHilt(watched: Watched, now: number): Command {
  const { session } = watched.desk.entry;
  const { paymentId } = session.terms;
  const target = confirmTarget(watched, now);
  if (target === null || (watched.evidence.hilt.refusal !== null && watched.questions % 2 === 1)) return { do: 'read-status', paymentId };
  const request = { payment_id: target.paymentId, slug: session.slug, tx_signature: target.signature, payer_wallet: target.payer };
  const identity = sessionFor(watched.desk.entry, target.paymentId).identity;
  const proven = identity === null || identity.wallet !== target.payer ? request : { ...request, identity_session_id: identity.sessionId };
  return { do: 'confirm', signature: target.signature, request: target.walletName === null ? proven : { ...proven, wallet_source: target.walletName } };
}

/** Waits until Hilt is to be asked again. */
export function waitForHilt({ evidence, since, hiltFailures }: Watched, now: number, retryAfterMs: number | null): Command {
  const { hilt, milestones } = evidence;
  const ms = hiltDelay({
    expectingMs: milestones.confirmedAt === null ? null : now - milestones.confirmedAt,
    watchingMs: now - since,
    failures: hiltFailures,
    retryAfterMs,
    refused: hilt.refusal !== null || hilt.word === 'failed',
  });
  return { do: 'wait', timer: 'hilt', ms, rests: true };
}
