import type { ChainSight } from '../../solana/chain-sight.ts';
import { type Attempt, type AttemptIn, isExposed, signatureOf } from '../attempt.ts';
import { baseUnits } from '../../money/base-units.ts';
import type { CheckoutState, HiltSight, Payer } from '../state.ts';
import type { IdentityView } from '../identity-view.ts';
import type { Flow, FlowIn, Identifying, Watched } from './flow.ts';
import { hiltSight } from './evidence.ts';
import { mayPayAgain } from './pay-again.ts';
import { isOwnSession } from '../link-mark.ts';
import { linkWallet, linked, openCode } from './ledger.ts';
import { tellingMispayment } from './mispayment.ts';

/** What a screen shows of the machine's state. Many inner states share one screen; none shows more than it knows. */
export function view(flow: Flow): CheckoutState {
  const degraded = 'desk' in flow ? flow.desk.degraded : flow.degraded;
  const state = screenOf(flow);
  return degraded ? { ...state, degraded } : state;
}

function screenOf(flow: Flow): CheckoutState {
  switch (flow.at) {
    case 'opening':
      return { tag: 'opening' };
    case 'unavailable':
      return { tag: 'unavailable', outage: flow.outage };
    case 'closed':
      return { tag: 'closed', reason: flow.reason, product: flow.product };
    case 'choosing': {
      const state = { tag: 'choosing', product: flow.desk.product, session: sessionOf(flow) } as const;
      return flow.notice === null ? state : { ...state, notice: flow.notice };
    }
    case 'locking':
    case 'rereading-journal':
      if (flow.goal.kind === 'resume') return { tag: 'opening' };
      return preparing(flow, flow.goal.kind === 'pay' ? flow.goal.payer : null, flow.goal.kind === 'pay' ? 'wallet' : 'session');
    case 'connecting-wallet':
      return preparing(flow, null, 'wallet');
    case 'timing-session':
    case 'connecting-session':
    case 'rereading-product':
    case 'journaling-session':
      return preparing(flow, flow.payer, 'session');
    case 'preflighting':
    case 'clearing-ask':
    case 'refreshing':
      return preparing(flow, flow.payer, 'chain');
    case 'stalled':
      return { tag: 'stalled', product: flow.desk.product, session: sessionOf(flow), payer: flow.payer, outage: flow.outage };
    case 'short':
      return { tag: 'short', ...tableOf(flow), payer: flow.payer, shortfalls: flow.shortfalls, costs: flow.costs, balances: flow.balances };
    case 'blocked':
      return { tag: 'blocked', product: flow.desk.product, session: sessionOf(flow), payer: flow.payer, why: flow.why };
    case 'review':
      return { tag: 'review', ...tableOf(flow), payer: flow.payer, prepared: flow.prepared };
    case 'journaling-ask':
      // An app that is asked by links is not in front of the buyer before there is a link.
      if (flow.attempt.phase === 'linked') return preparing(flow, flow.payer, 'chain');
      return { tag: 'asking', ...tableOf(flow), payer: flow.payer, attempt: flow.attempt };
    case 'wallet-open':
    case 'verifying':
    case 'journaling-signed':
    case 'clearing-send':
    case 'claiming':
    case 'reading-claim':
    case 'journaling-exposed':
    case 'dropping':
      return { tag: 'asking', ...tableOf(flow), payer: flow.payer ?? payerOf(flow.attempt), attempt: flow.attempt };
    case 'tampered':
      return { tag: 'tampered', ...tableOf(flow), payer: flow.payer, differences: flow.differences };
    case 'identifying':
      return identify(flow, { tag: 'enter', initial: flow.initial, notice: flow.notice });
    case 'starting-identity':
      return identify(flow, { tag: 'starting', identity: flow.asked });
    case 'asking-proof-link':
    case 'journaling-proof-link':
      return identify(flow, { tag: 'starting', identity: flow.challenge.asked });
    case 'challenge':
      return identify(flow, { tag: 'sign', challenge: flow.challenge, notice: flow.notice, link: flow.link });
    case 'signing-identity':
    case 'completing-identity':
      return identify(flow, { tag: 'signing', challenge: flow.challenge, since: flow.at === 'signing-identity' ? flow.since : 0 });
    case 'challenge-refused':
      return identify(flow, { tag: 'refused', problem: flow.problem });
    case 'cannot-prove':
      return identify(flow, { tag: 'cannot-sign' });
    case 'connecting-prover':
    case 'journaling-link':
      return preparing(flow, null, flow.at === 'connecting-prover' ? 'wallet' : 'session');
    case 'link-connecting':
      return linking(flow);
    case 'returning':
      if (flow.outage !== null) return { tag: 'stalled', product: flow.desk.product, session: sessionOf(flow), payer: linkWallet(flow.desk.entry), outage: flow.outage };
      return preparing(flow, linkWallet(flow.desk.entry), 'wallet');
    case 'asking-link':
    case 'journaling-link-url':
      return preparing(flow, flow.payer, 'chain');
    case 'link-open':
      return linkOpen(flow);
    case 'checking-code':
    case 'journaling-code':
    case 'reopening':
      return preparing(flow, null, 'chain');
    case 'carry-over':
      return { tag: 'carry-over', ...tableOf(flow) };
    case 'scanning':
      return scanning(flow, hiltSight(flow.evidence), false);
    case 'withdrawing':
      return scanning(flow, flow.hilt, true);
    case 'mispaid':
      return { tag: 'mispaid', ...tableOf(flow), payment: flow.payment, hilt: hiltSight(flow.evidence) };
    case 'settling':
    case 'unrecorded':
    case 'may-charge-twice':
      return watched(flow);
    case 'paid': {
      const { evidence } = flow;
      const { delivery, receiptId } = evidence.hilt;
      const ours = flow.desk.entry.attempts.find((attempt) => attempt.mode !== 'elsewhere' && signatureOf(attempt) === flow.signature);
      const payer = flow.paidBy ?? (ours === undefined || ours.phase === 'shown' ? null : ours.payer);
      const surplus = evidence.found.find((payment) => payment.signature === flow.signature)?.surplus ?? 0n;
      const state = {
        tag: 'paid',
        ...tableOf(flow),
        signature: flow.signature,
        payer,
        delivery: delivery ?? { type: flow.desk.product.delivery_type, value: null, word: 'pending', membershipUntil: null },
        receiptId,
        milestones: evidence.milestones,
        ...(surplus > 0n ? { surplus: baseUnits(surplus) } : {}),
      } as const;
      return ours === undefined ? { ...state, already: true } : state;
    }
    case 'paid-twice':
      return { tag: 'paid-twice', ...tableOf(flow), signatures: flow.signatures, delivery: flow.evidence.hilt.delivery, receiptId: flow.evidence.hilt.receiptId };
    case 'concluding':
      return screenOf(flow.before);
    case 'not-charged':
      return { tag: 'not-charged', ...tableOf(flow), payer: flow.payer, outcome: flow.outcome, chain: flow.witnesses, hilt: flow.hilt };
    case 'expired':
      return { tag: 'expired', ...tableOf(flow), chain: null, hilt: flow.hilt };
    case 'elsewhere': {
      const state = { tag: 'elsewhere', product: flow.desk.product, session: sessionOf(flow) } as const;
      return flow.progress === null ? state : { ...state, progress: flow.progress };
    }
    default:
      return flow satisfies never;
  }
}

type OnDesk = Extract<Flow, { readonly desk: unknown }>;

/** The session on the table that could be paid from this page. A finished payment's is not offered again, and another link's is not this page's. */
function sessionOf({ desk }: OnDesk) {
  return desk.entry === null || desk.entry.paid !== null || !isOwnSession(desk.entry.session, desk) ? null : desk.entry.session;
}

function tableOf({ desk }: Pick<Watched, 'desk'>) {
  return { product: desk.product, session: desk.entry.session };
}

function preparing(flow: OnDesk, payer: Payer | null, step: 'wallet' | 'session' | 'chain'): CheckoutState {
  return { tag: 'preparing', product: flow.desk.product, session: sessionOf(flow), payer, step };
}

/** After a reload no wallet is connected; who pays is known from the attempt. */
function payerOf(attempt: AttemptIn<'asked' | 'linked' | 'signed' | 'exposed'>): Payer {
  return { address: attempt.payer, walletName: attempt.walletName, canSignOnly: attempt.mode === 'sign-only', canSignAndSend: attempt.mode === 'sign-and-send' };
}

function identify(flow: OnDesk & Identifying, shown: IdentityView): CheckoutState {
  return { tag: 'identify', product: flow.desk.product, session: sessionOf(flow), payer: flow.payer, view: shown, paid: flow.paid };
}

function linking({ desk }: FlowIn<'link-connecting'>): CheckoutState {
  const { linkUrl } = desk.entry.session;
  if (linkUrl === null) throw new Error('linking without a link');
  return { tag: 'linking', ...tableOf({ desk }), url: linkUrl };
}

function linkOpen(flow: FlowIn<'link-open'>): CheckoutState {
  const attempt = linked(flow.desk.entry);
  if (attempt === null || attempt.url === null) throw new Error('an open link without its attempt');
  return { tag: 'asking', ...tableOf(flow), payer: flow.payer ?? payerOf(attempt), attempt, link: attempt.url, mayPayAgain: mayPayAgain(flow) };
}

function scanning(flow: FlowIn<'scanning' | 'withdrawing'>, hilt: HiltSight, withdrawing: boolean): CheckoutState {
  const code = openCode(flow.desk.entry)?.code;
  if (code === undefined) throw new Error('scanning without a code');
  return { tag: 'scanning', ...tableOf(flow), code, hilt, withdrawing };
}

function watched(flow: FlowIn<'settling' | 'unrecorded' | 'may-charge-twice'>): CheckoutState {
  const { evidence, late } = flow;
  const hilt = hiltSight(evidence);
  if (flow.at === 'may-charge-twice') return risky(flow, hilt);
  const attempt = shownAttempt(flow);
  if (attempt === null) throw new Error('watching a payment without an attempt');
  const chain = sightOf(flow, attempt);
  const facts = { ...tableOf(flow), attempt, chain, hilt };
  switch (flow.at) {
    case 'settling':
      return { tag: 'settling', ...facts, milestones: evidence.milestones, late, mayPayAgain: mayPayAgain(flow) };
    case 'unrecorded':
      return { tag: 'unrecorded', ...facts, milestones: evidence.milestones, hiltStatus: evidence.hilt.refusal };
    default:
      return flow satisfies never;
  }
}

function risky(flow: FlowIn<'may-charge-twice'>, hilt: HiltSight): CheckoutState {
  const attempt = shownAttempt(flow);
  const mispaid = tellingMispayment(flow);
  return { tag: 'may-charge-twice', ...tableOf(flow), attempt, chain: attempt === null ? null : sightOf(flow, attempt), hilt, ...(mispaid === null ? {} : { mispaid }) };
}

/** The attempt that matters most: one that landed, else the newest that may. */
function shownAttempt({ desk, evidence }: Watched): Attempt | null {
  const { attempts } = desk.entry;
  const landed = attempts.find((attempt) => evidence.sights[attempt.id]?.tag === 'landed' || evidence.found.some((payment) => payment.signature === signatureOf(attempt)));
  return landed ?? attempts.find(isExposed) ?? attempts[0] ?? null;
}

/** Solana's word on the shown attempt; for a stranger's it comes from the scan of the reference key. */
function sightOf({ evidence, since }: Watched, attempt: Attempt): ChainSight {
  const sight = evidence.sights[attempt.id];
  if (sight !== undefined) return sight;
  const witnesses = { asked: 0, answered: 0, at: since };
  const payment = evidence.found.find((one) => one.signature === signatureOf(attempt));
  if (payment === undefined) return { tag: 'unseen', blockHeight: null, witnesses };
  return { tag: 'landed', signature: payment.signature, commitment: payment.commitment, slot: 0, blockTime: payment.blockTime, verified: payment.check, witnesses };
}
