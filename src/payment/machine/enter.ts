import type { Product } from '../../contract/product.ts';
import { type JournalEntry, journalKey } from '../journal-entry.ts';
import type { Address } from '../../solana/address.ts';
import type { EnterNotice } from '../identity-view.ts';
import { isOwnSession } from '../link-mark.ts';
import type { Session } from '../session.ts';
import type { HiltFailure } from '../ports.ts';
import type { HiltSight, NotCharged, Outage, Payer, TabProgress } from '../state.ts';
import type { Witnesses } from '../../solana/chain-sight.ts';
import type { PreparedPayment } from '../../solana/preflight-result.ts';
import { EXPIRY_MS, LOCK_MS, backoff } from './cadence.ts';
import type { Command } from './commands.ts';
import { type Next, go } from './edge.ts';
import type { EventOf } from './events.ts';
import type { Desk, FlowIn, Goal, OpenDesk } from './flow.ts';
import { hiltOutage, retryAfterOf, solanaOutage } from './outage.ts';
import { lookBeside } from './look-beside.ts';

/** Ways into the states that nothing exposed hangs on, each with what is to be done on entering. */

export const QUIET: Command = { do: 'stop', what: ['polling', 'sending', 'timers'] };
const NOT_ASKED: HiltSight = { tag: 'not-asked', at: null };

/** The table that a page has laid by the time it knows product and journal. */
export function deskOf({ slug, personal, linkMark, access, allowedFeeWallets, degraded }: FlowIn<'opening' | 'unavailable' | 'closed'>, product: Product, entry: JournalEntry | null): Desk {
  return { slug, personal, linkMark, access, allowedFeeWallets, product, entry, degraded, stalls: 0, way: 'wallet', proof: null };
}

/** A desk that has a session on it, or null. */
export function opened(desk: Desk): OpenDesk | null {
  const { entry } = desk;
  return entry === null ? null : { ...desk, entry };
}

export function toChoosing(desk: Desk, notice: FlowIn<'choosing'>['notice'] = null): Next<FlowIn<'choosing'>> {
  return go({ at: 'choosing', desk: { ...desk, way: 'wallet' }, notice }, QUIET, { do: 'release-lock' }, ...lookBeside(desk.entry));
}

/** What this device remembers now: another tab may have written meanwhile. */
export function rereadJournal({ slug, personal }: Pick<Desk, 'slug' | 'personal'>): Command {
  return { do: 'open-journal', key: journalKey(slug, personal) };
}

/** The desk with what another tab has written since; null when none has. */
export function afterOthers(desk: Desk, result: EventOf<'journal-opened'>['result']): OpenDesk | null {
  return result.tag === 'read' && result.entry !== null && result.entry.epoch > (desk.entry?.epoch ?? 0) ? { ...desk, entry: result.entry } : null;
}

/** First the lock, then the journal again: what another tab did meanwhile decides what happens here. */
export function toLocking(desk: Desk, goal: Goal): Next<FlowIn<'locking'>> {
  return go({ at: 'locking', desk, goal }, QUIET, { do: 'hold-lock', key: journalKey(desk.slug, desk.personal) });
}

/** The journal's live session is used again if it still sells what the page shows; else a new one is opened. */
export function toSession(desk: Desk, payer: Payer | null): Next<FlowIn<'timing-session' | 'connecting-session' | 'identifying' | 'blocked'>> {
  const table = opened(desk);
  const live = table !== null && table.entry.paid === null && fits(table.entry.session, desk);
  if (payer !== null && mustIdentify(desk, live ? table.entry.session : null, payer.address)) return toIdentify(desk, payer, false);
  if (!live) return toNewSession(desk, payer);
  return go({ at: 'timing-session', desk: table, payer }, { do: 'read-time' });
}

/** Asks the buyer who gets access. `paid`: the payment has landed already and waits for this. */
export function toIdentify(desk: Desk, payer: Payer, paid: boolean, notice: EnterNotice | null = null, initial = ''): Next<FlowIn<'identifying'>> {
  return go({ at: 'identifying', desk, payer, paid, notice, initial }, ...lookBeside(desk.entry));
}

/** True when the wallet must prove first who gets access. A personal link has said it already. */
export function mustIdentify(desk: Desk, live: Session | null, wallet: Address): boolean {
  if (desk.product.membership_identity_required !== true || desk.personal) return false;
  return desk.proof?.wallet !== wallet && live?.identity?.wallet !== wallet;
}

export function toNewSession(desk: Desk, payer: Payer | null, reread = false): Next<FlowIn<'connecting-session' | 'blocked'>> {
  // A marked page that has lost its token opens no session: it would pay for nobody.
  if (desk.personal && desk.access === null) return toBlocked(desk, null, { kind: 'identity-required' });
  return go({ at: 'connecting-session', desk, payer, reread }, { do: 'open-session', slug: desk.slug, payer: payer?.address ?? null, identitySessionId: payer !== null && desk.proof?.wallet === payer.address ? desk.proof.sessionId : null });
}

/** True if a journaled session asks what the product page shows now, for the same buyer. */
function fits(session: Session, desk: Desk): boolean {
  const { terms } = session;
  const { product } = desk;
  const samePrice = product.amount_minor_units === terms.total && (product.token_mint === null || product.token_mint === terms.mint);
  return isOwnSession(session, desk) && samePrice && product.merchant_wallet === terms.merchantWallet;
}

export function toPreflight(desk: OpenDesk, payer: Payer): Next<FlowIn<'preflighting'>> {
  return go({ at: 'preflighting', desk, payer }, { do: 'prepare', terms: desk.entry.session.terms, payer: payer.address });
}

export function toReview(desk: OpenDesk, payer: Payer, prepared: PreparedPayment): Next<FlowIn<'review'>> {
  return go({ at: 'review', desk: { ...desk, stalls: 0 }, payer, prepared }, { do: 'wait', timer: 'expiry', ms: EXPIRY_MS, rests: true });
}

/** Hilt gave no usable answer while nothing is exposed: tried again by itself, later each time. */
export function stalledByHilt(desk: Desk, payer: Payer | null, failure: HiltFailure, now: number): Next<FlowIn<'stalled'>> {
  const ms = backoff(desk.stalls, retryAfterOf(failure));
  return toStalled(desk, payer, hiltOutage(failure, now + ms), ms);
}

export function stalledBySolana(desk: Desk, payer: Payer | null, why: Outage['why'], now: number): Next<FlowIn<'stalled'>> {
  const ms = backoff(desk.stalls + 1, null);
  return toStalled(desk, payer, solanaOutage(why, now + ms), ms);
}

function toStalled(desk: Desk, payer: Payer | null, outage: Outage, ms: number): Next<FlowIn<'stalled'>> {
  return go({ at: 'stalled', desk: { ...desk, stalls: desk.stalls + 1 }, payer, outage }, QUIET, { do: 'wait', timer: 'retry', ms, rests: true });
}

export function toNotCharged(desk: OpenDesk, payer: Payer | null, outcome: NotCharged, seen: { readonly witnesses: Witnesses | null; readonly hilt: HiltSight } | null = null): Next<FlowIn<'not-charged'>> {
  return go({ at: 'not-charged', desk, payer, outcome, witnesses: seen?.witnesses ?? null, hilt: seen?.hilt ?? NOT_ASKED }, QUIET, { do: 'release-lock' }, ...lookBeside(desk.entry));
}

export function toExpired(desk: OpenDesk, payer: Payer | null, hilt: HiltSight = NOT_ASKED): Next<FlowIn<'expired'>> {
  return go({ at: 'expired', desk, payer, hilt }, QUIET, { do: 'release-lock' }, ...lookBeside(desk.entry));
}

/** These terms or this wallet cannot be paid from here. */
export function toBlocked(desk: Desk, payer: Payer | null, why: FlowIn<'blocked'>['why']): Next<FlowIn<'blocked'>> {
  return go({ at: 'blocked', desk, payer, why }, QUIET, { do: 'release-lock' }, ...lookBeside(desk.entry));
}

/** Another tab is at work. This one drops everything it was doing and follows. */
export function toElsewhere(desk: Desk, progress: TabProgress | null = null): Next<FlowIn<'elsewhere'>> {
  return go({ at: 'elsewhere', desk, progress }, QUIET, { do: 'release-lock' }, { do: 'wait', timer: 'lock', ms: LOCK_MS, rests: true });
}
