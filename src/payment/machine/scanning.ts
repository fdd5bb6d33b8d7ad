import type { ChainTime, TransferRequestCheck } from '../../solana/chain.ts';
import type { AttemptIn, PaymentCode } from '../attempt.ts';
import { EXPIRY_MS } from './cadence.ts';
import { hasRoom, judgeClearance } from './clearance.ts';
import { follow } from './dropping.ts';
import { type Edge, type Next, edge, go, ignore } from './edge.ts';
import { QUIET, rereadJournal, stalledBySolana, toChoosing, toElsewhere, toExpired } from './enter.ts';
import { hiltSight } from './evidence.ts';
import type { FlowIn, OpenDesk } from './flow.ts';
import { type Written, acceptRisk, blocking, putAttempt, reaffirm } from './ledger.ts';
import { mispaidBefore } from './mispayment.ts';
import { mayPayAgain } from './pay-again.ts';
import { base, readAgain, toMispaid, toWatch } from './watch.ts';
import { lookBeside } from './look-beside.ts';

/** Paying by a code that somebody scans. What is shown can be paid by anybody who sees it, so showing it is exposing it (money invariant 1). */

/** A page that was looked at has asked Hilt more recently than this. */
const STALE_MS = 60_000;

/** The code for these terms, or why there is none. A transfer request needs nobody to be up but the chain, so it is preferred. */
function codeFor(desk: OpenDesk, check: TransferRequestCheck): PaymentCode | 'none' | 'unreachable' | 'wrong-network' {
  if (check.tag === 'possible') return { kind: 'transfer', url: check.url };
  if (check.tag === 'wrong-network') return 'wrong-network';
  const url = desk.entry.session.transactionRequestUrl;
  if (url !== null) return { kind: 'transaction-request', url };
  return check.tag === 'not-possible' ? 'none' : 'unreachable';
}

/** Durable before anybody can scan it (money invariant 2). `bare`: what is left on the desk if it cannot be. */
function journalCode({ desk, write }: Written, bare: OpenDesk): Next<FlowIn<'journaling-code'>> {
  return go({ at: 'journaling-code', desk, bare }, write);
}

function keepCode(desk: OpenDesk, code: PaymentCode, id: string, now: number): Next<FlowIn<'journaling-code'>> {
  const shown: AttemptIn<'shown'> = { id, paymentId: desk.entry.session.terms.paymentId, mode: 'qr', askedAt: now, phase: 'shown', code };
  return journalCode(putAttempt(desk, shown, now), desk);
}

/** The code is on the screen: the chain is watched until somebody pays it, and the session until it ends. */
export function toScanning(desk: OpenDesk, now: number): Next<FlowIn<'scanning'>> {
  const next = toWatch(desk, null, now, true);
  return { flow: { ...next.flow, at: 'scanning' }, commands: [...next.commands, { do: 'wait', timer: 'expiry', ms: EXPIRY_MS, rests: true }, { do: 'read-time' }] };
}

/** A code from before is back on the screen only when nobody has paid it meanwhile: whoever sees a paid one might pay it again. */
export function toReopening(desk: OpenDesk): Next<FlowIn<'reopening'>> {
  return go({ at: 'reopening', desk }, QUIET, { do: 'clear', terms: desk.entry.session.terms, withStatus: true });
}

/** The tab may have slept since it read the journal. */
function afterOthersToo<F extends FlowIn<'settling' | 'mispaid'>>(desk: OpenDesk, { flow, commands }: Next<F>): Next<F> {
  return go(flow, ...commands, rereadJournal(desk));
}

/** Takes the code back: the buyer has said that nobody is paying with it. It is still followed, and found before a wallet is asked. */
function forgetCode(shown: OpenDesk, now: number): Next<FlowIn<'choosing'>> {
  const { desk, write } = acceptRisk(shown, blocking(shown.entry).map((attempt) => attempt.id), now);
  const next = toChoosing(desk);
  return { flow: next.flow, commands: [write, ...next.commands] };
}

/** A payment that comes too late would not be recorded, so the code goes off the screen before its session ends. Whoever has it may still pay. */
function keepShowing(flow: FlowIn<'scanning'>, time: ChainTime): Next<FlowIn<'scanning' | 'settling'>> {
  if (time.tag === 'read' && !hasRoom(flow.desk.entry.session, time)) return go({ ...base(flow), at: 'settling', late: true });
  return go(flow, { do: 'wait', timer: 'expiry', ms: EXPIRY_MS, rests: true });
}

export const scanningEdges: readonly (readonly Edge[])[] = [
  edge('checking-code', 'code-checked', ['journaling-code', 'carry-over', 'stalled', 'expired', 'settling', 'mispaid'], ({ desk }, { check, clearance, id }, now) => {
    const verdict = judgeClearance(desk.entry, clearance);
    switch (verdict.tag) {
      case 'go': {
        const astray = mispaidBefore(desk.entry, clearance.scan);
        if (astray !== null) return toMispaid(desk, null, astray, clearance.scan, now);
        const code = codeFor(desk, check);
        if (code === 'none') return go({ at: 'carry-over', desk }, { do: 'release-lock' }, ...lookBeside(desk.entry));
        return typeof code === 'string' ? stalledBySolana(desk, null, code === 'unreachable' ? 'down' : code, now) : keepCode(desk, code, id, now);
      }
      case 'outage':
        return stalledBySolana(desk, null, verdict.why, now);
      case 'session-ending':
        // It was new a moment ago: a server that hands out such sessions is not asked again and again.
        return toExpired(desk, null);
      case 'session-over':
        return toExpired(desk, null, { tag: 'failed', at: now });
      case 'taken':
        return follow(desk, null, verdict, now);
      default:
        return verdict satisfies never;
    }
  }),
  edge('journaling-code', 'journaled', ['itself', 'scanning'], (flow, { epoch }, now) => (epoch === flow.desk.entry.epoch ? toScanning(flow.desk, now) : ignore(flow))),
  // Not durable, so it is not shown. The buyer is told that this tab only remembers, and may ask for the code again.
  edge('journaling-code', 'journal-failed', ['choosing'], ({ bare }) => toChoosing({ ...bare, degraded: true })),
  edge('journaling-code', 'journal-lost', ['elsewhere'], ({ bare }) => toElsewhere(bare)),
  edge(['carry-over', 'checking-code'], 'choose-another', ['choosing'], ({ desk }) => toChoosing(desk)),

  edge('reopening', 'cleared', ['journaling-code', 'settling', 'mispaid'], ({ desk }, { clearance }, now) => {
    const verdict = judgeClearance(desk.entry, clearance);
    switch (verdict.tag) {
      case 'go': {
        const astray = mispaidBefore(desk.entry, clearance.scan);
        if (astray !== null) return afterOthersToo(desk, toMispaid(desk, null, astray, clearance.scan, now));
        // Shown anew is exposed anew: the journal takes it first, so that of two tabs one of which takes the code back only one wins.
        return journalCode(reaffirm(desk, now), desk);
      }
      case 'session-ending':
      case 'session-over':
      case 'outage': {
        const next = toWatch(desk, null, now, false);
        return afterOthersToo(desk, { flow: { ...next.flow, late: true }, commands: next.commands });
      }
      case 'taken':
        return afterOthersToo(desk, follow(desk, null, verdict, now));
      default:
        return verdict satisfies never;
    }
  }),
  // Without locks another tab may have taken the code back: then it must not stand here any longer.
  edge('scanning', 'tab-told', ['itself'], (flow) => go(flow, rereadJournal(flow.desk))),
  edge('scanning', 'expiry-due', ['itself'], (flow) => go(flow, { do: 'read-time' })),
  edge('scanning', 'time-read', ['itself', 'settling'], (flow, { time }) => keepShowing(flow, time)),
  edge('scanning', ['check-now', 'wake'], ['itself', 'reopening'], (flow, _event, now) => {
    // Nobody has looked for long: before the code is seen again it must be known that nobody has paid it.
    if (now - (flow.evidence.hilt.at ?? flow.since) > STALE_MS) return toReopening(flow.desk);
    const next = readAgain(flow, now);
    return go(next.flow, ...next.commands, { do: 'read-time' });
  }),
  edge('scanning', 'withdraw-code', ['withdrawing'], ({ desk, evidence }) => go({ at: 'withdrawing', desk, hilt: hiltSight(evidence) }, QUIET, { do: 'clear', terms: desk.entry.session.terms, withStatus: true })),
  edge('withdrawing', 'cleared', ['choosing', 'settling', 'may-charge-twice'], ({ desk }, { clearance }, now) => {
    const verdict = judgeClearance(desk.entry, clearance);
    switch (verdict.tag) {
      case 'go':
      case 'session-ending':
      case 'session-over':
        return forgetCode(desk, now);
      case 'outage': {
        // Nobody can say whether the code has been paid: then going on takes the explicit step.
        const next = toWatch(desk, null, now, true);
        return mayPayAgain(next.flow) ? { flow: { ...next.flow, at: 'may-charge-twice' }, commands: next.commands } : next;
      }
      case 'taken':
        return follow(desk, null, verdict, now);
      default:
        return verdict satisfies never;
    }
  }),
];
