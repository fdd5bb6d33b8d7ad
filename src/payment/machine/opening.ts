import { productClosed } from '../../contract/product.ts';
import { journalKey } from '../journal-entry.ts';
import { backoff } from './cadence.ts';
import type { Command } from './commands.ts';
import { type Edge, type Next, edge, go, ignore } from './edge.ts';
import { afterOthers, deskOf, rereadJournal, toBlocked, toChoosing, toElsewhere, toLocking } from './enter.ts';
import type { EventOf } from './events.ts';
import type { FlowIn, Goal, LinkReturn, Visit } from './flow.ts';
import { hiltOutage, retryAfterOf } from './outage.ts';
import { outdated } from './ledger.ts';
import { ownsPersonalSession, takeUp } from './resume.ts';
import { lookBeside } from './look-beside.ts';

type Opening = FlowIn<'opening' | 'unavailable' | 'closed'>;
/** Where a page goes once it knows enough; until then it stays. */
const OPENED = ['itself', 'closed', 'choosing', 'locking', 'blocked', 'paid'] as const;
type Opened<F> = F | FlowIn<'closed' | 'choosing' | 'locking' | 'blocked' | 'paid'>;

/** The first step of every page: product and journal are read side by side. */
export function open(visit: Visit, back: LinkReturn | null = null): Next<FlowIn<'opening'>> {
  const flow: FlowIn<'opening'> = { at: 'opening', ...visit, product: null, journal: 'unread', degraded: false, wish: null, back, failures: 0 };
  return go(flow, ...readBoth(flow));
}

function readBoth({ slug, personal }: Visit): readonly Command[] {
  return [{ do: 'read-product', slug }, rereadJournal({ slug, personal })];
}

/** Goes on as far as what is known allows. A payment that may have charged somebody does not wait for the product: the journal knows it. */
function proceed<F extends Opening>(flow: F, now: number): Next<Opened<F>> {
  const { journal, product } = flow;
  const unfinished = resumable(flow, now);
  if (unfinished !== null) return unfinished;
  if (journal === 'unread' || product === null) return ignore(flow);
  const closed = productClosed(product);
  if (closed !== null) return go({ ...plain(flow), at: 'closed', reason: closed }, ...lookBeside(journal));
  const desk = deskOf(flow, product, journal);
  if (flow.personal && !ownsPersonalSession(desk)) {
    // A marked page that has lost its token must never pay for nobody.
    if (flow.access === null) return toBlocked(desk, null, { kind: 'identity-required' });
    return toLocking(desk, { kind: 'session' });
  }
  return flow.wish === null ? toChoosing(desk) : toLocking(desk, payWith(flow.wish));
}

function journalOf(result: EventOf<'journal-opened'>['result']): Pick<Opening, 'journal' | 'degraded'> {
  return result.tag === 'read' ? { journal: result.entry, degraded: false } : { journal: null, degraded: true };
}

/** A payment in the journal that must be shown or finished before anything else. */
function resumable(flow: Opening, now: number): Next<FlowIn<'locking' | 'paid'>> | null {
  const { journal } = flow;
  return journal === null || journal === 'unread' ? null : takeUp({ ...deskOf(flow, flow.product ?? journal.product, journal), entry: journal }, now, flow.back);
}

export function payWith(walletName: string): Goal {
  return { kind: 'pay', walletName, payer: null };
}

function plain({ slug, personal, linkMark, access, allowedFeeWallets, product, journal, degraded, wish, back, failures }: Opening) {
  return { slug, personal, linkMark, access, allowedFeeWallets, product, journal, degraded, wish, back, failures };
}

const PREPARING = ['identifying', 'starting-identity', 'asking-proof-link', 'journaling-proof-link', 'challenge', 'signing-identity', 'completing-identity', 'challenge-refused', 'cannot-prove', 'journaling-link', 'returning', 'checking-code', 'journaling-code', 'carry-over', 'locking', 'rereading-journal', 'connecting-wallet', 'timing-session', 'connecting-session', 'rereading-product', 'journaling-session', 'preflighting', 'stalled', 'short', 'review', 'clearing-ask', 'refreshing', 'not-charged', 'expired'] as const;
const EARLY = ['opening', 'unavailable'] as const;
/** What another tab does when it holds a payment that this one must not touch. */
const BUSY = new Set(['asking', 'scanning', 'mispaid', 'settling', 'may-charge-twice', 'unrecorded']);

export const openingEdges: readonly (readonly Edge[])[] = [
  edge('opening', 'product-read', [...OPENED, 'unavailable'], (flow, { answer }, now) => {
    if (answer.ok) return proceed({ ...flow, product: answer.value, failures: 0 }, now);
    if (answer.failure.kind === 'status' && answer.failure.status === 404) return go({ ...plain(flow), at: 'closed', reason: 'not-found' }, ...lookBeside(flow.journal === 'unread' ? null : flow.journal));
    const ms = backoff(flow.failures, retryAfterOf(answer.failure));
    const outage = hiltOutage(answer.failure, now + ms);
    return go({ ...plain(flow), at: 'unavailable', product: null, outage, failures: flow.failures + 1 }, { do: 'wait', timer: 'retry', ms, rests: true });
  }),
  edge('opening', 'journal-opened', OPENED, (flow, { result }, now) => proceed({ ...flow, ...journalOf(result) }, now)),
  // Without a product, or with one that is closed, only a payment that the journal knows of leads on.
  edge(['unavailable', 'closed'], 'journal-opened', ['itself', 'locking', 'paid'], (flow, { result }, now) => {
    const known = { ...flow, ...journalOf(result) };
    return resumable(known, now) ?? go(known, ...(known.at === 'closed' && known.journal !== 'unread' ? lookBeside(known.journal) : []));
  }),
  edge([...EARLY, 'closed'], ['wake', 'try-again'], ['opening'], (flow) => go({ ...plain(flow), at: 'opening' }, ...readBoth(flow))),
  edge('unavailable', 'retry-due', ['opening'], (flow) => go({ ...plain(flow), at: 'opening' }, { do: 'read-product', slug: flow.slug })),
  edge(EARLY, 'choose-wallet', ['itself'], (flow, { walletName }) => go({ ...flow, wish: walletName })),

  edge('choosing', 'choose-wallet', ['locking'], (flow, { walletName }) => toLocking(flow.desk, payWith(walletName))),
  edge('choosing', 'choose-link', ['locking'], (flow) => toLocking(flow.desk, { kind: 'link' })),
  edge('choosing', 'choose-code', ['locking'], (flow) => toLocking(flow.desk, { kind: 'scan' })),
  edge('choosing', 'start-over', ['choosing'], (flow) => toChoosing(flow.desk)),
  edge(['choosing', 'blocked', 'not-charged', 'expired'], 'wake', ['itself'], (flow) => go(flow, rereadJournal(flow.desk), ...lookBeside(flow.desk.entry))),
  edge(['choosing', 'blocked', 'not-charged', 'expired'], 'journal-opened', ['itself', 'choosing', 'locking', 'paid'], (flow, { result }, now) => {
    const desk = afterOthers(flow.desk, result);
    if (desk === null) return ignore(flow);
    // What blocks a page without its own link still does, whatever another tab has begun.
    const waits = flow.at === 'blocked' && flow.why.kind === 'identity-required' && !ownsPersonalSession(desk);
    return takeUp(desk, now) ?? (waits ? go({ ...flow, desk }) : toChoosing(desk));
  }),
  edge('choosing', 'journal-lost', ['itself'], (flow) => go({ ...flow, desk: outdated(flow.desk) }, rereadJournal(flow.desk))),
  edge('choosing', 'tab-told', ['itself', 'elsewhere'], (flow, { message }) => {
    if (BUSY.has(message.progress.tag)) return toElsewhere(flow.desk, message.progress);
    return message.progress.tag === 'paid' ? go(flow, rereadJournal(flow.desk)) : ignore(flow);
  }),
  // Without locks two tabs can get this far. Whoever is in front of a wallet goes first, and the journal's compare-and-set has the last word.
  edge(PREPARING, 'tab-told', ['itself', 'elsewhere'], (flow, { message }) => (BUSY.has(message.progress.tag) ? toElsewhere(flow.desk, message.progress) : ignore(flow))),
  // Nothing is on the way here. A payment in another tab is what this page is about, then.
  edge(['blocked', 'tampered'], 'tab-told', ['itself'], (flow, { message }) => (BUSY.has(message.progress.tag) || message.progress.tag === 'paid' ? go(flow, rereadJournal(flow.desk)) : ignore(flow))),
  edge('blocked', 'choose-another', ['itself', 'choosing'], (flow) => (flow.why.kind === 'identity-required' ? ignore(flow) : toChoosing(flow.desk))),

  edge('elsewhere', 'tab-told', ['itself'], (flow, { message }) => {
    const told: FlowIn<'elsewhere'> = { ...flow, progress: message.progress };
    // The other tab has let go, or soon will: ask for the lock at once.
    return BUSY.has(message.progress.tag) ? go(told) : go(told, { do: 'hold-lock', key: journalKey(flow.desk.slug, flow.desk.personal) });
  }),
  edge('elsewhere', ['lock-due', 'wake', 'check-now', 'try-again'], ['itself'], (flow) => go(flow, { do: 'hold-lock', key: journalKey(flow.desk.slug, flow.desk.personal) })),
];

