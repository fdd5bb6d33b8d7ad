import { hiltWord } from '../../contract/payment-status.ts';
import { isSignature } from '../../solana/address.ts';
import type { AttemptIn } from '../attempt.ts';
import type { HiltSight, Payer } from '../state.ts';
import { isStranger, judgeClearance } from './clearance.ts';
import type { Command } from './commands.ts';
import { drop, holdBack } from './dropping.ts';
import { type Edge, type Next, edge, go, ignore } from './edge.ts';
import { toElsewhere } from './enter.ts';
import type { FlowIn, OpenDesk } from './flow.ts';
import { putAttempt } from './ledger.ts';
import { toWatch } from './watch.ts';

/** From the verified signature to the first send. Until `journaling-exposed` is over, nobody but this page has the bytes. */

/** How often a reading is repeated before a signed transaction is given up. Its blockhash lives about a minute. */
const TRIES = 3;
/** Fewer blocks than this left and the transaction would hardly land any more. */
const LANDING_BLOCKS = 10;

interface Signed {
  readonly desk: OpenDesk;
  readonly payer: Payer | null;
  readonly attempt: AttemptIn<'signed'>;
}

function clear({ desk }: Signed): Command {
  return { do: 'clear', terms: desk.entry.session.terms, withStatus: true };
}

function said(tag: HiltSight['tag'], now: number): HiltSight {
  return { tag, at: now };
}

/** The last durable word before the first send: from here on others may have the bytes, so from here on only the chain decides. */
function expose({ desk, payer, attempt }: Signed, now: number): Next<FlowIn<'journaling-exposed'>> {
  const exposed: AttemptIn<'exposed'> = { ...attempt, phase: 'exposed', sentAt: now };
  const kept = putAttempt(desk, exposed, now);
  return go({ at: 'journaling-exposed', desk: kept.desk, payer, attempt: exposed }, kept.write);
}

export const sendingEdges: readonly (readonly Edge[])[] = [
  edge('journaling-signed', 'journaled', ['itself', 'clearing-send'], (flow, { epoch }) =>
    epoch === flow.desk.entry.epoch ? go({ ...flow, at: 'clearing-send', failures: 0 }, clear(flow)) : ignore(flow),
  ),
  // Somebody else wrote first: theirs counts, and these bytes are discarded.
  edge('journaling-signed', 'journal-lost', ['elsewhere'], ({ desk }) => toElsewhere(desk)),
  edge(['journaling-signed', 'journaling-exposed'], 'journal-failed', ['settling'], ({ desk, payer, attempt }, _event, now) => holdBack(desk, payer, attempt, now)),

  edge('clearing-send', 'cleared', ['itself', 'claiming', 'dropping'], (flow, { clearance }, now) => {
    const { desk, payer, attempt } = flow;
    const verdict = judgeClearance(desk.entry, clearance);
    switch (verdict.tag) {
      case 'go': {
        const height = clearance.time.tag === 'read' ? clearance.time.blockHeight : 0;
        if (height + LANDING_BLOCKS > attempt.lastValidBlockHeight) return drop(flow, { to: 'not-charged', outcome: { why: 'never-landed', signature: attempt.signature } }, now);
        const request = { payment_id: attempt.paymentId, tx_signature: attempt.signature, payer_wallet: attempt.payer, wallet_source: attempt.walletName };
        return go({ at: 'claiming', desk, payer, attempt }, { do: 'claim', attemptId: attempt.id, request });
      }
      case 'outage':
        if (flow.failures + 1 < TRIES) return go({ ...flow, failures: flow.failures + 1 }, clear(flow));
        return drop(flow, { to: 'stalled-by-solana', why: verdict.why }, now);
      case 'session-ending':
        return drop(flow, { to: 'new-session' }, now);
      case 'session-over':
        return drop(flow, { to: 'expired', hilt: said('failed', now) }, now);
      case 'taken':
        return drop(flow, { to: 'follow', taken: verdict }, now);
      default:
        return verdict satisfies never;
    }
  }),

  edge('claiming', 'claimed', ['itself', 'journaling-exposed', 'reading-claim', 'dropping'], (flow, { attemptId, answer }, now) => {
    const { desk, payer, attempt } = flow;
    if (attemptId !== attempt.id) return ignore(flow);
    const status = !answer.ok && answer.failure.kind === 'status' ? answer.failure.status : null;
    const conflict = status === 409 || (answer.ok && answer.value.tx_signature !== attempt.signature);
    if (conflict) return go({ at: 'reading-claim', desk, payer, attempt, failures: 0 }, { do: 'read-status', paymentId: attempt.paymentId });
    // Hilt itself says that the session is over. Nothing is exposed, so believing it costs no money, and paying it might.
    if (status === 410) return drop(flow, { to: 'expired', hilt: said('failed', now) }, now);
    // Any other failure is Hilt's trouble, not the buyer's: the chain is what counts, and confirm comes later.
    return expose(flow, now);
  }),

  edge('reading-claim', 'status-read', ['itself', 'journaling-exposed', 'dropping'], (flow, { answer }, now) => {
    const { desk, attempt } = flow;
    if (!answer.ok) {
      if (flow.failures + 1 < TRIES) return go({ ...flow, failures: flow.failures + 1 }, { do: 'read-status', paymentId: attempt.paymentId });
      return drop(flow, { to: 'stalled-by-hilt', failure: answer.failure }, now);
    }
    const named = answer.value.tx_signature;
    const word = hiltWord(answer.value.status);
    if (named !== null && isSignature(named) && word !== 'failed' && isStranger(desk.entry, named)) return drop(flow, { to: 'follow', taken: { signature: named, payer: null } }, now);
    if (word === 'failed') return drop(flow, { to: 'expired', hilt: said('failed', now) }, now);
    // Ours already (an earlier try of this very payment), or a claim beside which the buyer chose to pay.
    if (named !== null) return expose(flow, now);
    return drop(flow, { to: 'stalled-by-hilt', failure: { kind: 'not-understood' } }, now);
  }),

  edge('journaling-exposed', 'journaled', ['itself', 'settling'], (flow, { epoch }, now) => (epoch === flow.desk.entry.epoch ? toWatch(flow.desk, flow.payer, now, true) : ignore(flow))),
  edge('journaling-exposed', 'journal-lost', ['elsewhere'], ({ desk }) => toElsewhere(desk)),
];
