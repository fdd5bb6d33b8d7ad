import { Keypair, PublicKey, Transaction, TransactionInstruction } from '@solana/web3.js';
import bs58 from 'bs58';
import * as v from 'valibot';
import type { PaymentRow } from '../db/payments.ts';
import type { TestAnswer, TestApi } from './api.ts';
import type { PhantomApp } from './phantom-app.ts';

/** `phantom_mobile.connect_url` of a session, as every device that knows the payment can read it. */
export async function connectUrlOf(api: TestApi, payment: Pick<PaymentRow, 'id'>): Promise<string> {
  const { json } = await api.call('GET', `/v1/payments/${payment.id}`);
  return v.parse(v.looseObject({ session: v.looseObject({ phantom_mobile: v.looseObject({ connect_url: v.string() }) }) }), json).session.phantom_mobile.connect_url;
}

/** Posts what Phantom put into an address to the route of its step, as the return page does. */
export function postReturn(api: TestApi, redirect: string, changes: Readonly<Record<string, unknown>> = {}): Promise<TestAnswer> {
  const url = new URL(redirect);
  return api.call('POST', `/v1/pay${url.pathname}/callback`, { body: { ...Object.fromEntries(url.searchParams), ...changes } });
}

/** Phantom connects to a payment. @throws Error when the API does not take it. */
export async function connectPhantom(api: TestApi, app: PhantomApp, payment: Pick<PaymentRow, 'id'>): Promise<void> {
  const answer = await postReturn(api, app.approve(await connectUrlOf(api, payment)));
  if (answer.status !== 200) throw new Error(`connect/callback answered ${answer.status}: ${answer.text}`);
}

/** Asks for the link of a step. @throws Error when it is refused. */
export async function linkOf(api: TestApi, step: 'message' | 'transaction', body: Readonly<Record<string, unknown>>): Promise<string> {
  const answer = await api.call('POST', `/v1/pay/phantom/${step}-url`, { body });
  if (answer.status !== 200) throw new Error(`${step}-url answered ${answer.status}: ${answer.text}`);
  return v.parse(v.looseObject({ deeplink_url: v.string() }), answer.json).deeplink_url;
}

/** Wire bytes of a small unsigned transaction of a wallet, base58. */
export function unsignedTransaction(payer: string): string {
  const feePayer = new PublicKey(payer);
  const instruction = new TransactionInstruction({ programId: Keypair.fromSeed(new Uint8Array(32).fill(5)).publicKey, keys: [], data: Buffer.from('hello') });
  const transaction = new Transaction({ feePayer, blockhash: feePayer.toBase58(), lastValidBlockHeight: 1 }).add(instruction);
  return bs58.encode(transaction.serialize({ requireAllSignatures: false, verifySignatures: false }));
}
