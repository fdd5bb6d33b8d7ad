import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { instructionOf, putTogether, takeApart } from '../../testing/solana-edits.ts';
import { testAddress, testBlockhash, testKey } from '../../testing/solana-keys.ts';
import { usdcTerms } from '../../testing/solana-terms.ts';
import { signTransaction } from '../../testing/solana-transactions.ts';
import { type Address, signatureFromBytes } from '../address.ts';
import { USDC_MINT } from '../mints.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { SYSTEM_PROGRAM } from '../programs.ts';
import type { LandedTransaction, TokenBalance } from '../rpc/transactions.ts';
import { buildPayment } from '../signing/build-payment.ts';
import { decodeTransaction } from '../wire/decode-transaction.ts';
import { resolveMessage } from '../wire/resolved-message.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';
import { verifyLanded } from './verify-landed.ts';

const buyer = testKey('buyer');
const FUN = testAddress('a mint anybody made');
const two = usdcTerms({ merchantAmount: baseUnits(40n), feeAmount: baseUnits(10n), total: baseUnits(50n) });
const one = { ...two, feeWallet: two.merchantWallet };
const wallets: readonly Address[] = [buyer.address, two.merchantWallet, two.feeWallet, testAddress('friend')];

interface Move {
  readonly from: Address;
  readonly to: Address;
  readonly mint: Address;
  readonly amount: bigint;
}

const move: fc.Arbitrary<Move> = fc.record({ from: fc.constantFrom(...wallets), to: fc.constantFrom(...wallets), mint: fc.constantFrom(USDC_MINT, FUN), amount: fc.bigInt({ min: 0n, max: 60n }) });
const had = fc.bigInt({ min: 1_000n, max: 5_000n });

const accounts = wallets.flatMap((wallet) => [USDC_MINT, FUN].map((mint) => ({ wallet, mint, account: tokenAccountAddress(wallet, mint) })));

/** A landed transaction of `terms` whose balances are those after `moves`, every wallet having had the same before. */
function landing(terms: PaymentTerms, moves: readonly Move[], before: bigint) {
  const editable = takeApart(buildPayment(terms, { payer: buyer.address, blockhash: testBlockhash('b'), opens: [], computeUnits: 1, computePrice: 0n }));
  editable.instructions.unshift(instructionOf(SYSTEM_PROGRAM, accounts.map(({ account }) => account), []));
  const transaction = signTransaction(putTogether(editable), buyer);
  const decoded = decodeTransaction(transaction);
  const { keys } = resolveMessage(decoded.message);
  const after = (wallet: Address, mint: Address) => moves.reduce((sum, { from, to, mint: of, amount }) => (of === mint ? sum + (to === wallet ? amount : 0n) - (from === wallet ? amount : 0n) : sum), before);
  const balances = (amount: (wallet: Address, mint: Address) => bigint): TokenBalance[] =>
    accounts.map(({ wallet, mint, account }) => ({ accountIndex: keys.indexOf(account), mint, owner: wallet, uiTokenAmount: { amount: baseUnits(amount(wallet, mint)), decimals: 6 } }));
  const lamports = keys.map(() => 1_000_000);
  const landed: LandedTransaction = {
    slot: 1,
    blockTime: 1,
    transaction,
    meta: { err: null, fee: baseUnits(5_000n), preBalances: lamports, postBalances: lamports, preTokenBalances: balances(() => before), postTokenBalances: balances(after), loadedAddresses: null },
  };
  return { landed, signature: signatureFromBytes(decoded.signatures[0] ?? new Uint8Array()), gained: (wallet: Address, mint: Address) => after(wallet, mint) - before };
}

describe('the reading of a landed transaction', () => {
  it('follows from what each wallet gained, not from what it has, in however many transfers and to whomever', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 6 }), had, fc.constantFrom(two, one), (moves, before, terms) => {
        const { landed, signature, gained } = landing(terms, moves, before);
        const { check, surplus, mispaid } = verifyLanded(terms, signature, landed);
        const seller = gained(terms.merchantWallet, USDC_MINT);
        const due = terms === one ? 50n : 40n;
        const paid = seller >= due && (terms === one || gained(two.feeWallet, USDC_MINT) >= 10n);
        expect(check.ok).toBe(paid);
        expect(surplus).toBe(paid ? seller - due : 0n);
        const fun = gained(terms.merchantWallet, FUN);
        const gain = (amount: bigint, mint: Address, symbol: string | null) => ({ received: { amount, mint, decimals: 6, symbol } });
        const tooLittle = seller > 0n ? { kind: 'too-little', ...gain(seller, USDC_MINT, 'USDC') } : null;
        const other = fun > 0n ? { kind: 'wrong-token', ...gain(fun, FUN, null) } : null;
        const told = mispaid === null ? null : { kind: mispaid.kind, received: mispaid.received };
        expect(told).toEqual(paid ? null : (tooLittle ?? other));
      }),
      { numRuns: 400 },
    );
  });

  it('says of money for another payment that the memo is wrong, whatever the amount beyond the price', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 40n, max: 500n }), had, (amount, before) => {
        const moves = [
          { from: buyer.address, to: two.merchantWallet, mint: USDC_MINT, amount },
          { from: buyer.address, to: two.feeWallet, mint: USDC_MINT, amount: 10n },
        ];
        const { landed, signature } = landing({ ...two, nonce: 'of another payment' }, moves, before);
        expect(verifyLanded(two, signature, landed)).toMatchObject({ surplus: 0n, mispaid: { kind: 'wrong-memo', received: { amount } } });
      }),
    );
  });
});
