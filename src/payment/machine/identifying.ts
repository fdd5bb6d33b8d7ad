import { type AskedIdentity, type Challenge, checkChallenge, provesChallenge } from '../../identity/check-challenge.ts';
import { signatureText } from '../../identity/signature-text.ts';
import type { TypedIdentity } from '../../identity/typed-identity.ts';
import type { Address } from '../../solana/address.ts';
import type { EnterNotice } from '../identity-view.ts';
import type { HiltFailure } from '../ports.ts';
import type { Command } from './commands.ts';
import { type Edge, type Next, edge, go, ignore } from './edge.ts';
import { afterOthers, opened, rereadJournal, stalledByHilt, toChoosing, toElsewhere, toIdentify, toSession } from './enter.ts';
import { isSilence } from './evidence.ts';
import type { Desk, FlowIn, Identifying, OpenDesk } from './flow.ts';
import { putLink, putSession } from './ledger.ts';
import { takeUpOthers } from './resume.ts';
import { toWatch } from './watch.ts';

/**
 * The identity handshake: the wallet that pays signs a text that names who gets access. It moves no money. Before the payment Hilt must know it for
 * the session; after the payment (422 at confirm) it is made up for without paying again.
 */

function startIdentity(flow: Identifying, identity: TypedIdentity): Next<FlowIn<'starting-identity'>> {
  const { desk, payer, paid } = flow;
  const asked: AskedIdentity = { ...identity, type: desk.product.membership_identity_type ?? 'CUSTOM', wallet: payer.address };
  const request = { slug: desk.slug, wallet_address: payer.address, wallet_source: payer.walletName, customer_reference_type: asked.type, customer_reference_value: identity.value };
  const shown = identity.display === null ? request : { ...request, customer_reference_display: identity.display };
  return go({ at: 'starting-identity', desk, payer, paid, asked }, { do: 'start-identity', request: shown });
}

function again(flow: Identifying, notice: EnterNotice | null, asked: AskedIdentity | null): Next<FlowIn<'identifying'>> {
  return toIdentify(flow.desk, flow.payer, flow.paid, notice, asked === null ? '' : (asked.display ?? asked.value));
}

/** Away from the handshake: to the choice of a wallet, or back to the payment that waits to be recorded. */
function leave({ desk, paid }: Identifying, now: number): Next<FlowIn<'choosing' | 'settling'>> {
  const table = opened(desk);
  return paid && table !== null ? toWatch(table, null, now, false) : toChoosing(desk);
}

/** Hilt gave no usable answer: silence is waited out, a refusal leads back to the field. */
function failed(flow: Identifying & { readonly asked: AskedIdentity }, failure: HiltFailure, now: number): Next<FlowIn<'identifying' | 'stalled'>> {
  const gone = failure.kind === 'status' && failure.status === 410;
  if (gone) return again(flow, 'expired', flow.asked);
  if (!isSilence(failure)) return again(flow, 'not-accepted', flow.asked);
  // After the payment there is nothing to stall: the buyer is asked again, and the payment waits.
  return flow.paid ? again(flow, 'not-accepted', flow.asked) : stalledByHilt(flow.desk, flow.payer, failure, now);
}

/** The wallet has proven it: Hilt hears of it with connect, or with confirm when the session was there before. */
function proven(flow: Identifying, { sessionId, asked }: Challenge, now: number): Next<FlowIn<'settling' | 'timing-session' | 'connecting-session' | 'blocked' | 'identifying'>> {
  const proof = { sessionId, wallet: asked.wallet, access: { type: asked.type, display: asked.display ?? asked.value } };
  const desk: Desk = { ...flow.desk, proof };
  const table = opened(desk);
  if (table === null || table.entry.paid !== null) return toSession(desk, flow.payer);
  const kept = putSession(table, { ...table.entry.session, access: proof.access, identity: { sessionId, wallet: asked.wallet } }, now);
  const next = flow.paid ? toWatch(kept.desk, null, now, false) : toSession(kept.desk, flow.payer);
  return { flow: next.flow, commands: [kept.write, ...next.commands] };
}

function signMessage(challenge: Challenge): Command {
  return { do: 'sign-message', sessionId: challenge.sessionId, bytes: challenge.bytes };
}

/** Puts a checked challenge before the buyer: for an app that is asked by links, with the link that asks it. */
function present({ desk, payer, paid }: Identifying, challenge: Challenge): Next<FlowIn<'challenge' | 'asking-proof-link' | 'identifying'>> {
  if (payer.byLink !== true) return go({ at: 'challenge', desk, payer, paid, challenge, notice: null, link: null });
  const table = opened(desk);
  // Without a session there is no conversation with the app.
  if (table === null) return toIdentify(desk, payer, paid, 'not-accepted');
  return go({ at: 'asking-proof-link', desk, payer, paid, challenge }, { do: 'make-proof-link', paymentId: table.entry.session.terms.paymentId, sessionId: challenge.sessionId });
}

const BY_WALLET = ['identifying', 'starting-identity', 'challenge', 'signing-identity', 'completing-identity', 'challenge-refused', 'cannot-prove'] as const;
const IDENTIFYING = [...BY_WALLET, 'asking-proof-link'] as const;

export const identifyingEdges: readonly (readonly Edge[])[] = [
  edge('identifying', 'submit-identity', ['starting-identity'], (flow, { identity }) => startIdentity(flow, identity)),
  edge('starting-identity', 'identity-started', ['challenge', 'asking-proof-link', 'challenge-refused', 'identifying', 'stalled'], (flow, { answer, time }, now) => {
    if (!answer.ok) return failed(flow, answer.failure, now);
    const { desk, payer, paid, asked } = flow;
    // Without the chain's time Hilt's own judgement of the end is all there is.
    const checked = checkChallenge(answer.value, asked, time.tag === 'read' ? time.blockTimeMs : 0);
    if (!checked.ok && checked.problem === 'expired') return again(flow, 'expired', asked);
    if (!checked.ok) return go({ at: 'challenge-refused', desk, payer, paid, asked, problem: checked.problem });
    return present({ desk, payer, paid }, checked.challenge);
  }),
  edge('challenge', 'sign-identity', ['itself', 'signing-identity'], (flow, _event, now) => {
    const { desk, payer, paid, challenge, link } = flow;
    // By a link the buyer's own tap asks; nothing is to be done here.
    return link === null ? go({ at: 'signing-identity', desk, payer, paid, challenge, since: now }, signMessage(challenge)) : ignore(flow);
  }),
  edge('signing-identity', 'message-signed', ['itself', 'completing-identity', 'challenge', 'cannot-prove'], (flow, { sessionId, answer }) => {
    const { desk, payer, paid, challenge } = flow;
    if (sessionId !== challenge.sessionId) return ignore(flow);
    switch (answer.tag) {
      case 'signed':
        // A wallet that returns something else than a signature has failed.
        if (answer.signature.length !== 64) return go({ at: 'challenge', desk, payer, paid, challenge, notice: 'failed', link: null });
        return go({ at: 'completing-identity', desk, payer, paid, challenge }, { do: 'complete-identity', request: { session_id: sessionId, wallet_address: payer.address, signed_message_b64: signatureText(answer.signature) } });
      case 'refused':
        return go({ at: 'challenge', desk, payer, paid, challenge, notice: 'declined', link: null });
      case 'failed':
        return go({ at: 'challenge', desk, payer, paid, challenge, notice: 'failed', link: null });
      case 'cannot':
        return go({ at: 'cannot-prove', desk, payer, paid });
      default:
        return answer satisfies never;
    }
  }),
  edge('completing-identity', 'identity-completed', ['settling', 'timing-session', 'connecting-session', 'blocked', 'identifying', 'stalled'], (flow, { answer }, now) => {
    const { challenge } = flow;
    if (!answer.ok) return failed({ ...flow, asked: challenge.asked }, answer.failure, now);
    return provesChallenge(answer.value, challenge) ? proven(flow, challenge, now) : again(flow, 'not-accepted', challenge.asked);
  }),

  edge(IDENTIFYING, 'edit-identity', ['identifying'], (flow) => again(flow, null, 'asked' in flow ? flow.asked : 'challenge' in flow ? flow.challenge.asked : null)),
  edge(['challenge', 'challenge-refused'], 'try-again', ['starting-identity'], (flow) => startIdentity(flow, flow.at === 'challenge' ? flow.challenge.asked : flow.asked)),
  edge(BY_WALLET, 'choose-another', ['choosing', 'settling'], (flow, _event, now) => leave(flow, now)),
  // After the payment only a wallet in this browser is asked, so here nothing has been paid.
  edge('asking-proof-link', 'choose-another', ['choosing'], ({ desk }) => toChoosing(desk)),
  // What one account has signed proves nothing for another.
  edge(BY_WALLET, 'account-changed', ['itself', 'choosing', 'settling', 'identifying'], (flow, { address }, now) => {
    if (flow.payer.byLink === true || address === flow.payer.address) return ignore(flow);
    if (address === null || flow.paid) return leave(flow, now);
    return toIdentify(flow.desk, { ...flow.payer, address }, false, 'wallet-changed');
  }),

  // By link: the question is durable before the buyer has it, for its answer comes to another page.
  edge('asking-proof-link', 'proof-link-made', ['itself', 'journaling-proof-link', 'identifying', 'stalled'], (flow, { sessionId, answer }, now) => {
    const { desk, payer, paid, challenge } = flow;
    const table = opened(desk);
    if (sessionId !== challenge.sessionId || table === null) return ignore(flow);
    if (!answer.ok) return failed({ ...flow, asked: challenge.asked }, answer.failure, now);
    const access = { type: challenge.asked.type, display: challenge.asked.display ?? challenge.asked.value };
    const kept = putLink(table, { stage: 'connected', wallet: payer.address, proving: { sessionId, access } }, now);
    return go({ at: 'journaling-proof-link', desk: kept.desk, payer, paid, challenge, link: answer.value }, kept.write);
  }),
  edge('journaling-proof-link', 'journaled', ['itself', 'challenge'], (flow, { epoch }) => {
    const { desk, payer, paid, challenge, link } = flow;
    return epoch === desk.entry?.epoch ? go({ at: 'challenge', desk, payer, paid, challenge, notice: null, link }, { do: 'release-lock' }) : ignore(flow);
  }),
  edge('journaling-proof-link', 'journal-failed', ['choosing'], ({ desk }) => toChoosing({ ...desk, degraded: true }, 'link-unavailable')),
  edge('journaling-proof-link', 'journal-lost', ['elsewhere'], ({ desk }) => toElsewhere(desk)),
  edge('challenge', 'journal-opened', ['itself', 'elsewhere', 'locking'], (flow, { result }, now) => {
    if (flow.link === null) return (flow.paid ? null : takeUpOthers(flow.desk, result, now)) ?? ignore(flow);
    // The answer has come to another tab. It goes on there, or here once that one lets go.
    const others = afterOthers(flow.desk, result);
    return others === null ? ignore(flow) : toElsewhere(others);
  }),

  // The payment has landed, and Hilt wants to know for whom (422 at confirm).
  edge('unrecorded', 'prove-identity', ['itself', 'connecting-prover'], (flow, { walletName }) =>
    flow.evidence.hilt.refusal === 422 ? go({ at: 'connecting-prover', desk: flow.desk }, { do: 'stop', what: ['polling', 'timers'] }, { do: 'connect-wallet', walletName }) : ignore(flow),
  ),
  edge('connecting-prover', 'wallet-connected', ['identifying', 'settling'], ({ desk }, { answer }, now) => {
    if (answer.tag !== 'connected' || !hasPaid(desk, answer.payer.address)) return toWatch(desk, null, now, false);
    return toIdentify(desk, answer.payer, true);
  }),
  // A wallet that does not answer must not keep the page from what it waits for.
  edge('connecting-prover', ['choose-another', 'check-now', 'try-again', 'wake'], ['settling'], ({ desk }, _event, now) => {
    const next = toWatch(desk, null, now, false);
    return go(next.flow, ...next.commands, rereadJournal(desk));
  }),
];

/** Only the wallet that paid can say for whom. */
function hasPaid({ entry }: OpenDesk, wallet: Address): boolean {
  return entry.attempts.some((attempt) => attempt.phase !== 'shown' && attempt.payer === wallet);
}
