import { sameBytes } from '../bytes.ts';
import type { Difference } from '../chain-sight.ts';
import type { ResolvedInstruction, ResolvedMessage } from '../wire/resolved-message.ts';
import { solAmount } from './amount-texts.ts';
import { isComputeBudget, MAX_PRIORITY_FEE, readComputeBudget } from './compute-budget.ts';
import type { ExpectedInstruction, ExpectedPayment } from './expected-payment.ts';
import { explainInstructions } from './explain-instructions.ts';
import { isGuard, isHarmlessGuard, MAX_GUARDS } from './wallet-guard.ts';

/**
 * Decides whether a message is the expected payment, give or take what wallets may add (money invariant 4):
 * at most six harmless guards anywhere, and at most one compute limit and one price worth no more than 0.001 SOL.
 * Accounts are compared by address, since wallets re-serialise and re-order keys; legacy or v0 makes no difference.
 * @returns everything that differs; empty means that it is the payment.
 */
export function comparePayment(expected: ExpectedPayment, actual: ResolvedMessage): readonly Difference[] {
  const rest = actual.instructions.filter((instruction) => !isGuard(instruction) && !isComputeBudget(instruction));
  const { missing, extra } = align(expected.instructions, rest);
  return [
    ...payerDifferences(expected, actual),
    ...explainInstructions(missing, extra, expected.terms),
    ...guardDifferences(actual.instructions.filter(isGuard)),
    ...computeDifferences(actual.instructions),
    ...accountDifferences(expected, actual),
  ];
}

function payerDifferences({ payer, blockhash }: ExpectedPayment, actual: ResolvedMessage): readonly Difference[] {
  const found: Difference[] = [];
  if (actual.feePayer !== payer) found.push({ what: 'payer', shown: payer, signed: actual.feePayer });
  for (const signer of actual.signers) if (signer !== payer) found.push({ what: 'signer', shown: payer, signed: signer });
  // Another blockhash lives longer than the one whose end we watch.
  if (blockhash !== null && actual.blockhash !== blockhash) found.push({ what: 'blockhash', shown: blockhash, signed: actual.blockhash });
  return found;
}

/** Walks both lists in order. Both results are empty exactly when `actual` is the expected list, optional ones present or not. */
function align(expected: readonly ExpectedInstruction[], actual: readonly ResolvedInstruction[]): { readonly missing: readonly ExpectedInstruction[]; readonly extra: readonly ResolvedInstruction[] } {
  const missing: ExpectedInstruction[] = [];
  const extra = [...actual];
  let from = 0;
  for (const candidate of expected) {
    const at = extra.findIndex((instruction, index) => index >= from && sameInstruction(instruction, candidate.instruction));
    if (at >= 0) {
      extra.splice(at, 1);
      from = at;
    } else if (candidate.required) {
      missing.push(candidate);
    }
  }
  return { missing, extra };
}

/** Same program, same accounts in the same order, same data. */
function sameInstruction(a: ResolvedInstruction, b: ResolvedInstruction): boolean {
  return a.program === b.program && a.accounts.length === b.accounts.length && a.accounts.every((account, index) => account === b.accounts[index]) && sameBytes(a.data, b.data);
}

function guardDifferences(guards: readonly ResolvedInstruction[]): readonly Difference[] {
  const harmful = guards.filter((guard) => !isHarmlessGuard(guard)).map((guard): Difference => ({ what: 'guard', shown: '', signed: String(guard.data[0] ?? '') }));
  return guards.length > MAX_GUARDS ? [...harmful, { what: 'guard', shown: String(MAX_GUARDS), signed: String(guards.length) }] : harmful;
}

function computeDifferences(instructions: readonly ResolvedInstruction[]): readonly Difference[] {
  const { limits, prices, others, priorityFee } = readComputeBudget(instructions);
  const found = others.map((instruction): Difference => ({ what: 'unknown-instruction', shown: '', signed: instruction.program }));
  if (limits.length > 1) found.push({ what: 'compute-limit', shown: '1', signed: limits.join(' ') });
  if (prices.length > 1) found.push({ what: 'priority-fee', shown: '1', signed: prices.join(' ') });
  if (priorityFee > MAX_PRIORITY_FEE) found.push({ what: 'priority-fee', shown: solAmount(MAX_PRIORITY_FEE), signed: solAmount(priorityFee) });
  return found;
}

function accountDifferences(expected: ExpectedPayment, actual: ResolvedMessage): readonly Difference[] {
  const found: Difference[] = [];
  for (const key of actual.writable) if (!expected.writable.has(key)) found.push({ what: 'writable-account', shown: '', signed: key });
  // One of ours made read-only: the payment would fail and cost the network fee.
  for (const key of expected.writable) if (!actual.writable.has(key)) found.push({ what: 'writable-account', shown: key, signed: '' });
  const used = new Set([actual.feePayer, ...actual.instructions.flatMap(({ program, accounts }) => [program, ...accounts])]);
  for (const key of actual.keys) if (!used.has(key)) found.push({ what: 'format', shown: '', signed: key });
  return found;
}
