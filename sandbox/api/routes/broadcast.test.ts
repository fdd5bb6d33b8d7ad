import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paymentById } from '../../db/payments.ts';
import { type TestApi, errorCode, startTestApi } from '../../testing/api.ts';
import { FakeChain } from '../../testing/fake-chain.ts';
import { newSignature } from '../../testing/fake-transaction.ts';
import { confirm, land, pay } from '../../testing/pay.ts';

let api: TestApi;
let chain: FakeChain;
let time: number;
beforeEach(async () => {
  time = Date.UTC(2026, 4, 4, 12, 0, 0);
  chain = new FakeChain();
  api = await startTestApi({ chain, machineTime: () => time });
});
afterEach(() => api.stop());

const broadcast = (id: string, signature: string, body: object = {}) => api.call('POST', '/v1/pay/broadcast', { body: { payment_id: id, tx_signature: signature, ...body } });

describe('broadcast', () => {
  it('ties the first signature to the session, and may be repeated', async () => {
    const { id } = await api.connect('tidewater-circle');
    const signature = newSignature();
    for (let call = 0; call < 2; call += 1) {
      const { status, json } = await broadcast(id, signature, { wallet_source: 'Sandbox Wallet' });
      expect([status, json]).toEqual([200, { payment_id: id, status: 'PENDING_CONFIRMATION', tx_signature: signature }]);
    }
    expect(paymentById(api.sandbox.database, id)).toMatchObject({ claimed_signature: signature, wallet_source: 'Sandbox Wallet', status: 'PENDING_CONFIRMATION' });
  });

  it('refuses another signature while the first may still land', async () => {
    const { id } = await api.connect('tidewater-circle');
    const first = newSignature();
    await broadcast(id, first);
    time += 69_999;
    const answer = await broadcast(id, newSignature());
    expect([answer.status, errorCode(answer)]).toEqual([409, 'payment_tied']);
    expect(paymentById(api.sandbox.database, id)?.claimed_signature).toBe(first);
  });

  it('refuses another signature once the first has paid', async () => {
    const session = await api.connect('tidewater-circle');
    const first = land(chain, session);
    await broadcast(session.id, first);
    time += 600_000;
    expect((await broadcast(session.id, newSignature())).status).toBe(409);
  });

  it('refuses another signature while Solana cannot be asked about the first', async () => {
    const { id } = await api.connect('tidewater-circle');
    await broadcast(id, newSignature());
    time += 600_000;
    chain.setReachable(false);
    expect((await broadcast(id, newSignature())).status).toBe(409);
  });

  it('lets a retry through once the first failed on chain', async () => {
    const session = await api.connect('tidewater-circle');
    await broadcast(session.id, land(chain, session, { failed: true }));
    expect((await broadcast(session.id, newSignature())).status).toBe(200);
  });

  it('lets a retry through once the first turns out to pay something else', async () => {
    const session = await api.connect('tidewater-circle');
    const other = await api.connect('tidewater-circle');
    await broadcast(session.id, land(chain, other));
    expect((await broadcast(session.id, newSignature())).status).toBe(200);
  });

  it('lets a retry through once the first is older than a blockhash lives', async () => {
    const { id } = await api.connect('tidewater-circle');
    await broadcast(id, newSignature());
    time += 70_000;
    expect((await broadcast(id, newSignature())).status).toBe(200);
  });

  it('answers CONFIRMED for the signature that paid and 409 for any other', async () => {
    const { payment, signature } = await pay(api, chain, 'tidewater-circle');
    expect((await broadcast(payment.id, signature)).json).toMatchObject({ status: 'CONFIRMED' });
    expect((await broadcast(payment.id, newSignature())).status).toBe(409);
  });

  it('is 410 when the session and its minute of grace are over', async () => {
    const { id, expires_at: end } = await api.connect('tidewater-circle');
    time = end + 60_000;
    expect((await broadcast(id, newSignature())).status).toBe(200);
    const { id: other } = await api.connect('tidewater-circle');
    time += 1_800_000 + 60_001;
    const answer = await broadcast(other, newSignature());
    expect([answer.status, errorCode(answer)]).toEqual([410, 'session_expired']);
  });

  it('is 404 for a payment nobody opened, and for the stand-in id', async () => {
    const { public_id: publicId } = await api.connect('tidewater-circle');
    expect((await broadcast('nope', newSignature())).status).toBe(404);
    expect((await broadcast(publicId, newSignature())).status).toBe(404);
  });

  it('believes nothing: a claimed signature alone confirms no payment', async () => {
    const session = await api.connect('tidewater-circle');
    const signature = newSignature();
    await broadcast(session.id, signature);
    expect((await confirm(api, session, signature)).status).toBe(408);
    expect((await api.call('GET', `/v1/payments/${session.id}`)).json).toMatchObject({ status: 'PENDING_CONFIRMATION', tx_signature: signature, receipt_id: null });
  });
});
