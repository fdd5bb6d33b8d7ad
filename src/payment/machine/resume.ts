import { type Attempt, isExposed } from '../attempt.ts';
import type { JournalEntry } from '../journal-entry.ts';
import { isOwnSession } from '../link-mark.ts';
import type { Payer } from '../state.ts';
import type { Command } from './commands.ts';
import { type Next, go } from './edge.ts';
import { afterOthers, opened, toChoosing, toLocking, toNewSession, toSession } from './enter.ts';
import { NO_EVIDENCE } from './evidence.ts';
import type { EventOf } from './events.ts';
import type { Desk, FlowIn, Goal, LinkReturn, OpenDesk, WatchAt } from './flow.ts';
import { blocking, ended, linked, mergeInto, openCode, putAttempts } from './ledger.ts';
import { takeReturn, toLinkOpen } from './linking.ts';
import { toReopening } from './scanning.ts';
import { toPaid, toWatch } from './watch.ts';

/** What a journal entry asks of a page that opens it. */
export type Business = 'none' | 'paid' | 'signed' | 'exposed';

/** `paid`: show it. `exposed`: somebody may be charged, so follow it. `signed`: it was approved but not sent. `none`: nothing can charge the buyer. */
export function businessOf(entry: JournalEntry | null): Business {
  if (entry === null) return 'none';
  if (entry.paid !== null) return 'paid';
  if (blocking(entry).length > 0) return 'exposed';
  return entry.attempts[0]?.phase === 'signed' ? 'signed' : 'none';
}

type Resumed = FlowIn<'paid' | 'settling' | 'reopening' | 'link-open' | 'returning' | 'dropping' | 'clearing-send' | 'choosing' | 'connecting-wallet' | 'timing-session' | 'connecting-session' | 'blocked' | 'identifying'>;

/**
 * With the lock held and the journal just read: first what the journal demands, then what the buyer wanted.
 *
 * After a reload no wallet answer can reach this page any more. A sign-only wallet that was asked is harmless and its attempt ends; a wallet that
 * signs and sends may have sent, so its attempt becomes `unanswered`. A transaction that was signed but not sent goes on to the same clearance as
 * always (expiry, reference, Hilt): the buyer approved it a moment ago, it was verified before it was journaled, and its blockhash bounds how old
 * it can be.
 * @param known the entry this page knew before: a buyer who has seen that it is paid, and chooses a wallet, buys once more.
 */
export function resume(desk: Desk, goal: Goal, known: JournalEntry | null, now: number): Next<Resumed> {
  const table = opened(desk);
  if (table === null) return pursue(desk, goal);
  const payer = goal.kind === 'pay' ? goal.payer : null;
  const returned = goal.kind === 'returned' && table.entry.paid === null ? takeReturn(table, goal.back, now) : null;
  if (returned !== null) return returned;
  const business = businessOf(table.entry);
  switch (business) {
    case 'paid':
      if (table.entry.paid === null || isForAnother(table) || ((goal.kind === 'pay' || goal.kind === 'scan' || goal.kind === 'link') && isSamePaid(table.entry, known))) return pursue(desk, goal);
      return returnToPaid(table, table.entry.paid, now);
    case 'exposed': {
      const settled = putAttempts(table, table.entry.attempts.flatMap(afterReload), now);
      const next = toFollow(settled?.desk ?? table, payer, now);
      return { flow: next.flow, commands: [...writeOf(settled), ...next.commands] };
    }
    case 'signed': {
      const [attempt] = table.entry.attempts;
      if (attempt?.phase !== 'signed') return pursue(desk, goal);
      return go({ at: 'clearing-send', desk: table, payer, attempt, failures: 0 }, { do: 'clear', terms: table.entry.session.terms, withStatus: true });
    }
    case 'none': {
      const settled = putAttempts(table, table.entry.attempts.flatMap(afterReload), now);
      const next = pursue(settled?.desk ?? table, goal);
      return { flow: next.flow, commands: [...writeOf(settled), ...next.commands] };
    }
    default:
      return business satisfies never;
  }
}

/** What the journal demands before anything else; null when nothing. */
export function takeUp(desk: OpenDesk, now: number, back: LinkReturn | null = null): Next<FlowIn<'locking' | 'paid'>> | null {
  if (desk.entry.paid !== null && isForAnother(desk)) return null;
  if (desk.entry.paid !== null) return returnToPaid(desk, desk.entry.paid, now);
  if (back !== null) return toLocking(desk, { kind: 'returned', back });
  return businessOf(desk.entry) === 'none' ? null : toLocking(desk, { kind: 'resume' });
}

/** What another tab has written, where it demands to be taken up: the lock first, then the journal once more. Null when there is nothing of the kind. */
export function takeUpOthers(desk: Desk, result: EventOf<'journal-opened'>['result'], now: number): Next<FlowIn<'locking'>> | null {
  const others = afterOthers(desk, result);
  return others === null || takeUp(others, now) === null ? null : toLocking(others, { kind: 'resume' });
}

/** A code that nobody has paid yet goes on the screen again; anything else that may charge is watched. */
function toFollow(desk: OpenDesk, payer: Payer | null, now: number): Next<FlowIn<'settling' | 'reopening' | 'link-open'>> {
  if (linked(desk.entry) !== null) return toLinkOpen(desk, payer, now);
  return openCode(desk.entry) === null ? toWatch(desk, payer, now, false) : toReopening(desk);
}

function isSamePaid(entry: JournalEntry, known: JournalEntry | null): boolean {
  return (known?.paid ?? null) !== null && known?.session.terms.paymentId === entry.session.terms.paymentId;
}

function writeOf(settled: { readonly write: Command } | null): readonly Command[] {
  return settled === null ? [] : [settled.write];
}

/** An attempt whose wallet can no longer answer this page, in its new phase. */
function afterReload(attempt: Attempt): readonly Attempt[] {
  if (attempt.phase === 'linked') return isExposed(attempt) ? [] : [ended(attempt, 'dropped')];
  if (attempt.phase !== 'asked') return [];
  if (!isExposed(attempt)) return [ended(attempt, 'dropped')];
  const { phase: _, ...own } = attempt;
  return [{ ...own, phase: 'unanswered' }];
}

function pursue(desk: Desk, goal: Goal): Next<FlowIn<'choosing' | 'connecting-wallet' | 'timing-session' | 'connecting-session' | 'blocked' | 'identifying'>> {
  switch (goal.kind) {
    case 'pay':
      if (goal.payer === null) return toWallet(desk, goal.walletName);
      return goal.anew === true ? toNewSession(desk, goal.payer) : toSession(desk, goal.payer);
    case 'scan':
      return toSession({ ...desk, way: 'scan' }, null);
    case 'link':
      return toSession({ ...desk, way: 'link' }, null);
    case 'session':
    case 'resume':
    case 'returned':
      // Also where another link's payment is over: this page goes on under a session of its own link, or asks for the link.
      return desk.personal && !ownsPersonalSession(desk) ? toNewSession(desk, null) : toChoosing(desk);
    default:
      return goal satisfies never;
  }
}

function toWallet(desk: Desk, walletName: string): Next<FlowIn<'connecting-wallet'>> {
  return go({ at: 'connecting-wallet', desk, walletName }, { do: 'connect-wallet', walletName });
}

/** True if the journal holds an unpaid session of the very link that opened this page. */
export function ownsPersonalSession(desk: Desk): boolean {
  return desk.entry !== null && desk.entry.paid === null && isOwnSession(desk.entry.session, desk);
}

/** True when the journal remembers the payment of another link: that access is not what this link is about, and may be nobody else's business. */
export function isForAnother(desk: OpenDesk): boolean {
  return !isOwnSession(desk.entry.session, desk);
}

/** Somebody else wrote the journal while this page watched an exposed payment: take over what they know, forget nothing that may charge. */
export function adopt(watched: FlowIn<WatchAt>, newer: JournalEntry, now: number): Next<FlowIn<WatchAt | 'paid' | 'choosing'>> {
  const merged = mergeInto(watched.desk, newer, now);
  const desk = merged?.desk ?? { ...watched.desk, entry: newer };
  if (newer.paid !== null) return returnToPaid({ ...watched.desk, entry: newer }, newer.paid, now);
  if (blocking(desk.entry).length === 0) return toChoosing(desk);
  // The same code, shown in another tab too. One of another session must not be taken for it: what is on its way here speaks of the one before.
  const code = openCode(desk.entry);
  if (watched.at === 'scanning' && code !== null && code.id === openCode(watched.desk.entry)?.id) return go({ ...watched, desk }, ...writeOf(merged));
  const next = toWatch(desk, watched.payer, now, false);
  // Hilt's word and what the scan found belong to one session: under another they would speak of a payment that is not theirs.
  const same = desk.entry.session.terms.paymentId === watched.desk.entry.session.terms.paymentId;
  const evidence = same ? watched.evidence : { ...NO_EVIDENCE, sights: watched.evidence.sights };
  return { flow: { ...next.flow, evidence, since: watched.since }, commands: [...writeOf(merged), ...next.commands] };
}

/** Back at a finished payment: Hilt's word of then is shown at once, the delivery is fetched anew. */
export function returnToPaid(desk: OpenDesk, paid: NonNullable<JournalEntry['paid']>, now: number): Next<FlowIn<'paid'>> {
  const hilt = { ...NO_EVIDENCE.hilt, word: 'confirmed', signature: paid.signature, receiptId: paid.receiptId } as const;
  const evidence = { ...NO_EVIDENCE, hilt, milestones: { ...NO_EVIDENCE.milestones, recordedAt: paid.at } };
  return toPaid({ desk, payer: null, evidence, since: now, late: false, hiltFailures: 0, looks: 0, questions: 0 }, paid.signature, paid.payer, now);
}
