import { validateTransfer } from '@solana/pay';
import { Connection, PublicKey } from '@solana/web3.js';
import { BigNumber } from 'bignumber.js';
import bs58 from 'bs58';
import { describe, expect, it } from 'vitest';
import { fakeNode, fakeRpcFetch } from '../../testing/solana-fake-rpc.ts';
import { testAddress, testKey } from '../../testing/solana-keys.ts';
import { solTerms, usdcTerms } from '../../testing/solana-terms.ts';
import { signTransaction } from '../../testing/solana-transactions.ts';
import { type Executed, SolanaWorld } from '../../testing/solana-world.ts';
import { baseUnits } from '../../money/base-units.ts';
import { amountText } from '../../money/format-amount.ts';
import { address } from '../address.ts';
import { fromBase64 } from '../bytes.ts';
import { memoText } from '../memo.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { isOnCurve } from '../wire/curve.ts';
import { decodeTransaction } from '../wire/decode-transaction.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';
import { buildPayment, type PaymentPlan } from './build-payment.ts';
import { computeUnits } from './compute-price.ts';

const buyer = testKey('buyer');

function pay(world: SolanaWorld, terms: PaymentTerms, opens: PaymentPlan['opens'] = []): Executed {
  const plan: PaymentPlan = { payer: buyer.address, blockhash: world.blockhash, opens, computeUnits: computeUnits(opens.length), computePrice: 10_000n };
  return world.execute(signTransaction(buildPayment(terms, plan), buyer));
}

/** Judges an executed payment by the official Solana Pay library over the official RPC client. */
async function judge({ signature, slot, answer }: Executed, terms: PaymentTerms): Promise<unknown> {
  const { signatures, message } = decodeTransaction(fromBase64(answer.transaction[0]) ?? new Uint8Array());
  const { requiredSignatures, readonlySigned, readonlyUnsigned, keys, blockhash, instructions } = message;
  const transaction = {
    signatures: signatures.map((raw) => bs58.encode(raw)),
    message: {
      header: { numRequiredSignatures: requiredSignatures, numReadonlySignedAccounts: readonlySigned, numReadonlyUnsignedAccounts: readonlyUnsigned },
      accountKeys: keys,
      recentBlockhash: blockhash,
      instructions: instructions.map(({ programIndex, accountIndexes, data }) => ({ programIdIndex: programIndex, accounts: accountIndexes, data: bs58.encode(data) })),
    },
  };
  const node = fakeNode({ getTransaction: () => ({ slot, blockTime: answer.blockTime, transaction, meta: answer.meta }) });
  const connection = new Connection('http://node', { fetch: fakeRpcFetch({ 'http://node': node }) });
  return validateTransfer(connection, signature, {
    recipient: new PublicKey(terms.merchantWallet),
    amount: new BigNumber(amountText(terms.merchantAmount, terms.decimals)),
    ...(terms.mint === 'native' ? {} : { splToken: new PublicKey(terms.mint) }),
    reference: new PublicKey(terms.reference),
    memo: memoText(terms),
  });
}

describe('buildPayment in USDC', () => {
  it('moves exactly the amounts and opens the accounts that are missing, at the buyer’s cost', async () => {
    const world = new SolanaWorld();
    const terms = usdcTerms();
    world.giveSol(buyer.address, 10_000_000n);
    world.giveTokens(buyer.address, 30_000_000n);
    const executed = pay(world, terms, ['merchant', 'fee']);
    expect(executed.answer.meta.err).toBeNull();
    expect(world.tokens(terms.merchantWallet)).toBe(28_420_000n);
    expect(world.tokens(terms.feeWallet)).toBe(580_000n);
    expect(world.tokens(buyer.address)).toBe(1_000_000n);
    expect(world.lamports(buyer.address)).toBe(10_000_000n - 5_000n - 2_000n - 2n * 2_039_280n);
    await expect(judge(executed, terms)).resolves.toBeDefined();
  });

  it('leaves room under its compute limit for what wallets add', () => {
    const world = new SolanaWorld();
    world.giveSol(buyer.address, 10_000_000n);
    world.giveTokens(buyer.address, 30_000_000n);
    const executed = pay(world, usdcTerms({ nonce: 'n'.repeat(128) }), ['merchant', 'fee']);
    expect(executed.answer.meta.err).toBeNull();
    expect(executed.computeUnits).toBeLessThan(computeUnits(2) - 80_000);
  });

  it('pays into accounts that exist, and is accepted by the official validator', async () => {
    const world = new SolanaWorld();
    const terms = usdcTerms();
    world.giveSol(buyer.address, 10_000_000n);
    world.giveTokens(buyer.address, 29_000_000n);
    world.giveTokens(terms.merchantWallet, 7n);
    world.giveTokens(terms.feeWallet, 9n);
    const executed = pay(world, terms);
    expect(executed.answer.meta.err).toBeNull();
    expect([world.tokens(buyer.address), world.tokens(terms.merchantWallet), world.tokens(terms.feeWallet)]).toEqual([0n, 28_420_007n, 580_009n]);
    await expect(judge(executed, terms)).resolves.toBeDefined();
    await expect(judge(executed, usdcTerms({ merchantAmount: baseUnits(28_420_001n) }))).rejects.toThrow('amount not transferred');
    await expect(judge(executed, usdcTerms({ nonce: 'other' }))).rejects.toThrow('invalid memo');
    await expect(judge(executed, usdcTerms({ reference: testAddress('other') }))).rejects.toThrow('invalid reference');
  });

  it('has no fee transfer when there is no fee', async () => {
    const world = new SolanaWorld();
    const terms = usdcTerms({ total: baseUnits(5n), merchantAmount: baseUnits(5n), feeAmount: baseUnits(0n) });
    world.giveSol(buyer.address, 10_000_000n);
    world.giveTokens(buyer.address, 5n);
    const executed = pay(world, terms, ['merchant']);
    expect(executed.answer.meta.err).toBeNull();
    expect(world.tokens(terms.merchantWallet)).toBe(5n);
    expect(world.tokens(terms.feeWallet)).toBeNull();
    await expect(judge(executed, terms)).resolves.toBeDefined();
  });

  it('pays a multisig: an owner off the curve', async () => {
    const world = new SolanaWorld();
    const [vault] = PublicKey.findProgramAddressSync([Buffer.from('vault')], new PublicKey(testAddress('multisig program')));
    const terms = usdcTerms({ merchantWallet: address(vault.toBase58()) });
    expect(isOnCurve(vault.toBytes())).toBe(false);
    world.giveSol(buyer.address, 10_000_000n);
    world.giveTokens(buyer.address, 30_000_000n);
    const executed = pay(world, terms, ['merchant', 'fee']);
    expect(executed.answer.meta.err).toBeNull();
    expect(world.tokens(terms.merchantWallet)).toBe(28_420_000n);
    expect(world.rpcAccount(tokenAccountAddress(terms.merchantWallet, address(String(terms.mint))))).not.toBeNull();
  });

  it('fails whole when a single part cannot be paid', () => {
    const world = new SolanaWorld();
    const terms = usdcTerms();
    world.giveSol(buyer.address, 10_000_000n);
    world.giveTokens(buyer.address, 28_999_999n);
    world.giveTokens(terms.merchantWallet, 0n);
    world.giveTokens(terms.feeWallet, 0n);
    expect(pay(world, terms).answer.meta.err).not.toBeNull();
    expect([world.tokens(buyer.address), world.tokens(terms.merchantWallet), world.tokens(terms.feeWallet)]).toEqual([28_999_999n, 0n, 0n]);
  });
});

describe('buildPayment in SOL', () => {
  it('moves exactly the lamports, and is accepted by the official validator', async () => {
    const world = new SolanaWorld();
    const terms = solTerms();
    world.giveSol(buyer.address, 1_000_000_000n);
    const executed = pay(world, terms);
    expect(executed.answer.meta.err).toBeNull();
    expect(world.lamports(terms.merchantWallet)).toBe(490_000_000n);
    expect(world.lamports(terms.feeWallet)).toBe(10_000_000n);
    expect(world.lamports(buyer.address)).toBe(500_000_000n - 5_000n - 1_200n);
    await expect(judge(executed, terms)).resolves.toBeDefined();
  });
});
