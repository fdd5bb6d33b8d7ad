import { type Attempt, type AttemptIn, type AttemptOutcome, isExposed, signatureOf } from '../attempt.ts';
import { type JournalEntry, journalKey } from '../journal-entry.ts';
import type { Session } from '../session.ts';
import type { PaymentTerms } from '../../solana/payment-terms.ts';
import type { Command } from './commands.ts';
import type { Desk, OpenDesk } from './flow.ts';

/** A desk with the new entry on it, and the write that makes it durable. */
export interface Written {
  readonly desk: OpenDesk;
  readonly write: Extract<Command, { do: 'write-journal' }>;
}

function written(desk: Desk, changes: Omit<JournalEntry, 'version' | 'key' | 'epoch' | 'product' | 'updatedAt'>, now: number): Written {
  const expected = desk.entry?.epoch ?? null;
  const entry: JournalEntry = { ...changes, version: 1, key: journalKey(desk.slug, desk.personal), epoch: (expected ?? 0) + 1, product: desk.product, updatedAt: now };
  return { desk: { ...desk, entry }, write: { do: 'write-journal', next: entry, expected, durable: !desk.degraded } };
}

/** Opens a new payment. Attempts that may still charge and beside which the buyer chose to pay again come along, with their sessions, so that they stay watched. */
export function openPayment(desk: Desk, session: Session, now: number): Written {
  const carried = desk.entry === null || desk.entry.paid !== null ? [] : desk.entry.attempts.filter(isExposed);
  const sessions = desk.entry === null ? [] : [desk.entry.session, ...desk.entry.earlier];
  const earlier = sessions.filter((one) => carried.some((attempt) => attempt.paymentId === one.terms.paymentId));
  const ids = new Set(carried.map((attempt) => attempt.id));
  const accepted = desk.entry?.accepted.filter((id) => ids.has(id)) ?? [];
  return written(desk, { session, earlier, attempts: carried, accepted, paid: null }, now);
}

/** Puts an attempt in its new phase; a new attempt goes first. */
export function putAttempt(desk: OpenDesk, attempt: Attempt, now: number): Written {
  const { entry } = desk;
  const known = entry.attempts.some((one) => one.id === attempt.id);
  const attempts = known ? entry.attempts.map((one) => (one.id === attempt.id ? attempt : one)) : [attempt, ...entry.attempts];
  return written(desk, { ...entry, attempts }, now);
}

/** Puts several attempts in their new phases with one write; null when there is nothing to write. */
export function putAttempts(desk: OpenDesk, changed: readonly Attempt[], now: number): Written | null {
  if (changed.length === 0) return null;
  const attempts = desk.entry.attempts.map((one) => changed.find((attempt) => attempt.id === one.id) ?? one);
  const added = changed.filter((attempt) => !desk.entry.attempts.some((one) => one.id === attempt.id));
  return written(desk, { ...desk.entry, attempts: [...added, ...attempts] }, now);
}

/** A newer entry that somebody else wrote, with the exposed attempts added that it does not know; null when it knows them all. */
export function mergeInto(desk: OpenDesk, newer: JournalEntry, now: number): Written | null {
  const missing = desk.entry.attempts.filter((attempt) => isExposed(attempt) && !newer.attempts.some((one) => one.id === attempt.id));
  if (missing.length === 0) return null;
  const known = [newer.session, ...newer.earlier].map((session) => session.terms.paymentId);
  const earlier = [desk.entry.session, ...desk.entry.earlier].filter((session) => !known.includes(session.terms.paymentId));
  return written({ ...desk, entry: newer }, { ...newer, attempts: [...missing, ...newer.attempts], earlier: [...newer.earlier, ...earlier] }, now);
}

/** Marks an own attempt as one that can never charge. */
export function endAttempt(desk: OpenDesk, attempt: Exclude<Attempt, AttemptIn<'found'>>, outcome: AttemptOutcome, now: number): Written {
  return putAttempt(desk, ended(attempt, outcome), now);
}

export function ended(attempt: Exclude<Attempt, AttemptIn<'found'>>, outcome: AttemptOutcome): AttemptIn<'ended'> {
  const { id, paymentId, mode, payer, walletName, blockhash, lastValidBlockHeight, askedAt } = attempt;
  return { id, paymentId, mode, payer, walletName, blockhash, lastValidBlockHeight, askedAt, phase: 'ended', signature: signatureOf(attempt), outcome };
}

/** The buyer chose to pay again beside these attempts. */
export function acceptRisk(desk: OpenDesk, ids: readonly string[], now: number): Written {
  return written(desk, { ...desk.entry, accepted: [...new Set([...desk.entry.accepted, ...ids])] }, now);
}

export function markPaid(desk: OpenDesk, paid: NonNullable<JournalEntry['paid']>, now: number): Written {
  return written(desk, { ...desk.entry, paid }, now);
}

/** Exposed attempts beside which nobody has agreed to pay again: while there is one, no other may be offered (money invariant 1). */
export function blocking(entry: JournalEntry): readonly Attempt[] {
  return entry.attempts.filter((attempt) => isExposed(attempt) && !entry.accepted.includes(attempt.id));
}

/** The terms an attempt pays; those of an earlier session where the buyer has paid again beside it. */
export function termsOf(entry: JournalEntry, attempt: Attempt): PaymentTerms {
  const session = [entry.session, ...entry.earlier].find((one) => one.terms.paymentId === attempt.paymentId);
  return (session ?? entry.session).terms;
}

/** True if the signature belongs to a transaction of this device, ended ones included. */
export function isOurs(entry: JournalEntry, signature: string): boolean {
  return entry.attempts.some((attempt) => attempt.phase !== 'found' && signatureOf(attempt) === signature);
}
