import { type Attempt, type AttemptIn, type AttemptOutcome, isExposed, signatureOf } from '../attempt.ts';
import { type JournalEntry, journalKey } from '../journal-entry.ts';
import type { Address, Signature } from '../../solana/address.ts';
import type { Session } from '../session.ts';
import type { Payer } from '../state.ts';
import type { PaymentTerms } from '../../solana/payment-terms.ts';
import type { Command } from './commands.ts';
import type { Desk, OpenDesk } from './flow.ts';

/** A desk with the new entry on it, and the write that makes it durable. */
export interface Written {
  readonly desk: OpenDesk;
  readonly write: Extract<Command, { do: 'write-journal' }>;
}

function written(desk: Desk, changes: Omit<JournalEntry, 'version' | 'key' | 'epoch' | 'product' | 'updatedAt'>, now: number): Written {
  const { entry: base } = desk;
  const entry: JournalEntry = { ...changes, version: 1, key: journalKey(desk.slug, desk.personal), epoch: (base?.epoch ?? 0) + 1, product: desk.product, updatedAt: now };
  return { desk: { ...desk, entry }, write: { do: 'write-journal', next: entry, base, durable: !desk.degraded } };
}

/** A desk whose entry lost the race against somebody else's. Whatever is stored is newer, and nothing made from this one may be written. */
export function outdated<D extends Desk>(desk: D): D {
  return desk.entry === null ? desk : { ...desk, entry: { ...desk.entry, epoch: 0 } };
}

/** Writes the entry as it is: proof that nobody else has written meanwhile. */
export function reaffirm(desk: OpenDesk, now: number): Written {
  return written(desk, desk.entry, now);
}

/** How many recorded payments an entry remembers. A tab that sleeps through more of them than these is not expected. */
const KEEP_RECORDED = 20;

/** Opens a new payment. Attempts that may still charge and beside which the buyer chose to pay again come along, with their sessions, so that they stay watched. */
export function openPayment(desk: Desk, session: Session, now: number): Written {
  const carried = desk.entry === null || desk.entry.paid !== null ? [] : desk.entry.attempts.filter(isExposed);
  const sessions = desk.entry === null ? [] : [desk.entry.session, ...desk.entry.earlier];
  const earlier = sessions.filter((one) => carried.some((attempt) => attempt.paymentId === one.terms.paymentId));
  const ids = new Set(carried.map((attempt) => attempt.id));
  const accepted = desk.entry?.accepted.filter((id) => ids.has(id)) ?? [];
  return written(desk, { session, earlier, recorded: recordedBefore(desk.entry), attempts: carried, accepted, link: null, paid: null }, now);
}

function recordedBefore(entry: JournalEntry | null): readonly string[] {
  if (entry === null) return [];
  const last = entry.paid === null ? [] : [entry.session.terms.paymentId];
  return [...last, ...entry.recorded].slice(0, KEEP_RECORDED);
}

/** Puts an attempt in its new phase; a new attempt goes first. */
export function putAttempt(desk: OpenDesk, attempt: Attempt, now: number): Written {
  return written(desk, { ...desk.entry, attempts: withAttempt(desk.entry.attempts, attempt) }, now);
}

function withAttempt(attempts: readonly Attempt[], attempt: Attempt): readonly Attempt[] {
  return attempts.some((one) => one.id === attempt.id) ? attempts.map((one) => (one.id === attempt.id ? attempt : one)) : [attempt, ...attempts];
}

/** Puts several attempts in their new phases with one write; null when there is nothing to write. */
export function putAttempts(desk: OpenDesk, changed: readonly Attempt[], now: number): Written | null {
  if (changed.length === 0) return null;
  const attempts = desk.entry.attempts.map((one) => changed.find((attempt) => attempt.id === one.id) ?? one);
  const added = changed.filter((attempt) => !desk.entry.attempts.some((one) => one.id === attempt.id));
  return written(desk, { ...desk.entry, attempts: [...added, ...attempts] }, now);
}

/**
 * A newer entry that somebody else wrote, with what it does not know of attempts that were exposed; null when it knows all. What belongs to a payment that
 * was recorded before the newer one was opened is over: brought back, it would stand in the way of a buyer who buys once more.
 */
export function mergeInto(desk: OpenDesk, newer: JournalEntry, now: number): Written | null {
  const missing = desk.entry.attempts.filter((attempt) => isExposed(attempt) && !newer.recorded.includes(attempt.paymentId) && !newer.attempts.some((one) => one.id === attempt.id));
  const told = newer.attempts.map((theirs) => desk.entry.attempts.find((ours) => ours.id === theirs.id && knowsMore(ours, theirs)) ?? theirs);
  if (missing.length === 0 && told.every((attempt, index) => attempt === newer.attempts[index])) return null;
  const known = [newer.session, ...newer.earlier].map((session) => session.terms.paymentId);
  const earlier = [desk.entry.session, ...desk.entry.earlier].filter(({ terms }) => !known.includes(terms.paymentId) && missing.some((attempt) => attempt.paymentId === terms.paymentId));
  return written({ ...desk, entry: newer }, { ...newer, attempts: [...missing, ...told], earlier: [...newer.earlier, ...earlier] }, now);
}

/** Only the tab that asked hears the wallet's answer; to the others its attempt stays unanswered. */
function knowsMore(ours: Attempt, theirs: Attempt): boolean {
  return (ours.phase === 'exposed' || ours.phase === 'ended') && (theirs.phase === 'asked' || theirs.phase === 'unanswered');
}

/** Marks an own attempt as one that can never charge. */
export function endAttempt(desk: OpenDesk, attempt: Exclude<Attempt, AttemptIn<'found' | 'shown'>>, outcome: AttemptOutcome, now: number): Written {
  return putAttempt(desk, ended(attempt, outcome), now);
}

export function ended(attempt: Exclude<Attempt, AttemptIn<'found' | 'shown'>>, outcome: AttemptOutcome): AttemptIn<'ended'> {
  const { id, paymentId, mode, payer, walletName, blockhash, lastValidBlockHeight, askedAt } = attempt;
  return { id, paymentId, mode, payer, walletName, blockhash, lastValidBlockHeight, askedAt, phase: 'ended', signature: signatureOf(attempt), outcome };
}

/** The buyer chose to pay again beside these attempts. */
export function acceptRisk(desk: OpenDesk, ids: readonly string[], now: number): Written {
  return written(desk, { ...desk.entry, accepted: [...new Set([...desk.entry.accepted, ...ids])] }, now);
}

/** The current session, with what is known of it now. */
export function putSession(desk: OpenDesk, session: Session, now: number): Written {
  return written(desk, { ...desk.entry, session }, now);
}

/** Remembers what a wallet app told by link. */
export function putLink(desk: OpenDesk, link: JournalEntry['link'], now: number): Written {
  return written(desk, { ...desk.entry, link }, now);
}

/** The only app that is paid with by links. */
const LINK_WALLET = 'Phantom';

/** The wallet that a link has told; null before. */
export function linkWallet({ link }: JournalEntry): Payer | null {
  return link?.stage === 'connected' ? { address: link.wallet, walletName: LINK_WALLET, canSignOnly: true, canSignAndSend: false, byLink: true } : null;
}

/** The payment that an app was asked by link to sign; null when there is none. */
export function linked({ attempts: [newest] }: JournalEntry): AttemptIn<'linked'> | null {
  return newest?.phase === 'linked' && newest.url !== null ? newest : null;
}

/** The code that blocks everything else, if that is what blocks. */
export function openCode(entry: JournalEntry): AttemptIn<'shown'> | null {
  const [newest, ...others] = blocking(entry);
  return newest?.phase === 'shown' && others.length === 0 && newest.paymentId === entry.session.terms.paymentId ? newest : null;
}

export function markPaid(desk: OpenDesk, paid: NonNullable<JournalEntry['paid']>, now: number): Written {
  return written(desk, { ...desk.entry, paid }, now);
}

/** Exposed attempts beside which nobody has agreed to pay again: while there is one, no other may be offered (money invariant 1). */
export function blocking(entry: JournalEntry): readonly Attempt[] {
  return entry.attempts.filter((attempt) => isExposed(attempt) && !entry.accepted.includes(attempt.id));
}

/**
 * True for a code that the buyer has taken back. It can still be paid by whoever holds it, so it is followed like any other; but it was never approved
 * by anybody, and a buyer who says so is not kept waiting for it.
 */
export function isWithdrawn(attempt: Attempt, accepted: readonly string[]): boolean {
  return attempt.phase === 'shown' && accepted.includes(attempt.id);
}

/** True while something that somebody may have approved can still charge. */
export function mayStillCharge({ attempts, accepted }: JournalEntry): boolean {
  return attempts.some((attempt) => isExposed(attempt) && !isWithdrawn(attempt, accepted));
}

/** Takes back what the buyer accepted beside those attempts that have landed: they are the payment now. One write, over whatever was noted just before. */
export function recount(desk: OpenDesk, landed: readonly string[], now: number): Written {
  return written(desk, { ...desk.entry, accepted: desk.entry.accepted.filter((id) => !landed.includes(id)) }, now);
}

/**
 * The attempt that somebody's payment of this session is: the code that was shown for it, else a stranger's. It counts, so nothing is accepted beside it.
 * What only Hilt names (`payer` null) may never have been, and takes the place of no code: that would not be looked for any more.
 */
export function putFound(desk: OpenDesk, { signature, payer }: { readonly signature: Signature; readonly payer: Address | null }, now: number): Written {
  const { entry } = desk;
  const { paymentId } = entry.session.terms;
  const code = payer === null ? undefined : entry.attempts.find((attempt) => attempt.phase === 'shown' && attempt.paymentId === paymentId);
  const base = code === undefined ? ({ id: signature, mode: 'elsewhere', askedAt: now } as const) : ({ id: code.id, mode: 'qr', askedAt: code.askedAt } as const);
  const found: Attempt = { ...base, paymentId, phase: 'found', payer, signature };
  return written(desk, { ...entry, attempts: withAttempt(entry.attempts, found), accepted: entry.accepted.filter((id) => id !== base.id) }, now);
}

/** Makes an earlier session of this payment the current one: it is the one that was paid. */
export function turnTo(desk: OpenDesk, paymentId: string, now: number): Written | null {
  const { session, earlier } = desk.entry;
  const paid = earlier.find((one) => one.terms.paymentId === paymentId);
  return paid === undefined ? null : written(desk, { ...desk.entry, session: paid, earlier: [session, ...earlier.filter((one) => one !== paid)] }, now);
}

/** The terms an attempt pays; those of an earlier session where the buyer has paid again beside it. */
export function termsOf(entry: JournalEntry, attempt: Attempt): PaymentTerms {
  return sessionFor(entry, attempt.paymentId).terms;
}

/** The session of a payment id; the current one where no other has it. */
export function sessionFor(entry: JournalEntry, paymentId: string): Session {
  return [entry.session, ...entry.earlier].find((one) => one.terms.paymentId === paymentId) ?? entry.session;
}

/** True if the signature belongs to a transaction of this device, ended ones included. */
export function isOurs(entry: JournalEntry, signature: string): boolean {
  return entry.attempts.some((attempt) => attempt.phase !== 'found' && signatureOf(attempt) === signature);
}
