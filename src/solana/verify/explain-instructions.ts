import type { Difference } from '../chain-sight.ts';
import { displayText, readUint } from '../bytes.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { MEMO_PROGRAM, SYSTEM_PROGRAM } from '../programs.ts';
import type { ResolvedInstruction } from '../wire/resolved-message.ts';
import { solAmount, termsAmount } from './amount-texts.ts';
import type { ExpectedInstruction } from './expected-payment.ts';
import { readTransfer, type TransferInstruction } from './transfer-instruction.ts';

/**
 * Names what differs between the instructions that should be there and are not, and those that are there and should not be.
 * Only words for the screen: the decision to refuse has already been made. Every instruction given yields at least one difference.
 */
export function explainInstructions(missing: readonly ExpectedInstruction[], extra: readonly ResolvedInstruction[], terms: PaymentTerms): readonly Difference[] {
  const unpaired = [...extra];
  const differences: Difference[] = [];
  for (const expected of missing) {
    const twin = takeTwin(expected.instruction, unpaired);
    differences.push(...(twin === null ? [missingInstruction(expected, terms)] : changedInstruction(expected, twin, terms)));
  }
  return [...differences, ...unpaired.map((instruction) => extraInstruction(instruction, terms))];
}

/** Removes and returns the instruction that most likely stands in for `wanted`: same program and kind, same destination if there is one. */
function takeTwin(wanted: ResolvedInstruction, among: ResolvedInstruction[]): ResolvedInstruction | null {
  const sameKind = among.filter((other) => other.program === wanted.program && (wanted.program === MEMO_PROGRAM || other.data[0] === wanted.data[0]));
  const to = readTransfer(wanted)?.to;
  const twin = sameKind.find((other) => readTransfer(other)?.to === to) ?? sameKind[0];
  if (twin === undefined) return null;
  among.splice(among.indexOf(twin), 1);
  return twin;
}

function changedInstruction(expected: ExpectedInstruction, signed: ResolvedInstruction, terms: PaymentTerms): readonly Difference[] {
  const { role, instruction: shown } = expected;
  if (role === 'memo') return [{ what: 'memo', shown: displayText(shown.data), signed: displayText(signed.data) }];
  const before = readTransfer(shown);
  const after = readTransfer(signed);
  if (before === null || after === null) return [{ what: 'recipient', shown: shown.accounts.join(' '), signed: signed.accounts.join(' ') }];

  const found: Difference[] = [];
  const note = (what: Difference['what'], a: string, b: string) => {
    if (a !== b) found.push({ what, shown: a, signed: b });
  };
  note(role === 'pay-fee' ? 'fee-amount' : 'seller-amount', transferAmount(before, terms), transferAmount(after, terms));
  note('recipient', before.to, after.to);
  note('payer', `${before.from} ${before.authority}`, `${after.from} ${after.authority}`);
  note('reference', before.extra.join(' '), after.extra.join(' '));
  // Nothing but the place differs, or bytes that no reader looks at.
  return found.length > 0 ? found : [{ what: 'format', shown: role, signed: shown.program }];
}

function missingInstruction({ role, instruction }: ExpectedInstruction, terms: PaymentTerms): Difference {
  switch (role) {
    case 'pay-merchant':
      return { what: 'seller-amount', shown: termsAmount(terms.merchantAmount, terms), signed: termsAmount(0n, terms) };
    case 'pay-fee':
      return { what: 'fee-amount', shown: termsAmount(terms.feeAmount, terms), signed: termsAmount(0n, terms) };
    case 'memo':
      return { what: 'memo', shown: displayText(instruction.data), signed: '' };
    case 'open-merchant':
    case 'open-fee':
      return { what: 'format', shown: role, signed: '' };
    default:
      return role satisfies never;
  }
}

function extraInstruction(instruction: ResolvedInstruction, terms: PaymentTerms): Difference {
  const transfer = readTransfer(instruction);
  if (transfer !== null) return { what: 'extra-transfer', shown: '', signed: `${transferAmount(transfer, terms)} → ${transfer.to}` };
  // A durable nonce would keep the signature valid for ever: the payment could be sent long after the buyer was told it is dead.
  if (instruction.program === SYSTEM_PROGRAM && readUint(instruction.data, 0, 4) === 4n) return { what: 'nonce-advance', shown: '', signed: instruction.accounts[0] ?? '' };
  return { what: 'unknown-instruction', shown: '', signed: instruction.program };
}

function transferAmount({ mint, amount, decimals }: TransferInstruction, terms: PaymentTerms): string {
  if (mint === 'native') return solAmount(amount);
  if (mint === terms.mint && decimals === terms.decimals) return termsAmount(amount, terms);
  return `${amount} ${mint ?? '?'}`;
}
