import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../testing/api.ts';
import { FakeChain } from '../testing/fake-chain.ts';
import { confirm, land } from '../testing/pay.ts';

const DAY_S = 86_400;
const DAY_MS = DAY_S * 1_000;

let api: TestApi;
let chain: FakeChain;
beforeEach(async () => {
  chain = new FakeChain();
  api = await startTestApi({ chain });
});
afterEach(() => api.stop());

const forward = (seconds: number | null) => api.call('POST', '/sandbox/clock', { body: { forward_seconds: seconds } });
const Answer = v.looseObject({ delivery_value: v.nullable(v.string()), membership_status: v.nullable(v.string()), membership_period_end_at: v.nullable(v.string()), grace_ends_at: v.nullable(v.string()), deep_link_expires_at: v.nullable(v.string()) });

/** Pays for a product; the returned function confirms once more, as a page does that comes back. */
async function paidFor(slug: string) {
  const session = await api.connect(slug);
  const signature = land(chain, session);
  return { session, ask: async () => v.parse(Answer, (await confirm(api, session, signature)).json) };
}

describe('the calendar', () => {
  it('takes a membership from active to grace to its end, while sessions and payments go on by the clock', async () => {
    const { ask } = await paidFor('night-ferry');
    const first = await ask();
    expect(first.membership_status).toBe('ACTIVE');
    expect(Date.parse(first.grace_ends_at ?? '') - Date.parse(first.membership_period_end_at ?? '')).toBe(3 * DAY_MS);
    await forward(31 * DAY_S);
    expect((await ask()).membership_status).toBe('GRACE_PERIOD');
    await forward(3 * DAY_S);
    expect(await ask()).toMatchObject({ membership_status: 'EXPIRED', membership_period_end_at: first.membership_period_end_at });
    // A new session of today can still be paid today.
    const { ask: askNew } = await paidFor('tidewater-circle');
    expect((await askNew()).delivery_value).not.toBeNull();
  });

  it('goes back to the time sessions are judged by', async () => {
    const { json } = await forward(31 * DAY_S);
    const { now, calendar } = v.parse(v.object({ now: v.string(), calendar: v.string() }), json);
    expect(Date.parse(calendar) - Date.parse(now)).toBe(31 * DAY_MS);
    await api.call('POST', '/sandbox/reset');
    const after = v.parse(v.object({ now: v.string(), calendar: v.string() }), (await api.call('GET', '/sandbox/clock')).json);
    expect(after.calendar).toBe(after.now);
  });

  it('refuses a way back, no way at all, and words', async () => {
    for (const forward_seconds of [-1, 0, 1.5, '7', 1e12]) expect((await api.call('POST', '/sandbox/clock', { body: { forward_seconds } })).status).toBe(422);
    expect((await api.call('POST', '/sandbox/clock', { body: {} })).status).toBe(422);
  });
});

describe('an invite', () => {
  it('can have run out before anybody used it, and is made anew when the seller hands it over again', async () => {
    await api.call('POST', '/sandbox/products/night-ferry/delivery', { body: { outcome: 'SENT', invite_seconds: 0 } });
    const { session, ask } = await paidFor('night-ferry');
    expect(Date.parse((await ask()).deep_link_expires_at ?? '')).toBeLessThanOrEqual(Date.now());
    expect((await api.call('POST', `/sandbox/payments/${session.id}/delivery/retry`)).status).toBe(200);
    expect(Date.parse((await ask()).deep_link_expires_at ?? '')).toBeGreaterThan(Date.now() + DAY_MS - 60_000);
  });

  it('is handed over again only for what was paid', async () => {
    const session = await api.connect('night-ferry');
    expect((await api.call('POST', `/sandbox/payments/${session.id}/delivery/retry`)).status).toBe(409);
    expect((await api.call('POST', '/sandbox/payments/nobody/delivery/retry')).status).toBe(404);
  });
});
