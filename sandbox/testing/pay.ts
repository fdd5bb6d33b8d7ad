import * as v from 'valibot';
import type { PaymentRow } from '../db/payments.ts';
import type { TestAnswer, TestApi } from './api.ts';
import type { FakeChain } from './fake-chain.ts';
import { BUYER, type FakePayment, fakePayment } from './fake-transaction.ts';

/** Lands a payment of a session on the fake chain; honest unless changed. Answers its signature. */
export function land(chain: FakeChain, payment: PaymentRow, change: FakePayment = {}): string {
  const transaction = fakePayment(payment, change);
  chain.land(transaction);
  return transaction.signature;
}

/** Confirms as the page of the session does. */
export function confirm(api: TestApi, payment: PaymentRow, signature: string, body: Readonly<Record<string, unknown>> = {}): Promise<TestAnswer> {
  return api.call('POST', '/v1/pay/confirm', { body: { payment_id: payment.id, tx_signature: signature, payer_wallet: BUYER, ...body } });
}

/** Opens a session, pays it and confirms it. */
export async function pay(api: TestApi, chain: FakeChain, slug: string): Promise<{ readonly payment: PaymentRow; readonly signature: string; readonly receiptId: string }> {
  const payment = await api.connect(slug);
  const signature = land(chain, payment);
  const answer = await confirm(api, payment, signature);
  if (answer.status !== 200) throw new Error(`confirm answered ${answer.status}: ${answer.text}`);
  return { payment, signature, receiptId: v.parse(v.looseObject({ receipt_id: v.string() }), answer.json).receipt_id };
}
