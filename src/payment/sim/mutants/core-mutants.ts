import type { Mutant, TestedMutant } from './mutant.ts';

/** Bugs in machine and runner. Where it takes too much to come together in a simulation of minutes, the test of that one situation is the judge. */
export const CORE_MUTANTS: readonly (Mutant | TestedMutant)[] = [
  {
    name: 'the journal is written after the send',
    edits: [
      {
        file: 'payment/machine/sending.ts',
        find: "return go({ at: 'journaling-exposed', desk: kept.desk, payer, attempt: exposed }, kept.write);",
        replace: 'const next = toWatch(kept.desk, payer, now, true); return { flow: next.flow, commands: [...next.commands, kept.write] };',
      },
      { file: 'payment/machine/sending.ts', find: "'claimed', ['itself', 'journaling-exposed',", replace: "'claimed', ['itself', 'settling'," },
      { file: 'payment/machine/sending.ts', find: "'status-read', ['itself', 'journaling-exposed',", replace: "'status-read', ['itself', 'settling'," },
    ],
  },
  {
    name: 'compare-and-set is ignored: a lost race counts as written',
    edits: [{ file: 'payment/runner/journal-writer.ts', find: "return { type: 'journal-lost' };", replace: "return { type: 'journaled', epoch };" }],
  },
  {
    name: 'a late wallet return is used after another tab has taken over',
    edits: [
      { file: 'payment/machine/sending.ts', find: "edge('journaling-signed', 'journal-lost', ['elsewhere'], ({ desk }) => toElsewhere(desk)),", replace: "edge('journaling-signed', 'journal-lost', ['clearing-send'], (flow) => go({ ...flow, at: 'clearing-send', failures: 0 }, clear(flow)))," },
      { file: 'payment/machine/sending.ts', find: "edge('journaling-exposed', 'journal-lost', ['elsewhere'], ({ desk }) => toElsewhere(desk)),", replace: "edge('journaling-exposed', 'journal-lost', ['settling'], (flow, _event, now) => toWatch(flow.desk, flow.payer, now, true))," },
    ],
  },
  {
    name: 'a new session on 410 although the payment may land',
    edits: [{ file: 'payment/machine/judge.ts', find: '  if (hasLanded(attempts, evidence)) return landedVerdict(', replace: "  if (evidence.hilt.refusal === 410) return { tag: 'not-charged', outcome: { why: 'never-landed', signature: null }, witnesses: { asked: 0, answered: 0, at: 0 } };\n  if (hasLanded(attempts, evidence)) return landedVerdict(" }],
  },
  {
    name: 'FAILED from Hilt is taken for "not charged"',
    edits: [{ file: 'payment/machine/judge.ts', find: '  if (hasLanded(attempts, evidence)) return landedVerdict(', replace: "  if (evidence.hilt.word === 'failed') return { tag: 'not-charged', outcome: { why: 'never-landed', signature: null }, witnesses: { asked: 0, answered: 0, at: 0 } };\n  if (hasLanded(attempts, evidence)) return landedVerdict(" }],
  },
  {
    name: 'a foreign payment on the reference is ignored before sending',
    edits: [{ file: 'payment/machine/clearance.ts', find: 'const paid = scan.payments.find((payment) => payment.check.ok);', replace: 'const paid = undefined;' }],
  },
  {
    name: 'a foreign broadcast (409) is ignored',
    edits: [{ file: 'payment/machine/sending.ts', find: 'const conflict = status === 409 || (answer.ok && answer.value.tx_signature !== attempt.signature);', replace: 'const conflict = false;' }],
  },
  {
    name: 'an understated lastValidBlockHeight is believed',
    edits: [{ file: 'solana/watch/dead-proof.ts', find: 'return Math.max(lastValidBlockHeight, answeredHeight + BLOCKHASH_LIFE);', replace: 'return lastValidBlockHeight;' }],
  },
  {
    name: 'the height at the answer of a wallet that sends is guessed from the ask',
    edits: [{ file: 'payment/machine/asking.ts', find: "signature: answer.signature, answeredHeight: null, signedAt: now, sentAt: now }, now);\n        const next", replace: "signature: answer.signature, answeredHeight: attempt.lastValidBlockHeight - 150, signedAt: now, sentAt: now }, now);\n        const next" }],
  },
  {
    name: 'one node alone proves an attempt dead',
    edits: [{ file: 'solana/watch/agreement.ts', find: 'if (this.#configured > 1) return slots.length > 1;', replace: 'if (this.#configured > 1) return slots.length > 0;' }],
  },
  {
    name: 'the session may end while the wallet is open',
    edits: [{ file: 'payment/machine/clearance.ts', find: "return timeLeft(entry.session, time.blockTimeMs) < SIGNING_MARGIN_MS ? { tag: 'session-ending' } : { tag: 'go' };", replace: "return { tag: 'go' };" }],
  },
  {
    name: 'a wallet that was asked to send is harmless after a reload',
    edits: [{ file: 'payment/attempt.ts', find: "return attempt.mode === 'sign-and-send';", replace: 'return false;' }],
  },
  {
    name: 'a wallet that never answered has not sent',
    edits: [{ file: 'payment/attempt.ts', find: "    case 'exposed':\n    case 'unanswered':\n", replace: "    case 'unanswered':\n      return false;\n    case 'exposed':\n" }],
  },
  {
    name: 'a failure that may be rolled back is final',
    edits: [{ file: 'payment/machine/judge.ts', find: "(sight?.tag === 'failed' && sight.commitment === 'finalized')", replace: "sight?.tag === 'failed'" }],
  },
  {
    name: 'finalized on Solana is "paid"',
    edits: [{ file: 'payment/machine/judge.ts', find: "if (evidence.hilt.word !== 'confirmed') return null;", replace: "if (evidence.hilt.word !== 'confirmed' && evidence.milestones.finalizedAt === null) return null;" }],
  },
  {
    name: 'an unknown status word counts as confirmed',
    edits: [{ file: 'contract/payment-status.ts', find: "if (status === 'CONFIRMED') return 'confirmed';", replace: "if (!status.startsWith('PENDING') && status !== 'FAILED') return 'confirmed';" }],
  },
  {
    name: 'what the wallet returned is not compared with what was shown',
    edits: [{ file: 'payment/sim/models/sim-chain.ts', find: 'if (signature !== null && tampering === null && same) return', replace: 'if (signature !== null && same !== null) return' }],
  },
  {
    name: 'two payments are not noticed',
    edits: [{ file: 'payment/machine/judge.ts', find: 'return first !== undefined && second !== undefined ? [first, second] : null;', replace: 'return null;' }],
  },
  {
    name: 'an exposed payment is forgotten on reload',
    edits: [{ file: 'payment/machine/resume.ts', find: "if (blocking(entry).length > 0) return 'exposed';", replace: '' }],
  },
  {
    name: 'a wallet that sends is asked before the journal knows',
    edits: [
      {
        file: 'payment/machine/asking.ts',
        find: "return go({ at: 'journaling-ask', desk: kept.desk, payer, prepared: result.prepared, attempt }, kept.write);",
        replace: "const next = openWallet({ at: 'journaling-ask', desk: kept.desk, payer, prepared: result.prepared, attempt }); return go(next.flow, ...next.commands, kept.write);",
      },
      { file: 'payment/machine/asking.ts', find: "'prepared', ['journaling-ask',", replace: "'prepared', ['wallet-open', 'asking-link'," },
    ],
  },
  {
    name: 'blocked storage is not announced',
    edits: [{ file: 'payment/machine/view.ts', find: 'return degraded ? { ...state, degraded } : state;', replace: 'return state;' }],
  },
  {
    name: 'a write that failed counts as written',
    edits: [{ file: 'payment/runner/journal-writer.ts', find: "return { type: 'journal-failed', epoch };\n      default:", replace: "return { type: 'journaled', epoch };\n      default:" }],
  },
  {
    name: 'after a failed write of signed bytes another payment is offered at once',
    edits: [{ file: 'payment/machine/dropping.ts', find: "const kept = putAttempt({ ...desk, degraded: true }, { ...attempt, phase: 'exposed', sentAt: now, transaction: null }, now);\n  const next = toWatch(kept.desk, payer, now, false);", replace: "const kept = endAttempt({ ...desk, degraded: true }, attempt, 'dropped', now);\n  const next = toNotCharged(kept.desk, payer, { why: 'never-landed', signature: attempt.signature }) as never as ReturnType<typeof toWatch>;" }],
    invariant: 2,
    tests: 'src/payment/create-checkout.tabs.test.ts',
  },
  {
    name: 'paying again needs no explicit step',
    edits: [{ file: 'payment/machine/settling.ts', find: "edge(BESIDE_CODES, ['check-now', 'wake'], ['itself'],", replace: "edge('settling', 'check-now', ['itself', 'preflighting'], (flow) => (flow.payer === null ? ignore(flow) : go({ at: 'preflighting', desk: flow.desk, payer: flow.payer }, { do: 'prepare', terms: flow.desk.entry.session.terms, payer: flow.payer.address }))),\n  edge(BESIDE_CODES, ['wake'], ['itself']," }],
  },
  {
    name: 'the risk may be accepted while an own attempt can still be proven',
    edits: [{ file: 'payment/machine/pay-again.ts', find: "if (open.some((attempt) => attempt.phase === 'exposed')) return false;", replace: '' }],
  },
  {
    name: 'one dead attempt of two is enough for "not charged"',
    edits: [{ file: 'payment/machine/judge.ts', find: '!exposed.every((attempt) => isOver(evidence.sights[attempt.id]))', replace: '!exposed.some((attempt) => isOver(evidence.sights[attempt.id]))' }],
    story: 'turns-away',
  },
  {
    name: 'a refused confirm is never repeated',
    edits: [{ file: 'payment/machine/settling.ts', find: '[waitForHilt(watched, now, retryAfter(answer))],', replace: 'answer.ok ? [waitForHilt(watched, now, retryAfter(answer))] : [],' }],
  },
  {
    name: 'a session is used again although it is over',
    edits: [{ file: 'payment/machine/clearance.ts', find: 'return timeLeft(session, time.blockTimeMs) >= SIGNING_MARGIN_MS;', replace: 'return true;' }],
    story: 'codes',
  },
  {
    name: 'every tab thinks that it holds the lock',
    edits: [{ file: 'payment/runner/hold.ts', find: 'if (granted === null) return release !== null;', replace: 'if (granted === null) return true;' }],
  },
  {
    name: 'attempts beside which the buyer paid again are forgotten with their session',
    edits: [{ file: 'payment/machine/ledger.ts', find: 'const carried = desk.entry === null || desk.entry.paid !== null ? [] : desk.entry.attempts.filter(isExposed);', replace: 'const carried: readonly Attempt[] = [];' }],
  },
  {
    name: 'a code on the screen does not stand in the way of a wallet',
    edits: [{ file: 'payment/attempt.ts', find: "    case 'unanswered':\n    case 'shown':\n    case 'found':\n      return true;", replace: "    case 'shown':\n      return false;\n    case 'unanswered':\n    case 'found':\n      return true;" }],
    story: 'codes',
  },
  {
    name: 'a code is shown before it is durable',
    edits: [
      { file: 'payment/machine/scanning.ts', find: 'return journalCode(putAttempt(desk, shown, now), desk);', replace: 'const kept = putAttempt(desk, shown, now); const next = toScanning(kept.desk, now); return { flow: next.flow, commands: [...next.commands, kept.write] };' },
      { file: 'payment/machine/scanning.ts', find: "'code-checked', ['journaling-code',", replace: "'code-checked', ['scanning'," },
      { file: 'payment/machine/scanning.ts', find: "id: string, now: number): Next<FlowIn<'journaling-code'>> {", replace: "id: string, now: number): Next<FlowIn<'scanning'>> {" },
    ],
    story: 'codes',
  },
  {
    name: 'a code from before is shown again although somebody has paid it',
    edits: [
      { file: 'payment/machine/resume.ts', find: 'toWatch(desk, payer, now, false) : toReopening(desk);', replace: 'toWatch(desk, payer, now, false) : toScanning(desk, now);' },
      { file: 'payment/machine/resume.ts', find: "import { toReopening } from './scanning.ts';", replace: "import { toScanning } from './scanning.ts';" },
    ],
    story: 'codes',
  },
  {
    name: 'a withdrawn code that is paid after all is not looked for',
    edits: [{ file: 'payment/machine/look-beside.ts', find: 'return hasBeside(entry) ? [look(', replace: 'return hasBeside(entry) && entry.epoch < 0 ? [look(' }],
    story: 'codes',
  },
  {
    name: 'a link is handed out before it is durable',
    edits: [
      { file: 'payment/machine/linking.ts', find: "return go({ at: 'journaling-link-url', desk: kept.desk, payer, attempt }, kept.write);", replace: 'const next = toLinkOpen(kept.desk, payer, now); return { flow: next.flow, commands: [...next.commands, kept.write] };' },
      { file: 'payment/machine/linking.ts', find: "'link-made', ['itself', 'journaling-link-url', 'dropping']", replace: "'link-made', ['itself', 'link-open', 'dropping']" },
    ],
    story: 'links',
  },
  {
    name: 'a payment of an earlier session is confirmed under the new one',
    edits: [{ file: 'payment/machine/watch-commands.ts', find: 'payment_id: target.paymentId, slug:', replace: 'payment_id: paymentId, slug:' }],
    story: 'codes',
  },
  {
    name: 'what was made from an entry that lost the race is written over the winner',
    edits: [{ file: 'payment/runner/journal-writer.ts', find: 'base !== null && lost.has(base) ? LOST : await', replace: 'await' }],
    invariant: 1,
    tests: 'src/payment/runner/journal-writer.test.ts',
  },
  {
    name: 'a tab whose write lost the race keeps its own entry',
    edits: [{ file: 'payment/machine/ledger.ts', find: 'entry: { ...desk.entry, epoch: 0 }', replace: 'entry: { ...desk.entry }' }],
    invariant: 1,
    tests: 'src/payment/create-checkout.tabs.test.ts',
  },
  {
    name: '"not charged" is said before the journal has taken it',
    edits: [
      { file: 'payment/machine/concluding.ts', find: "return go({ at: 'concluding', before, desk, outcome, witnesses }, QUIET, write);", replace: "const next = concluded({ at: 'concluding', before, desk, outcome, witnesses }); return { flow: next.flow as never, commands: [write, ...next.commands] };" },
      { file: 'payment/machine/edge.ts', find: 'to: [...new Set(to.map((target): FlowAt => (target === \'itself\' ? at : target)))],', replace: "to: [...new Set([...to.map((target): FlowAt => (target === 'itself' ? at : target)), ...((to as readonly string[]).includes('concluding') ? (['not-charged'] as const) : [])])]," },
    ],
    invariant: 5,
    tests: 'src/payment/create-checkout.tabs.test.ts',
  },
  {
    name: 'a tab that slept brings an attempt of a recorded purchase back',
    edits: [{ file: 'payment/machine/ledger.ts', find: ' && !newer.recorded.includes(attempt.paymentId)', replace: '' }],
    invariant: 1,
    tests: 'src/payment/create-checkout.asleep.test.ts',
  },
  {
    name: 'the code of one more purchase is taken for the one on the screen',
    edits: [{ file: 'payment/machine/resume.ts', find: ' && code.id === openCode(watched.desk.entry)?.id', replace: '' }],
    story: 'crowd',
  },
  {
    name: 'a page that waits for the buyer does not read what another tab has written',
    edits: [{ file: 'payment/machine/beside.ts', find: '(\'paid\' in flow && flow.paid ? null : takeUpOthers(flow.desk, result, now)) ?? ignore(flow)', replace: 'ignore(flow)' }],
    invariant: 2,
    tests: 'src/payment/create-checkout.asleep.test.ts',
  },
  {
    name: 'the reference of an earlier session is not looked at: a wallet that misnames its transaction is believed',
    edits: [{ file: 'payment/machine/watch-commands.ts', find: "phases.includes('exposed') && !phases.includes('shown')", replace: "phases.includes('ended') && !phases.includes('shown')" }],
    invariant: 5,
    tests: 'src/payment/create-checkout.wallet.test.ts',
  },
  {
    name: 'what the journal does not know yet is forgotten when it is read again',
    edits: [{ file: 'payment/machine/preparing.ts', find: 'const entry = desk.degraded && (result.entry?.epoch ?? 0) < (desk.entry?.epoch ?? 0) ? desk.entry : result.entry;', replace: 'const { entry } = result;' }],
    invariant: 5,
    tests: 'src/payment/create-checkout.tabs.test.ts',
  },
  {
    name: 'signed bytes that may still be on the disk are forgotten when dropping them could not be written',
    edits: [{ file: 'payment/machine/dropping.ts', find: "flow.attempt.phase === 'signed' ? holdBack(", replace: "flow.attempt.phase === 'signed' && flow.attempt.id === '' ? holdBack(" }],
    invariant: 2,
    tests: 'src/payment/create-checkout.tabs.test.ts',
  },
  {
    name: 'a code from before is shown again without asking the journal',
    edits: [
      { file: 'payment/machine/scanning.ts', find: 'return journalCode(reaffirm(desk, now), desk);', replace: 'return toScanning(desk, now);' },
      { file: 'payment/machine/scanning.ts', find: "edge('reopening', 'cleared', ['journaling-code', 'settling', 'mispaid']", replace: "edge('reopening', 'cleared', ['scanning', 'settling', 'mispaid']" },
    ],
    story: 'crowd',
  },
  {
    name: 'a tampered transaction that landed is recorded in place of the right one',
    edits: [{ file: 'payment/machine/watch-commands.ts', find: 'sure: sight.verified?.ok !== false }', replace: 'sure: true }' }],
    invariant: 2,
    tests: 'src/payment/machine/watch-commands.test.ts',
  },
];
