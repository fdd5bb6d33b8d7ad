import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import { FAIR } from './sim/weather.ts';

describe('a checkout that nothing disturbs', () => {
  it('goes from the product to the delivery with one approval', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    const paid = await test.until(page, 'paid');
    expect(paid.delivery).toMatchObject({ type: 'REDIRECT', value: 'https://tide.example/welcome', word: 'sent' });
    expect(paid.receiptId).toBe('receipt-pay-1');
    expect(paid.payer).toBe(test.device.account);
    expect(test.diary.walletAsked).toHaveLength(1);
    expect(test.diary.shownBy.get(page)).toEqual(['opening', 'choosing', 'preparing', 'review', 'preparing', 'asking', 'settling', 'paid']);
  });

  it('takes the steps of money invariant 2 in their order', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    const { steps } = test.diary;
    const order = ['clearing-ask', 'refreshing', 'journaling-ask', 'wallet-open', 'wallet asked', 'verifying', 'journaling-signed', 'clearing-send', 'claiming', 'journaling-exposed', 'settling', 'sent'];
    expect(steps.filter((step) => order.includes(step)).slice(0, order.length)).toEqual(order);
  });

  it('asks Hilt fewer than 12 times, however long the buyer waits on the paid page', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    await test.pass(600_000);
    expect(test.world.hilt.served).toEqual(['product', 'connect', 'status', 'broadcast', 'confirm']);
  });

  it('stays under 12 requests when the chain takes half a minute', async () => {
    const test = new TestWorld({ ledger: { drop: 0.9, rollback: 0, slowestMs: 30_000 } });
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    expect(test.world.hilt.served.length).toBeLessThan(12);
  });

  it('is the same when the clock of the device is wrong by twelve hours', async () => {
    for (const skewMs of [-43_200_000, 43_200_000]) {
      const test = new TestWorld({ devices: FAIR.devices.map((device) => ({ ...device, skewMs })) });
      const page = test.open();
      await test.approve(page);
      const paid = await test.until(page, 'paid', 30_000);
      expect(paid.milestones.recordedAt).not.toBeNull();
    }
  });

  it('plays a click made before the wallet code has arrived back up to the review, never to a signature', async () => {
    const test = new TestWorld();
    const page = test.open();
    page.checkout.intents.continueWith('Sim');
    page.checkout.intents.approve();
    await test.until(page, 'review', 20_000);
    await test.pass(20_000);
    expect(page.checkout.getState().tag).toBe('review');
    expect(test.diary.walletAsked).toHaveLength(0);
  });

  it('gives React the same state object until something changes', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.until(page, 'choosing');
    expect(page.checkout.getState()).toBe(page.checkout.getState());
  });

  it('lets a buyer who has paid buy once more, with a session of its own', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    page.checkout.intents.startOver();
    await test.approve(page);
    const again = await test.until(page, 'paid');
    expect(again.session.terms.paymentId).toBe('pay-2');
  });
});

describe('a wallet that signs and sends by itself', () => {
  const [fair] = FAIR.devices;
  const sender = (changes: Partial<NonNullable<typeof fair>['wallet']>) => ({ devices: FAIR.devices.map((device) => ({ ...device, wallet: { ...device.wallet, mode: 'sign-and-send' as const, ...changes } })) });

  it('is asked only when the attempt is durable, and its payment is found', async () => {
    const test = new TestWorld(sender({}));
    const page = test.open();
    await test.approve(page);
    await test.untilStep('wallet asked');
    expect(test.device.storage.peek('tide')?.attempts[0]).toMatchObject({ phase: 'asked', mode: 'sign-and-send' });
    await test.until(page, 'paid');
  });

  it('is found by the reference key when it never answers but has sent', async () => {
    const test = new TestWorld(sender({ unclear: 1 }));
    const page = test.open();
    await test.approve(page);
    const paid = await test.until(page, 'paid');
    expect(paid.signature).toBe(test.diary.sent[0]?.signature);
  });

  it('is never taken for dead when it never answers; paying again needs the explicit step', async () => {
    const test = new TestWorld(sender({ hang: 1 }));
    const page = test.open();
    await test.approve(page);
    const settling = await test.until(page, 'settling', 120_000);
    expect(settling.attempt.phase).toBe('unanswered');
    await test.pass(1_200_000);
    expect(page.checkout.getState()).toMatchObject({ tag: 'settling', mayPayAgain: true });
    page.checkout.intents.tryAgain();
    page.checkout.intents.startOver();
    page.checkout.intents.acceptRisk();
    expect(page.checkout.getState().tag).toBe('settling');
    page.checkout.intents.considerPayingAgain();
    expect(page.checkout.getState().tag).toBe('may-charge-twice');
    page.checkout.intents.keepWaiting();
    expect(page.checkout.getState().tag).toBe('settling');
    page.checkout.intents.considerPayingAgain();
    page.checkout.intents.acceptRisk();
    await test.until(page, 'review', 30_000);
    expect(test.device.storage.peek('tide')?.accepted).toHaveLength(1);
  });

  it('is named "paid twice" when the first charges after the buyer has paid again', async () => {
    const test = new TestWorld(sender({ hang: 1 }));
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'settling', 120_000);
    await test.pass(60_000);
    const first = test.diary.walletAsked[0];
    page.checkout.intents.considerPayingAgain();
    page.checkout.intents.acceptRisk();
    await test.until(page, 'review', 30_000);
    test.device.wallet.temper = { ...test.device.wallet.temper, hang: 0 };
    page.checkout.intents.approve();
    await test.until(page, 'paid');
    if (first !== undefined) test.world.ledger.submit({ ...first, signature: test.world.names.signature(), lastValidBlockHeight: test.world.ledger.height() + 100 });
    const twice = await test.until(page, 'paid-twice', 120_000);
    expect(new Set(twice.signatures).size).toBe(2);
  });
});
