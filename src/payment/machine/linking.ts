import type { HiltFailure } from '../ports.ts';
import type { CheckoutTag, Payer } from '../state.ts';
import { backoff } from './cadence.ts';
import type { Command } from './commands.ts';
import { drop } from './dropping.ts';
import { type Edge, type Next, edge, go, ignore } from './edge.ts';
import type { EnterNotice } from '../identity-view.ts';
import { afterOthers, rereadJournal, toChoosing, toElsewhere, toIdentify, toPreflight, toSession } from './enter.ts';
import { isSilence } from './evidence.ts';
import type { FlowIn, LinkReturn, OpenDesk } from './flow.ts';
import { blocking, linkWallet, linked, putAttempt, putLink, putSession } from './ledger.ts';
import { hiltOutage, retryAfterOf } from './outage.ts';
import { toWatch } from './watch.ts';
import { lookBeside } from './look-beside.ts';

/**
 * Paying with an app that is reached by links only: each question leaves this page and its answer comes to another one, perhaps long after this
 * one has died. So the journal carries what a promise would (money invariant 2), and an answer counts only for the question it finds there.
 */

/** A session is there: with the wallet known from before straight on, else the app is asked who it is. */
export function toLink(desk: OpenDesk, now: number): Next<FlowIn<'preflighting' | 'journaling-link' | 'choosing'>> {
  const wallet = linkWallet(desk.entry);
  if (wallet !== null) return toPreflight(desk, wallet);
  if (desk.entry.session.linkUrl === null) return toChoosing(desk, 'link-unavailable');
  const kept = putLink(desk, { stage: 'connecting' }, now);
  return go({ at: 'journaling-link', desk: kept.desk }, kept.write);
}

/** The app is open, or may be. This page lets go of the lock, for the answer comes to another page. */
export function toLinkOpen(desk: OpenDesk, payer: Payer | null, now: number): Next<FlowIn<'link-open'>> {
  const next = toWatch(desk, payer, now, true);
  return { flow: { ...next.flow, at: 'link-open' }, commands: [...next.commands, { do: 'release-lock' }] };
}

/** What the app brought back counts only if the journal waits for it; null for anything else: foreign, replayed or late. */
export function takeReturn(desk: OpenDesk, back: LinkReturn, now: number): Next<FlowIn<'returning' | 'choosing' | 'dropping' | 'identifying'>> | null {
  const attempt = linked(desk.entry);
  const { outcome } = back;
  if (!isAwaited(desk, back.step)) return null;
  if (outcome.tag === 'answered') return askAgain({ at: 'returning', desk, back, failures: 0, outage: null });
  if (back.step === 'message') return notProven(desk, null, now);
  const why = outcome.tag === 'refused' ? 'wallet-refused' : 'wallet-failed';
  return attempt === null ? forgetLink(desk, why, now) : drop({ desk, payer: linkWallet(desk.entry), attempt }, { to: 'not-charged', outcome: { why } }, now);
}

/** Whether the journal waits for an answer to this question. Who the wallet is no longer matters while something may charge already (money invariant 1). */
function isAwaited({ entry }: OpenDesk, step: LinkReturn['step']): boolean {
  const free = blocking(entry).length === 0;
  switch (step) {
    case 'connect':
      return entry.link?.stage === 'connecting' && free;
    case 'message':
      return entry.link?.stage === 'connected' && entry.link.proving !== null && free;
    case 'transaction':
      return linked(entry) !== null;
    default:
      return step satisfies never;
  }
}

/** The app has not proven who gets access: the buyer is asked again. */
function notProven(desk: OpenDesk, notice: EnterNotice | null, now: number): Next<FlowIn<'identifying' | 'choosing'>> {
  const { link } = desk.entry;
  const payer = linkWallet(desk.entry);
  if (link?.stage !== 'connected' || payer === null) return forgetLink(desk, 'wallet-failed', now);
  const kept = putLink(desk, { ...link, proving: null }, now);
  const next = toIdentify(kept.desk, payer, false, notice, link.proving?.access.display);
  return { flow: next.flow, commands: [kept.write, ...next.commands] };
}

function askAgain(flow: FlowIn<'returning'>): Next<FlowIn<'returning'>> {
  return go({ ...flow, outage: null }, { do: 'open-link-answer', paymentId: flow.desk.entry.session.terms.paymentId, back: flow.back });
}

function forgetLink(desk: OpenDesk, notice: 'wallet-refused' | 'wallet-failed' | 'link-unavailable', now: number): Next<FlowIn<'choosing'>> {
  const kept = putLink(desk, null, now);
  const next = toChoosing(kept.desk, notice);
  return { flow: next.flow, commands: [kept.write, ...next.commands] };
}

/** The answer is kept while Hilt, who alone can open it, does not answer. */
function waitForHilt(flow: FlowIn<'returning'>, failure: HiltFailure, now: number): Next<FlowIn<'returning'>> {
  const ms = backoff(flow.failures, retryAfterOf(failure));
  return go({ ...flow, failures: flow.failures + 1, outage: hiltOutage(failure, now + ms) }, { do: 'wait', timer: 'retry', ms, rests: true });
}

/** Hilt made no link, so the buyer has none and nobody can have signed. A refusal means that the app's session is gone. */
function noLink({ desk, payer, attempt }: FlowIn<'asking-link'>, failure: HiltFailure, now: number): Next<FlowIn<'dropping'>> {
  if (isSilence(failure)) return drop({ desk, payer, attempt }, { to: 'stalled-by-hilt', failure }, now);
  return drop({ desk: { ...desk, entry: { ...desk.entry, link: null } }, payer: null, attempt }, { to: 'choosing', notice: 'link-unavailable' }, now);
}

function verify({ desk, attempt, signed }: Pick<FlowIn<'verifying'>, 'desk' | 'attempt' | 'signed'>, asked: FlowIn<'verifying'>['asked']): Command {
  return { do: 'verify', attemptId: attempt.id, terms: desk.entry.session.terms, asked, signed };
}

/** Another tab that is no further than this one. Two that gave way to each other would never come to rest. */
const AS_FAR = new Set<CheckoutTag>(['opening', 'preparing', 'linking', 'asking', 'elsewhere']);

export const linkingEdges: readonly (readonly Edge[])[] = [
  edge('journaling-link', 'journaled', ['itself', 'link-connecting'], (flow, { epoch }) => (epoch === flow.desk.entry.epoch ? go({ ...flow, at: 'link-connecting' }, { do: 'release-lock' }, ...lookBeside(flow.desk.entry)) : ignore(flow))),
  // An answer could never find its way back to this tab's memory.
  edge('journaling-link', 'journal-failed', ['choosing'], ({ desk }) => toChoosing({ ...desk, degraded: true }, 'link-unavailable')),
  edge('journaling-link', 'journal-lost', ['elsewhere'], ({ desk }) => toElsewhere(desk)),

  edge('link-connecting', 'choose-another', ['choosing'], ({ desk }) => toChoosing(desk)),
  edge('link-connecting', 'wake', ['itself'], (flow) => go(flow, rereadJournal(flow.desk), ...lookBeside(flow.desk.entry))),
  edge('link-connecting', 'journal-opened', ['itself', 'elsewhere'], (flow, { result }) => {
    // The answer has come to another tab. It goes on there, or here once that one lets go.
    const others = afterOthers(flow.desk, result);
    return others === null ? ignore(flow) : toElsewhere(others);
  }),
  edge(['link-connecting', 'link-open'], 'tab-told', ['itself', 'elsewhere'], (flow, { message }) => (AS_FAR.has(message.progress.tag) ? ignore(flow) : toElsewhere(flow.desk, message.progress))),

  edge('returning', 'link-connected', ['itself', 'timing-session', 'connecting-session', 'blocked', 'identifying', 'choosing'], (flow, { answer }, now) => {
    switch (answer.tag) {
      case 'connected': {
        const kept = putLink(flow.desk, { stage: 'connected', wallet: answer.address, proving: null }, now);
        const payer = linkWallet(kept.desk.entry);
        if (payer === null) return ignore(flow);
        const next = toSession(kept.desk, payer);
        return { flow: next.flow, commands: [kept.write, ...next.commands] };
      }
      case 'failed':
        return forgetLink(flow.desk, 'wallet-failed', now);
      case 'outage':
        return waitForHilt(flow, answer.failure, now);
      default:
        return answer satisfies never;
    }
  }),
  edge('returning', 'link-proven', ['itself', 'timing-session', 'connecting-session', 'blocked', 'identifying', 'choosing'], (flow, { answer }, now) => {
    const { link, session } = flow.desk.entry;
    const payer = linkWallet(flow.desk.entry);
    const proving = link?.stage === 'connected' ? link.proving : null;
    if (answer.tag === 'outage') return waitForHilt(flow, answer.failure, now);
    // Hilt has verified the signature; that it is this wallet's, for this question, is checked here.
    if (answer.tag === 'failed' || proving === null || payer === null || answer.wallet !== payer.address || answer.sessionId !== proving.sessionId) return notProven(flow.desk, 'not-accepted', now);
    const kept = putSession(flow.desk, { ...session, access: proving.access, identity: { sessionId: proving.sessionId, wallet: payer.address } }, now);
    const next = toSession(kept.desk, payer);
    return { flow: next.flow, commands: [kept.write, ...next.commands] };
  }),
  edge('returning', 'link-signed', ['itself', 'verifying', 'link-open'], (flow, { answer }, now) => {
    const { desk } = flow;
    const attempt = linked(desk.entry);
    if (attempt === null) return ignore(flow);
    const payer = linkWallet(desk.entry) ?? { address: attempt.payer, walletName: attempt.walletName, canSignOnly: true, canSignAndSend: false, byLink: true };
    switch (answer.tag) {
      case 'signed': {
        const next: FlowIn<'verifying'> = { at: 'verifying', desk, payer, asked: attempt, attempt, signed: answer.transaction, failures: 0 };
        return go(next, verify(next, attempt));
      }
      case 'failed':
        // What came is of no use (a replay, or another session's). The real answer may still come.
        return toLinkOpen(desk, payer, now);
      case 'outage':
        return waitForHilt(flow, answer.failure, now);
      default:
        return answer satisfies never;
    }
  }),
  edge('returning', ['retry-due', 'try-again', 'check-now', 'wake'], ['itself'], (flow) => (flow.outage === null ? ignore(flow) : askAgain(flow))),

  edge('asking-link', 'link-made', ['itself', 'journaling-link-url', 'dropping'], (flow, { attemptId, answer }, now) => {
    const { desk, payer, attempt } = flow;
    if (attemptId !== attempt.id) return ignore(flow);
    if (!answer.ok) return noLink(flow, answer.failure, now);
    const kept = putAttempt(desk, { ...attempt, url: answer.value }, now);
    return go({ at: 'journaling-link-url', desk: kept.desk, payer, attempt }, kept.write);
  }),
  edge('journaling-link-url', 'journaled', ['itself', 'link-open'], (flow, { epoch }, now) => (epoch === flow.desk.entry.epoch ? toLinkOpen(flow.desk, flow.payer, now) : ignore(flow))),
  edge('journaling-link-url', 'journal-failed', ['dropping'], ({ desk, payer, attempt }, _event, now) => drop({ desk: { ...desk, degraded: true }, payer, attempt }, { to: 'choosing', notice: 'link-unavailable' }, now)),
  // Nobody has seen the link: this tab forgets it too, lest it remember more than is true.
  edge('journaling-link-url', 'journal-lost', ['elsewhere'], ({ desk, attempt }, _event, now) => toElsewhere(putAttempt(desk, attempt, now).desk)),
];
