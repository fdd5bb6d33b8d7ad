import { productClosed } from '../../contract/product.ts';
import type { PaymentSession } from '../../contract/session.ts';
import { checkTerms } from '../../solana/check-terms.ts';
import type { PaymentTerms } from '../../solana/payment-terms.ts';
import type { HiltFailure } from '../ports.ts';
import type { Session } from '../session.ts';
import type { Payer } from '../state.ts';
import { LOCK_MS } from './cadence.ts';
import { hasRoom } from './clearance.ts';
import { type Edge, type Next, edge, go, ignore } from './edge.ts';
import { rereadJournal, stalledByHilt, stalledBySolana, toBlocked, toChoosing, toElsewhere, toIdentify, toNewSession, toSession } from './enter.ts';
import type { Desk, FlowIn } from './flow.ts';
import { onward } from './onward.ts';
import { openPayment } from './ledger.ts';
import { resume } from './resume.ts';
import { lookBeside } from './look-beside.ts';

const RESUMED = ['paid', 'settling', 'reopening', 'link-open', 'returning', 'dropping', 'clearing-send', 'choosing', 'connecting-wallet', 'timing-session', 'connecting-session', 'blocked', 'identifying'] as const;

/** Turns connect's answer into a session, or says why not (money invariant 4). */
function takeSession(desk: Desk, payer: Payer | null, answer: PaymentSession, reread: boolean, now: number): Next<FlowIn<'journaling-session' | 'rereading-product' | 'blocked'>> {
  const check = checkTerms(desk.product, answer, { tip: null, allowedFeeWallets: desk.allowedFeeWallets });
  if (check.ok) return keepSession(desk, payer, sessionOf(desk, payer, answer, check.terms), now);
  // The price may have changed between page and session: read the product once more, and show the buyer the new price.
  if (check.refusal === 'price-changed' && !reread) return go({ at: 'rereading-product', desk, payer, answer }, { do: 'read-product', slug: desk.slug });
  return toBlocked(desk, payer, { kind: 'terms', refusal: check.refusal });
}

function sessionOf({ slug, product, personal, linkMark, access, proof }: Desk, payer: Payer | null, answer: PaymentSession, terms: PaymentTerms): Session {
  const proven = proof !== null && proof.wallet === payer?.address ? proof : null;
  return { slug, productId: product.id, terms, expiresAt: answer.expires_at, personal, linkMark, access: proven?.access ?? access, identity: proven === null ? null : { sessionId: proven.sessionId, wallet: proven.wallet }, transactionRequestUrl: answer.transaction_request_url, linkUrl: answer.phantom_mobile?.connect_url ?? null };
}

function keepSession(desk: Desk, payer: Payer | null, session: Session, now: number): Next<FlowIn<'journaling-session'>> {
  const kept = openPayment(desk, session, now);
  return go({ at: 'journaling-session', desk: kept.desk, payer }, kept.write);
}

/** Connect was refused: the product may have closed meanwhile, so it is read again before anything is said. */
function refused(desk: Desk, payer: Payer | null, failure: HiltFailure, now: number): Next<FlowIn<'rereading-product' | 'stalled' | 'blocked' | 'identifying'>> {
  const refusal = failure.kind === 'status' && failure.status < 500 && failure.status !== 429 && failure.status !== 408;
  if (!refusal) return stalledByHilt(desk, payer, failure, now);
  // What was proven does not do (any more): the buyer says it again.
  if (payer !== null && desk.proof !== null && (failure.status === 422 || failure.status === 410)) return toIdentify({ ...desk, proof: null }, payer, false, failure.status === 410 ? 'expired' : 'not-accepted', desk.proof.access.display);
  if (failure.status === 422 && desk.product.membership_identity_required === true) return toBlocked(desk, payer, { kind: 'identity-required' });
  return go({ at: 'rereading-product', desk, payer, answer: null }, { do: 'read-product', slug: desk.slug });
}

export function closeShop(desk: Desk, reason: FlowIn<'closed'>['reason']): Next<FlowIn<'closed'>> {
  const { slug, personal, linkMark, access, allowedFeeWallets, product, entry, degraded } = desk;
  return go({ at: 'closed', slug, personal, linkMark, access, allowedFeeWallets, product, journal: entry, degraded, wish: null, back: null, failures: 0, reason }, { do: 'stop', what: ['timers'] }, { do: 'release-lock' }, ...lookBeside(entry));
}

export const preparingEdges: readonly (readonly Edge[])[] = [
  // A write that was not waited for: what this tab knows now outranks what the journal still says.
  edge(['choosing', 'locking', 'rereading-journal', 'connecting-wallet', 'connecting-session'], 'journal-failed', ['itself'], (flow) => go({ ...flow, desk: { ...flow.desk, degraded: true } })),
  edge('timing-session', 'journal-failed', ['itself'], (flow) => go({ ...flow, desk: { ...flow.desk, degraded: true } })),
  edge(['locking', 'elsewhere'], 'lock-answered', ['rereading-journal', 'elsewhere'], (flow, { held }) => {
    const goal = flow.at === 'locking' ? flow.goal : { kind: 'resume' as const };
    if (held) return go({ at: 'rereading-journal', desk: flow.desk, goal }, { do: 'stop', what: ['timers'] }, rereadJournal(flow.desk));
    return flow.at === 'locking' ? toElsewhere(flow.desk) : go(flow, { do: 'wait', timer: 'lock', ms: LOCK_MS, rests: true });
  }),
  edge('rereading-journal', 'journal-opened', RESUMED, ({ desk, goal }, { result }, now) => {
    if (result.tag === 'storage-failed') return resume({ ...desk, degraded: true }, goal, desk.entry, now);
    // A degraded tab's own memory outranks storage that knows less.
    const entry = desk.degraded && (result.entry?.epoch ?? 0) < (desk.entry?.epoch ?? 0) ? desk.entry : result.entry;
    return resume({ ...desk, entry }, goal, desk.entry, now);
  }),

  edge('connecting-wallet', 'wallet-connected', ['choosing', 'blocked', 'timing-session', 'connecting-session', 'identifying'], ({ desk }, { answer }) => {
    switch (answer.tag) {
      case 'connected':
        return toSession(desk, answer.payer);
      case 'refused':
        return toChoosing(desk, 'wallet-refused');
      case 'failed':
        return toChoosing(desk, 'wallet-failed');
      case 'cannot-sign':
        return toBlocked(desk, null, { kind: 'wallet-cannot-sign' });
      default:
        return answer satisfies never;
    }
  }),
  edge('timing-session', 'time-read', ['stalled', 'preflighting', 'checking-code', 'journaling-link', 'choosing', 'connecting-session', 'blocked'], ({ desk, payer }, { time }, now) => {
    if (time.tag !== 'read') return stalledBySolana(desk, payer, time.tag === 'wrong-network' ? 'wrong-network' : 'down', now);
    if (!hasRoom(desk.entry.session, time)) return toNewSession(desk, payer);
    return onward(desk, payer, now);
  }),
  edge('connecting-session', 'session-answered', ['journaling-session', 'rereading-product', 'stalled', 'blocked', 'identifying'], ({ desk, payer, reread }, { answer }, now) =>
    answer.ok ? takeSession(desk, payer, answer.value, reread, now) : refused(desk, payer, answer.failure, now),
  ),
  edge('rereading-product', 'product-read', ['closed', 'stalled', 'journaling-session', 'rereading-product', 'blocked'], (flow, { answer }, now) => {
    const { desk, payer } = flow;
    if (!answer.ok) return answer.failure.kind === 'status' && answer.failure.status === 404 ? closeShop(desk, 'not-found') : stalledByHilt(desk, payer, answer.failure, now);
    const fresh: Desk = { ...desk, product: answer.value };
    const closed = productClosed(answer.value);
    if (closed !== null) return closeShop(fresh, closed);
    if (flow.answer !== null) return takeSession(fresh, payer, flow.answer, true, now);
    return stalledByHilt(fresh, payer, { kind: 'not-understood' }, now);
  }),
  edge('journaling-session', 'journaled', ['itself', 'preflighting', 'checking-code', 'journaling-link', 'choosing'], (flow, { epoch }, now) => (epoch === flow.desk.entry.epoch ? onward(flow.desk, flow.payer, now) : ignore(flow))),
  edge('journaling-session', 'journal-failed', ['preflighting', 'checking-code', 'journaling-link', 'choosing'], (flow, _event, now) => onward({ ...flow.desk, degraded: true }, flow.payer, now)),
  edge('journaling-session', 'journal-lost', ['elsewhere'], (flow) => toElsewhere(flow.desk)),
];
