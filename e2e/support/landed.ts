import { expect } from '@playwright/test';
import * as v from 'valibot';
import { FAUCET_USDC } from '../../sandbox/wallet/funds.ts';
import type { PaymentSession } from '../../src/contract/session.ts';
import { paymentReference } from '../../src/solana/reference.ts';
import type { SandboxRpc } from './rpc.ts';

const MEMO_PROGRAM = 'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr';

const Accounts = v.object({ value: v.array(v.object({ pubkey: v.string() })) });
const Listed = v.array(v.object({ signature: v.string(), err: v.unknown() }));
const Transaction = v.object({
  transaction: v.object({
    signatures: v.array(v.string()),
    message: v.object({
      accountKeys: v.array(v.object({ pubkey: v.string() })),
      instructions: v.array(v.object({ programId: v.string(), parsed: v.optional(v.unknown()) })),
    }),
  }),
});

/** A transaction that really moved money, as the chain tells it. */
export interface Landed {
  readonly signature: string;
  /** Number of signatures on it. */
  readonly signers: number;
  readonly memos: readonly unknown[];
  readonly accounts: readonly string[];
  /** Programs of its instructions, in order. */
  readonly programs: readonly string[];
}

/** Everything that ever moved USDC out of (or into) an owner's accounts; the faucet writes balances without a transaction and does not count. */
export async function landedOf(rpc: SandboxRpc, owner: string): Promise<readonly Landed[]> {
  const { value } = v.parse(Accounts, await rpc.call('getTokenAccountsByOwner', [owner, { programId: 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA' }, { encoding: 'jsonParsed', commitment: 'confirmed' }]));
  const lists = await Promise.all(value.map(async ({ pubkey }) => v.parse(Listed, await rpc.call('getSignaturesForAddress', [pubkey, { commitment: 'confirmed' }]))));
  return Promise.all(lists.flat().filter(({ err }) => err === null).map(({ signature }) => landed(rpc, signature)));
}

async function landed(rpc: SandboxRpc, signature: string): Promise<Landed> {
  const { transaction } = v.parse(Transaction, await rpc.call('getTransaction', [signature, { encoding: 'jsonParsed', commitment: 'confirmed', maxSupportedTransactionVersion: 0 }]));
  const { accountKeys, instructions } = transaction.message;
  return {
    signature,
    signers: transaction.signatures.length,
    memos: instructions.filter(({ programId }) => programId === MEMO_PROGRAM).map(({ parsed }) => parsed),
    accounts: accountKeys.map(({ pubkey }) => pubkey),
    programs: instructions.map(({ programId }) => programId),
  };
}

/**
 * The one thing that must be true at the end of every journey, however it went: a wallet that began with the faucet's money has made exactly
 * one transfer, for this session, and is poorer by exactly its total.
 */
export async function expectPaidOnce(rpc: SandboxRpc, buyer: string, session: PaymentSession): Promise<Landed> {
  const transfers = await landedOf(rpc, buyer);
  expect(transfers.map(({ signature }) => signature), 'transfers of the buyer').toHaveLength(1);
  expect(await rpc.usdcOf(buyer), 'what the buyer has left').toBe(BigInt(FAUCET_USDC) - session.amount_minor_units);
  const [only] = transfers;
  if (only === undefined) throw new Error('unreachable');
  expect(only.memos).toEqual([`HILT:${session.nonce}`]);
  expect(only.accounts).toContain(paymentReference(session.payment_id));
  return only;
}
