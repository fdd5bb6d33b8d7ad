import type { PrepareResult } from '../../solana/chain.ts';
import type { PreparedPayment } from '../../solana/preflight-result.ts';
import type { Payer } from '../state.ts';
import { EXPIRY_MS, FUNDS_MS } from './cadence.ts';
import { judgeClearance } from './clearance.ts';
import type { Command } from './commands.ts';
import { follow } from './dropping.ts';
import { type Edge, type Next, edge, go, ignore } from './edge.ts';
import { rereadJournal, stalledBySolana, toBlocked, toChoosing, toExpired, toLocking, toPreflight, toReview, toSession } from './enter.ts';
import type { FlowIn, Goal, OpenDesk } from './flow.ts';
import { mispaidBefore } from './mispayment.ts';
import { toMispaid } from './watch.ts';

const AFTER_A_WHILE: Command = { do: 'wait', timer: 'expiry', ms: EXPIRY_MS, rests: true };
const AGAIN: Command = { do: 'wait', timer: 'funds', ms: FUNDS_MS, rests: true };

/** Shows what a pre-flight found. */
export function showPreflight(desk: OpenDesk, payer: Payer, result: PrepareResult, now: number): Next<FlowIn<'review' | 'short' | 'blocked' | 'stalled'>> {
  switch (result.tag) {
    case 'ready':
      return toReview(desk, payer, result.prepared);
    case 'short':
      return go({ at: 'short', desk, payer, shortfalls: result.shortfalls, costs: result.costs, balances: result.balances }, AGAIN);
    case 'blocked':
      return toBlocked(desk, payer, { kind: 'preflight', block: result.block });
    case 'unreachable':
      return stalledBySolana(desk, payer, 'down', now);
    case 'wrong-network':
      return stalledBySolana(desk, payer, 'wrong-network', now);
    default:
      return result satisfies never;
  }
}

/** True if paying costs no more than the buyer agreed to: what was shown is what is signed (money invariant 4). */
export function costsNoMore(fresh: PreparedPayment, approved: PreparedPayment): boolean {
  return fresh.costs.rent <= approved.costs.rent && fresh.costs.networkFee <= approved.costs.networkFee;
}

function askFunds({ desk, payer }: FlowIn<'short'>): Command {
  return { do: 'prepare', terms: desk.entry.session.terms, payer: payer.address };
}

/** What the buyer was on the way to. */
function wanted({ way }: FlowIn<'stalled'>['desk'], payer: Payer | null): Goal {
  if (payer !== null) return { kind: 'pay', walletName: payer.walletName, payer };
  return { kind: way === 'wallet' ? 'session' : way };
}

function clearAgain({ desk }: FlowIn<'review'>): Command {
  return { do: 'clear', terms: desk.entry.session.terms, withStatus: true };
}

/** The other account must have its own funds checked; without one there is nobody to pay. */
function withAccount({ desk, payer }: { readonly desk: OpenDesk; readonly payer: Payer }, address: Payer['address'] | null): Next<FlowIn<'choosing' | 'preflighting'>> {
  return address === null ? toChoosing(desk) : toPreflight(desk, { ...payer, address });
}

/** An app that is asked by links has no say in what a wallet of this browser selects. */
function isSameAccount({ address, byLink }: Payer, selected: Payer['address'] | null): boolean {
  return byLink === true || address === selected;
}

export const reviewingEdges: readonly (readonly Edge[])[] = [
  edge('preflighting', 'prepared', ['review', 'short', 'blocked', 'stalled'], ({ desk, payer }, { result }, now) => showPreflight(desk, payer, result, now)),

  edge('short', 'prepared', ['itself', 'review', 'blocked'], (flow, { result }, now) => {
    // While the buyer tops up, a silent node is no news.
    if (result.tag === 'unreachable' || result.tag === 'wrong-network') return go(flow, AGAIN);
    const next = showPreflight(flow.desk, flow.payer, result, now);
    return next.flow.at === 'stalled' ? go(flow, AGAIN) : { flow: next.flow, commands: next.commands };
  }),
  edge('short', ['funds-due', 'try-again', 'check-now'], ['itself'], (flow) => go(flow, askFunds(flow))),
  edge('short', 'wake', ['itself'], (flow) => go(flow, rereadJournal(flow.desk), askFunds(flow))),

  edge('review', 'approve', ['clearing-ask'], ({ desk, payer, prepared }) =>
    go({ at: 'clearing-ask', desk, payer, approved: prepared }, { do: 'stop', what: ['timers'] }, { do: 'clear', terms: desk.entry.session.terms, withStatus: signsAndSends(payer) || payer.byLink === true }),
  ),
  // While the buyer reads, another device may pay, or the session end: then there is nothing left to sign here.
  edge('review', ['expiry-due', 'check-now'], ['itself'], (flow) => go(flow, clearAgain(flow))),
  edge('review', 'wake', ['itself'], (flow) => go(flow, rereadJournal(flow.desk), clearAgain(flow))),
  edge('review', 'cleared', ['itself', 'expired', 'settling', 'mispaid'], (flow, { clearance }, now) => {
    const { desk, payer } = flow;
    const astray = mispaidBefore(desk.entry, clearance.scan);
    const verdict = judgeClearance(desk.entry, clearance);
    switch (verdict.tag) {
      case 'go':
        return astray === null ? go(flow, AFTER_A_WHILE) : toMispaid(desk, payer, astray, clearance.scan, now);
      case 'outage':
        // A silent node is no news.
        return go(flow, AFTER_A_WHILE);
      case 'session-ending':
        return toExpired(desk, payer);
      case 'session-over':
        return toExpired(desk, payer, { tag: 'failed', at: now });
      case 'taken':
        return follow(desk, payer, verdict, now);
      default:
        return verdict satisfies never;
    }
  }),

  edge(['review', 'short'], 'account-changed', ['itself', 'choosing', 'preflighting'], (flow, { address }) => (isSameAccount(flow.payer, address) ? ignore(flow) : withAccount(flow, address))),
  edge(['preflighting', 'clearing-ask', 'refreshing'], 'account-changed', ['itself', 'choosing', 'preflighting'], (flow, { address }) =>
    isSameAccount(flow.payer, address) ? ignore(flow) : withAccount(flow, address),
  ),
  edge(['review', 'short', 'stalled', 'connecting-wallet', 'timing-session', 'connecting-session', 'preflighting', 'locking', 'rereading-journal', 'journaling-session', 'rereading-product'], 'choose-another', ['choosing'], (flow) => toChoosing(flow.desk)),

  edge('stalled', 'wake', ['locking'], ({ desk, payer }) => toLocking(desk, wanted(desk, payer))),
  edge('stalled', ['retry-due', 'try-again', 'check-now'], ['timing-session', 'connecting-session', 'blocked', 'identifying'], (flow) => toSession(flow.desk, flow.payer)),
  edge('blocked', 'try-again', ['itself', 'locking'], (flow) => (flow.payer === null ? ignore(flow) : toLocking(flow.desk, { kind: 'pay', walletName: flow.payer.walletName, payer: flow.payer }))),
];

/** Sign-only is preferred: there this page checks what was signed before anything is sent. */
export function signsAndSends(payer: Payer): boolean {
  return !payer.canSignOnly;
}
