import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paymentById } from '../db/payments.ts';
import { type TestApi, startTestApi } from '../testing/api.ts';
import { FakeChain } from '../testing/fake-chain.ts';
import { confirm, land } from '../testing/pay.ts';

let api: TestApi;
let chain: FakeChain;
let time: number;
beforeEach(async () => {
  time = Date.UTC(2026, 4, 4, 12, 0, 0);
  chain = new FakeChain();
  api = await startTestApi({ chain, machineTime: () => time });
});
afterEach(() => api.stop());

const sessionOf = (id: string) => paymentById(api.sandbox.database, id);

describe('the settlement watcher', () => {
  it('records payments that nobody confirmed, by memo or by reference', async () => {
    const byMemo = await api.connect('tidewater-circle');
    const byReference = await api.connect('night-ferry');
    land(chain, byMemo, { references: [] });
    land(chain, byReference, { memos: [] });
    expect(await api.watcher.turn()).toEqual({ settled: 2, expired: 0, delivered: 0 });
    expect([sessionOf(byMemo.id), sessionOf(byReference.id)]).toMatchObject([{ status: 'CONFIRMED', settled_by: 'watcher' }, { status: 'CONFIRMED', settled_by: 'watcher' }]);
  });

  it('leaves a confirm that comes later the same answer', async () => {
    const session = await api.connect('tidewater-circle');
    const signature = land(chain, session);
    await api.watcher.turn();
    expect((await confirm(api, session, signature)).json).toMatchObject({ status: 'CONFIRMED', delivery_value: 'https://example.com/tidewater/welcome' });
  });

  it('passes by failed, foreign, short and spoofed transactions and finds the real one behind them', async () => {
    const session = await api.connect('tidewater-circle');
    const untouched = api.digest();
    land(chain, session, { failed: true });
    land(chain, session, { memos: [], merchantAmount: 1n, feeAmount: 0n });
    land(chain, session, { memos: ['HILT:spoofed'] });
    land(chain, session, { memos: ['hello'] });
    land(chain, session, { merchantAmount: 28_419_999n });
    await api.watcher.turn();
    expect(sessionOf(session.id)?.status).toBe('PENDING_SIGNATURE');
    api.sandbox.database.run('DELETE FROM scan_cursors');
    expect(api.digest()).toBe(untouched);
    const real = land(chain, session);
    expect(await api.watcher.turn()).toMatchObject({ settled: 1 });
    expect(sessionOf(session.id)?.tx_signature).toBe(real);
  });

  it('looks at each transaction once and goes on where it stopped', async () => {
    const first = await api.connect('tidewater-circle');
    land(chain, first);
    await api.watcher.turn();
    const second = await api.connect('tidewater-circle');
    land(chain, second);
    expect(await api.watcher.turn()).toMatchObject({ settled: 1 });
    await api.connect('tidewater-circle');
    const { reads } = chain;
    expect(await api.watcher.turn()).toMatchObject({ settled: 0 });
    expect(chain.reads).toBe(reads);
  });

  it('does not go past a transaction that is listed but cannot be read yet', async () => {
    const first = await api.connect('tidewater-circle');
    const second = await api.connect('tidewater-circle');
    const signature = land(chain, first);
    land(chain, second);
    chain.setReadable(signature, false);
    expect(await api.watcher.turn()).toMatchObject({ settled: 0 });
    chain.setReadable(signature, true);
    expect(await api.watcher.turn()).toMatchObject({ settled: 2 });
  });

  it('misses nothing while Solana is away', async () => {
    const session = await api.connect('tidewater-circle');
    land(chain, session);
    chain.setReachable(false);
    await expect(api.watcher.turn()).rejects.toThrow('switched off');
    chain.setReachable(true);
    expect(await api.watcher.turn()).toMatchObject({ settled: 1 });
  });

  it('gives up a session only when no block of its window can turn up any more', async () => {
    const session = await api.connect('tidewater-circle');
    time = session.expires_at + 90_000;
    expect(await api.watcher.turn()).toMatchObject({ expired: 0 });
    time += 1;
    expect(await api.watcher.turn()).toMatchObject({ expired: 1 });
    expect(sessionOf(session.id)).toMatchObject({ status: 'FAILED', failure_reason: 'session_expired', failed_at: time });
  });

  it('does not settle a payment whose product must know for whom, and does not lose it either', async () => {
    const session = await api.connect('crew-room');
    const signature = land(chain, session);
    expect(await api.watcher.turn()).toMatchObject({ settled: 0 });
    time = session.expires_at + 86_400_000;
    expect(await api.watcher.turn()).toMatchObject({ expired: 0 });
    expect(sessionOf(session.id)).toMatchObject({ status: 'PENDING_CONFIRMATION', claimed_signature: signature, failure_reason: 'identity_required' });
  });

  it('follows the clock of a chain that was moved ahead', async () => {
    chain.setTime(time + 3_600_000);
    await api.watcher.turn();
    const session = await api.connect('tidewater-circle');
    expect(session.opened_at).toBe(time + 3_600_000);
    chain.setTime(time - 30_000);
    await api.watcher.turn();
    expect((await api.connect('tidewater-circle')).opened_at).toBe(time);
  });
});

describe('deliveries', () => {
  const order = (path: string, body: object) => api.call('POST', path, { body });

  it('that fail leave the payment confirmed and are tried again until they succeed', async () => {
    await order('/sandbox/products/night-ferry/delivery', { outcome: 'FAILED', failures_left: 1 });
    const session = await api.connect('night-ferry');
    const signature = land(chain, session);
    expect((await confirm(api, session, signature)).json).toMatchObject({ status: 'CONFIRMED', delivery_status: 'FAILED', delivery_value: null, membership_status: 'DELIVERY_FAILED' });
    expect(sessionOf(session.id)).toMatchObject({ delivery_error: 'invite_expired', delivery_sent_at: null, deep_link_expires_at: null });
    expect(await api.watcher.turn()).toMatchObject({ delivered: 0 });
    time += 5_000;
    expect(await api.watcher.turn()).toMatchObject({ delivered: 0 });
    time += 5_000;
    expect(await api.watcher.turn()).toMatchObject({ delivered: 1 });
    expect((await confirm(api, session, signature)).json).toMatchObject({ delivery_status: 'SENT', delivery_value: 'https://t.me/+sandboxNightFerry', membership_status: 'ACTIVE' });
  });

  it('that are late are pending, and stay so when nobody retries', async () => {
    const session = await api.connect('quiet-hours');
    await order(`/sandbox/payments/${session.id}/delivery`, { outcome: 'PENDING' });
    expect((await confirm(api, session, land(chain, session))).json).toMatchObject({ delivery_status: 'PENDING', delivery_value: null });
    time += 3_600_000;
    expect(await api.watcher.turn()).toMatchObject({ delivered: 0 });
    expect((await api.call('GET', `/v1/payments/${session.id}`)).json).toMatchObject({ status: 'CONFIRMED', delivery_status: 'PENDING', delivery_error: null });
  });
});
