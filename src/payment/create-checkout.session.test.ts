import { describe, expect, it } from 'vitest';
import { baseUnits } from '../money/base-units.ts';
import { TestWorld } from '../testing/payment-world.ts';
import { SIGNING_MARGIN_MS } from './session.ts';
import { FAIR } from './sim/weather.ts';

const { hilt } = FAIR;

function opened(test: TestWorld): number {
  return test.world.hilt.served.filter((route) => route === 'connect').length;
}

describe('a session', () => {
  it('that is still alive is used again after a reload', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.toReview(page);
    test.device.crash(page);
    const review = await test.toReview(test.open());
    expect(review.session.terms.paymentId).toBe('pay-1');
    expect(opened(test)).toBe(1);
  });

  it('is not used again when the price has changed', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.toReview(page);
    test.device.crash(page);
    test.world.hilt.price = baseUnits(31_000_000n);
    const review = await test.toReview(test.open());
    expect(review.session.terms).toMatchObject({ paymentId: 'pay-2', total: 31_000_000n });
  });

  it('with a new price makes the page read the product once more and show the new price', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.until(page, 'choosing');
    test.world.hilt.price = baseUnits(31_000_000n);
    const review = await test.toReview(page);
    expect(review.product.amount_minor_units).toBe(31_000_000n);
    expect(test.world.hilt.served.filter((route) => route === 'product')).toHaveLength(2);
    expect(opened(test)).toBe(1);
  });

  it('that ends while the buyer reads is shown as ended, and starting over opens another', async () => {
    const test = new TestWorld({ hilt: { ...hilt, sessionMs: 300_000 } });
    const page = test.open();
    await test.toReview(page);
    await test.until(page, 'expired');
    page.checkout.intents.startOver();
    const review = await test.until(page, 'review');
    expect(review.session.terms.paymentId).toBe('pay-2');
  });

  it('with less than two minutes left is replaced before a signature is asked', async () => {
    const test = new TestWorld({ hilt: { ...hilt, sessionMs: SIGNING_MARGIN_MS + 12_000 } });
    const page = test.open();
    await test.toReview(page);
    await test.pass(20_000);
    page.checkout.intents.approve();
    const review = await test.until(page, 'review');
    expect(review.session.terms.paymentId).toBe('pay-2');
    expect(test.diary.walletAsked).toHaveLength(0);
  });

  it('that ended while the wallet was open is never paid: nothing is sent', async () => {
    const test = new TestWorld({
      hilt: { ...hilt, sessionMs: SIGNING_MARGIN_MS + 20_000 },
      devices: FAIR.devices.map((device) => ({ ...device, wallet: { ...device.wallet, hang: 1 } })),
    });
    const page = test.open();
    await test.approve(page);
    await test.untilStep('wallet asked');
    const [asked] = test.diary.walletAsked;
    await test.pass(30_000);
    test.device.wallet.answerLate();
    const review = await test.until(page, 'review');
    expect(review.session.terms.paymentId).not.toBe(asked?.paymentId);
    expect(test.diary.sent).toHaveLength(0);
  });

  it('is not opened for a product that closed meanwhile', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.until(page, 'choosing');
    test.world.hilt.status = 'PAUSED';
    page.checkout.intents.continueWith('Sim');
    const closed = await test.until(page, 'closed');
    expect(closed.reason).toBe('not-for-sale');
  });
});

describe('opening', () => {
  it('says which product is not there, and waits for a Hilt that is down', async () => {
    const test = new TestWorld();
    test.world.hiltFaults = { ...test.world.hiltFaults, down: true };
    const page = test.open();
    const state = await test.until(page, 'unavailable');
    expect(state.outage.who).toBe('hilt');
    test.world.hiltFaults = { ...test.world.hiltFaults, down: false };
    await test.until(page, 'choosing');
  });

  it('waits as long as a rate limit asks for', async () => {
    const test = new TestWorld();
    test.world.hiltFaults = { ...test.world.hiltFaults, rateLimited: 1 };
    const page = test.open();
    const { outage } = await test.until(page, 'unavailable');
    expect(outage).toMatchObject({ why: 'rate-limited' });
    expect((outage.retryAt ?? 0) - test.world.clock.now).toBeGreaterThanOrEqual(1_000);
  });
});

describe('funds', () => {
  it('that are too little are read again while the buyer tops up', async () => {
    const test = new TestWorld();
    test.world.funds = 'short';
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.intents.continueWith('Sim');
    const short = await test.until(page, 'short');
    expect(short.shortfalls[0]).toMatchObject({ what: 'token', missing: 28_000_000n });
    test.world.funds = 'ready';
    await test.until(page, 'review', 10_000);
  });

  it('nobody can read (RPC down) stop the checkout until they can', async () => {
    const test = new TestWorld();
    for (const node of test.world.nodes) node.down = true;
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.intents.continueWith('Sim');
    const stalled = await test.until(page, 'stalled');
    expect(stalled.outage).toMatchObject({ who: 'solana', why: 'down' });
    for (const node of test.world.nodes) node.down = false;
    await test.until(page, 'review');
  });

  it('on another network are refused', async () => {
    const test = new TestWorld({ nodes: [{ otherGenesis: true, lag: 0, lie: 'none' }] });
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.intents.continueWith('Sim');
    const stalled = await test.until(page, 'stalled');
    expect(stalled.outage).toMatchObject({ who: 'solana', why: 'wrong-network' });
  });
});
