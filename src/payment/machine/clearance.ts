import { hiltWord } from '../../contract/payment-status.ts';
import { type Address, type Signature, isSignature } from '../../solana/address.ts';
import type { ChainTime } from '../../solana/chain.ts';
import type { Witnesses } from '../../solana/chain-sight.ts';
import { signatureOf } from '../attempt.ts';
import type { JournalEntry } from '../journal-entry.ts';
import { SIGNING_MARGIN_MS, type Session } from '../session.ts';
import type { Outage } from '../state.ts';
import type { Clearance } from './events.ts';
import { isOurs } from './ledger.ts';

/** Whether the next irreversible step may be taken, and if not, why. Decided on data read a moment ago (money invariants 1, 2 and 10). */
export type ClearanceVerdict =
  | { readonly tag: 'go' }
  /** Too little time for a signature to land inside the session. */
  | { readonly tag: 'session-ending' }
  /** Hilt itself calls the session over, and nothing has paid it. */
  | { readonly tag: 'session-over' }
  /** Somebody else's transaction pays this payment already, or is about to. `payer` null: only Hilt names it. */
  | { readonly tag: 'taken'; readonly signature: Signature; readonly payer: Address | null }
  | { readonly tag: 'outage'; readonly why: Outage['why'] };

/** Refusals by which Hilt says that a session is gone. Nothing is exposed when this is asked, so believing them costs no money. */
const GONE = new Set([400, 403, 404, 410]);

/**
 * Judges a clearance. Only the chain's clock counts. Hilt being silent does not stop a payment (confirm comes later), Hilt saying no does.
 * A payment already on the chain outranks everything: paying again would be paying twice.
 */
export function judgeClearance(entry: JournalEntry, { time, scan, status }: Clearance): ClearanceVerdict {
  if (time.tag === 'wrong-network') return { tag: 'outage', why: 'wrong-network' };
  // Hilt is asked in the same moment: where that says that there is no connection, it is not Solana that does not answer.
  if (scan.tag === 'unreachable' || time.tag === 'unreachable') return { tag: 'outage', why: status?.ok === false && status.failure.kind === 'offline' ? 'offline' : 'down' };
  const paid = scan.payments.find((payment) => payment.check.ok);
  if (paid !== undefined) return { tag: 'taken', signature: paid.signature, payer: paid.payer };
  if (status !== null) {
    const word = status.ok ? hiltWord(status.value.status) : null;
    const named = status.ok ? status.value.tx_signature : null;
    if (named !== null && isSignature(named) && (word === 'confirmed' || (word === 'pending' && isStranger(entry, named)))) return { tag: 'taken', signature: named, payer: null };
    if (word === 'confirmed') return { tag: 'outage', why: 'not-understood' };
    if (word === 'failed' || (!status.ok && status.failure.kind === 'status' && GONE.has(status.failure.status))) return { tag: 'session-over' };
  }
  if (status?.ok === false && !isTwoOfTwo(scan.witnesses)) return { tag: 'outage', why: 'down' };
  return timeLeft(entry.session, time.blockTimeMs) < SIGNING_MARGIN_MS ? { tag: 'session-ending' } : { tag: 'go' };
}

/**
 * Where several nodes are configured, "nobody has paid" is not taken from one of them alone while Hilt is silent too: that one may be lying, and
 * what follows cannot be taken back. One node and Hilt are enough, and so are two nodes.
 */
function isTwoOfTwo({ asked, answered }: Witnesses): boolean {
  return answered >= Math.min(2, asked);
}

/** Milliseconds of the session left at a block time; judged by Solana's clock, never by the buyer's. */
export function timeLeft(session: Session, blockTimeMs: number): number {
  return session.expiresAt - blockTimeMs;
}

/** True if the session has room for a signature at the chain's time. */
export function hasRoom(session: Session, time: Extract<ChainTime, { tag: 'read' }>): boolean {
  return timeLeft(session, time.blockTimeMs) >= SIGNING_MARGIN_MS;
}

/** True for a claimed transaction that is not this device's and beside which the buyer has not chosen to pay. */
export function isStranger(entry: JournalEntry, signature: string): boolean {
  if (isOurs(entry, signature)) return false;
  return !entry.attempts.some((attempt) => entry.accepted.includes(attempt.id) && signatureOf(attempt) === signature);
}
