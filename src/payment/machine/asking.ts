import type { AttemptIn } from '../attempt.ts';
import type { PreparedPayment } from '../../solana/preflight-result.ts';
import type { Payer } from '../state.ts';
import { ANSWER_PATIENCE_MS } from './cadence.ts';
import { judgeClearance } from './clearance.ts';
import type { Command } from './commands.ts';
import { drop, follow } from './dropping.ts';
import { type Edge, type Next, edge, go, ignore } from './edge.ts';
import { stalledBySolana, toElsewhere, toExpired, toNewSession } from './enter.ts';
import type { FlowIn, OpenDesk } from './flow.ts';
import { putAttempt } from './ledger.ts';
import { costsNoMore, showPreflight, signsAndSends } from './reviewing.ts';
import { mispaidBefore } from './mispayment.ts';
import { toMispaid, toWatch } from './watch.ts';

/** From the buyer's approval to the wallet's answer. The order of money invariant 2 is the order of the states in this file and the next. */

/** How often the height is read again after the wallet answered; without it the transaction could never be proven dead, so it is not sent. */
const HEIGHT_TRIES = 3;

function newAttempt(desk: OpenDesk, payer: Payer, prepared: PreparedPayment, id: string, now: number): AttemptIn<'asked' | 'linked'> {
  const { transaction, costs } = prepared;
  const base = {
    id,
    paymentId: desk.entry.session.terms.paymentId,
    payer: payer.address,
    walletName: payer.walletName,
    blockhash: prepared.blockhash,
    lastValidBlockHeight: prepared.lastValidBlockHeight,
    askedAt: now,
  };
  if (payer.byLink === true) return { ...base, mode: 'deep-link', phase: 'linked', transaction, costs, url: null };
  return { ...base, mode: signsAndSends(payer) ? 'sign-and-send' : 'sign-only', phase: 'asked' };
}

/** The attempt is durable: the wallet is opened, or the link made that will open it. */
function openWallet(flow: FlowIn<'journaling-ask'>): Next<FlowIn<'wallet-open' | 'asking-link'>> {
  const { desk, payer, attempt, prepared } = flow;
  if (attempt.phase === 'linked') return go({ at: 'asking-link', desk, payer, attempt }, { do: 'make-link', attemptId: attempt.id, paymentId: attempt.paymentId, transaction: attempt.transaction });
  return go({ at: 'wallet-open', desk, payer, prepared, attempt }, ...question(attempt, prepared));
}

function question(attempt: AttemptIn<'asked'>, { transaction }: PreparedPayment): readonly Command[] {
  const { id: attemptId } = attempt;
  if (attempt.mode === 'sign-only') return [{ do: 'ask-to-sign', attemptId, transaction }];
  return [{ do: 'ask-to-send', attemptId, transaction }, { do: 'wait', timer: 'answer', ms: ANSWER_PATIENCE_MS, rests: false }];
}

function verify({ desk, asked, attempt, signed }: FlowIn<'verifying'>): Command {
  return { do: 'verify', attemptId: attempt.id, terms: desk.entry.session.terms, asked, signed };
}

/** The wallet was asked to sign and send and will not tell: it may have sent. Only the reference key can find it. */
function unanswered({ desk, payer, attempt }: FlowIn<'wallet-open'>, now: number): Next<FlowIn<'settling'>> {
  const { phase: _, ...own } = attempt;
  const kept = putAttempt(desk, { ...own, phase: 'unanswered' }, now);
  const next = toWatch(kept.desk, payer, now, false);
  return { flow: next.flow, commands: [kept.write, ...next.commands] };
}

export const askingEdges: readonly (readonly Edge[])[] = [
  edge('clearing-ask', 'cleared', ['refreshing', 'stalled', 'connecting-session', 'blocked', 'expired', 'settling', 'mispaid'], ({ desk, payer, approved }, { clearance }, now) => {
    const verdict = judgeClearance(desk.entry, clearance);
    const astray = mispaidBefore(desk.entry, clearance.scan);
    switch (verdict.tag) {
      case 'go':
        if (astray !== null) return toMispaid(desk, payer, astray, clearance.scan, now);
        return go({ at: 'refreshing', desk, payer, approved }, { do: 'prepare', terms: desk.entry.session.terms, payer: payer.address });
      case 'outage':
        return stalledBySolana(desk, payer, verdict.why, now);
      case 'session-ending':
        return toNewSession(desk, payer);
      case 'session-over':
        return toExpired(desk, payer, { tag: 'failed', at: now });
      case 'taken':
        return follow(desk, payer, verdict, now);
      default:
        return verdict satisfies never;
    }
  }),
  edge('refreshing', 'prepared', ['journaling-ask', 'review', 'short', 'blocked', 'stalled'], ({ desk, payer, approved }, { result, id }, now) => {
    if (result.tag !== 'ready' || !costsNoMore(result.prepared, approved)) return showPreflight(desk, payer, result, now);
    const attempt = newAttempt(desk, payer, result.prepared, id, now);
    const kept = putAttempt(desk, attempt, now);
    return go({ at: 'journaling-ask', desk: kept.desk, payer, prepared: result.prepared, attempt }, kept.write);
  }),
  edge('journaling-ask', 'journaled', ['itself', 'wallet-open', 'asking-link'], (flow, { epoch }) => (epoch === flow.desk.entry.epoch ? openWallet(flow) : ignore(flow))),
  // Not durable, so the wallet is not asked. From now on this tab only remembers, which is announced before the buyer approves again.
  edge('journaling-ask', 'journal-failed', ['dropping'], ({ desk, payer, prepared, attempt }, _event, now) => drop({ desk: { ...desk, degraded: true }, payer, attempt }, { to: 'review', prepared }, now)),
  edge('journaling-ask', 'journal-lost', ['elsewhere'], ({ desk }) => toElsewhere(desk)),

  edge('wallet-open', 'wallet-signed', ['itself', 'verifying', 'dropping'], (flow, { attemptId, answer }, now) => {
    const { desk, payer, prepared, attempt } = flow;
    // An answer to an attempt that was dropped is discarded, bytes and all.
    if (attemptId !== attempt.id) return ignore(flow);
    switch (answer.tag) {
      case 'signed': {
        const next: FlowIn<'verifying'> = { at: 'verifying', desk, payer, asked: prepared, attempt, signed: answer.transaction, failures: 0 };
        return go(next, verify(next));
      }
      case 'refused':
        return drop(flow, { to: 'not-charged', outcome: { why: 'wallet-refused' } }, now);
      case 'failed':
        return drop(flow, { to: 'not-charged', outcome: { why: 'wallet-failed' } }, now);
      default:
        return answer satisfies never;
    }
  }),
  edge('wallet-open', 'wallet-sent', ['itself', 'settling', 'dropping'], (flow, { attemptId, answer }, now) => {
    const { desk, payer, attempt } = flow;
    if (attemptId !== attempt.id) return ignore(flow);
    switch (answer.tag) {
      case 'sent': {
        const { phase: _, ...own } = attempt;
        const kept = putAttempt(desk, { ...own, phase: 'exposed', transaction: null, signature: answer.signature, answeredHeight: null, signedAt: now, sentAt: now }, now);
        const next = toWatch(kept.desk, payer, now, true);
        const request = { payment_id: attempt.paymentId, tx_signature: answer.signature, payer_wallet: attempt.payer, wallet_source: attempt.walletName };
        return { flow: next.flow, commands: [kept.write, ...next.commands, { do: 'claim', attemptId, request }] };
      }
      case 'refused':
        return drop(flow, { to: 'not-charged', outcome: { why: 'wallet-refused' } }, now);
      case 'unknown':
        return unanswered(flow, now);
      default:
        return answer satisfies never;
    }
  }),
  edge('wallet-open', 'answer-due', ['settling'], (flow, _event, now) => unanswered(flow, now)),
  // Only a wallet that does not send can be left alone; from the others only an answer or the chain frees the buyer.
  edge('wallet-open', 'choose-another', ['itself', 'dropping'], (flow, _event, now) => (flow.attempt.mode === 'sign-only' ? drop(flow, { to: 'choosing' }, now) : ignore(flow))),
  edge('wallet-open', 'try-again', ['itself', 'dropping'], (flow, _event, now) => (flow.attempt.mode === 'sign-only' ? drop(flow, { to: 'session' }, now) : ignore(flow))),
  edge('wallet-open', 'account-changed', ['itself', 'dropping'], (flow, { address }, now) => {
    const { desk, payer, attempt } = flow;
    if (address === attempt.payer || attempt.mode === 'sign-and-send') return ignore(flow);
    return drop({ desk, payer: address === null ? null : { ...payer, address }, attempt }, { to: 'not-charged', outcome: { why: 'wallet-changed' } }, now);
  }),

  edge('verifying', 'verified', ['itself', 'journaling-signed', 'dropping'], (flow, { attemptId, check, time }, now) => {
    const { desk, payer, attempt, signed } = flow;
    if (attemptId !== attempt.id) return ignore(flow);
    if (check?.ok === false) return drop(flow, { to: 'tampered', differences: check.differences }, now);
    // The code that compares did not arrive, or the chain's height: without either nothing is sent.
    if (check === null || time.tag !== 'read') {
      if (flow.failures + 1 >= HEIGHT_TRIES) return drop(flow, { to: 'stalled-by-solana', why: time.tag === 'wrong-network' ? 'wrong-network' : 'down' }, now);
      const again: FlowIn<'verifying'> = { ...flow, failures: flow.failures + 1 };
      return go(again, verify(again));
    }
    const { id, paymentId, mode, payer: address, walletName, blockhash, lastValidBlockHeight, askedAt } = attempt;
    const taken: AttemptIn<'signed'> = { id, paymentId, mode, payer: address, walletName, blockhash, lastValidBlockHeight, askedAt, phase: 'signed', transaction: signed, signature: check.signature, answeredHeight: time.blockHeight, signedAt: now };
    const kept = putAttempt(desk, taken, now);
    return go({ at: 'journaling-signed', desk: kept.desk, payer, attempt: taken }, kept.write);
  }),
];
