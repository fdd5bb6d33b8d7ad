import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { instructionOf, putTogether, takeApart } from '../../testing/solana-edits.ts';
import { testAddress, testBlockhash, testKey } from '../../testing/solana-keys.ts';
import { solTerms, usdcTerms } from '../../testing/solana-terms.ts';
import { signMessage, signTransaction } from '../../testing/solana-transactions.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { ASSOCIATED_TOKEN_PROGRAM, MEMO_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../programs.ts';
import { buildPayment } from '../signing/build-payment.ts';
import { DecodeError } from '../wire/decode-error.ts';
import { decodeMessage, type DecodedMessage, decodeTransaction } from '../wire/decode-transaction.ts';
import { verifySigned } from './verify-signed.ts';

const buyer = testKey('buyer');
const blockhash = testBlockhash('ours');
const cases = [
  { name: 'USDC', terms: usdcTerms(), opens: ['merchant', 'fee'] as const },
  { name: 'SOL', terms: solTerms(), opens: [] as const },
];

function build(terms: PaymentTerms, opens: readonly ('merchant' | 'fee')[]): Uint8Array {
  return buildPayment(terms, { payer: buyer.address, blockhash, opens, computeUnits: 200_000, computePrice: 10_000n });
}

function accepted(terms: PaymentTerms, opens: readonly ('merchant' | 'fee')[], signed: Uint8Array): boolean {
  return verifySigned(terms, { payer: buyer.address, blockhash, costs: { networkFee: baseUnits(0n), rent: baseUnits(0n), opens } }, signed).ok;
}

/** Message with the values of the compute settings blanked: the one thing in our own instructions that a wallet may change. */
function withoutComputeValues(message: DecodedMessage): unknown {
  return { ...message, instructions: message.instructions.map((one, index) => (index < 2 ? { ...one, data: one.data.slice(0, 1) } : one)) };
}

describe.each(cases)('a signed payment in $name', ({ terms, opens }) => {
  const wire = build(terms, opens);
  const { message, messageBytes } = decodeTransaction(wire);

  it('survives no change of any byte, even signed again, except of the values of its compute settings', () => {
    let survivors = 0;
    fc.assert(
      fc.property(fc.nat(messageBytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = messageBytes.slice();
        changed[at] = (changed[at] ?? 0) ^ flip;
        const read = readable(changed);
        if (read === null || !accepted(terms, opens, signMessage(read, buyer))) return;
        survivors += 1;
        expect(withoutComputeValues(read)).toEqual(withoutComputeValues(message));
      }),
      { numRuns: 1000 },
    );
    expect(survivors).toBeGreaterThan(0);
  });

  it('survives no change of its signature', () => {
    const signed = signTransaction(wire, buyer);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = signed.slice();
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(accepted(terms, opens, changed)).toBe(false);
      }),
    );
  });

  it('survives no instruction left out, doubled or moved', () => {
    const { instructions } = takeApart(wire);
    const ours = fc.integer({ min: 2, max: instructions.length - 1 });
    fc.assert(
      fc.property(ours, ours, fc.constantFrom('drop', 'double', 'move'), (from, to, kind) => {
        fc.pre(kind !== 'move' || from !== to);
        const editable = takeApart(wire);
        const [one] = editable.instructions.splice(from, kind === 'double' ? 0 : 1);
        const twin = one ?? instructions[from];
        if (kind !== 'drop' && twin !== undefined) editable.instructions.splice(to, 0, twin);
        expect(accepted(terms, opens, signTransaction(putTogether(editable), buyer))).toBe(false);
      }),
    );
  });

  it('survives no instruction added to any program but guard and compute budget', () => {
    const program = fc.constantFrom(SYSTEM_PROGRAM, TOKEN_PROGRAM, ASSOCIATED_TOKEN_PROGRAM, MEMO_PROGRAM, testAddress('some program'));
    const accounts = fc.subarray([buyer.address, terms.merchantWallet, terms.feeWallet, terms.reference, testAddress('x'), testAddress('y')]);
    fc.assert(
      fc.property(program, accounts, fc.uint8Array({ maxLength: 40 }), fc.nat(8), fc.boolean(), (id, keys, data, at, writable) => {
        const editable = takeApart(wire);
        editable.instructions.splice(at, 0, instructionOf(id, keys, [...data], writable));
        expect(accepted(terms, opens, signTransaction(putTogether(editable), buyer))).toBe(false);
      }),
    );
  });
});

function readable(bytes: Uint8Array): DecodedMessage | null {
  try {
    const message = decodeMessage(bytes);
    return message.requiredSignatures === 1 ? message : null;
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
}
