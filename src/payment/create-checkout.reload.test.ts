import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import { FAIR } from './sim/weather.ts';

const SENDS = FAIR.devices.map((device) => ({ ...device, wallet: { ...device.wallet, mode: 'sign-and-send' as const } }));

/** How many payments stand on the true chain. */
function payments(test: TestWorld): number {
  return test.world.ledger.landings().filter(({ failed }) => !failed).length;
}

async function dieAt(test: TestWorld, step: string): Promise<void> {
  const page = test.open();
  await test.toReview(page);
  const died = test.untilStep(step);
  page.checkout.intents.approve();
  await died;
  test.device.crash(page);
}

describe('a tab that dies', () => {
  it.each(['clearing-ask', 'refreshing', 'journaling-ask', 'wallet-open', 'verifying'])('at %s has charged nobody, and the next one starts from the choice of a wallet', async (step) => {
    const test = new TestWorld();
    await dieAt(test, step);
    const next = test.open();
    await test.until(next, 'choosing');
    await test.pass(120_000);
    expect(payments(test)).toBe(0);
    expect(test.diary.sent).toHaveLength(0);
  });

  // A write that is under way when the tab dies becomes durable in this world.
  it.each(['journaling-signed', 'clearing-send', 'claiming', 'journaling-exposed', 'settling'])('at %s is taken over by the next one, which finishes the payment and shows the delivery', async (step) => {
    const test = new TestWorld();
    await dieAt(test, step);
    await test.pass(10);
    const next = test.open();
    const paid = await test.until(next, 'paid');
    expect(paid.delivery.value).toBe('https://tide.example/welcome');
    expect(payments(test)).toBe(1);
    expect(test.diary.walletAsked).toHaveLength(1);
  });

  it('after it was paid is followed by one that shows the delivery again', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    test.device.crash(page);
    const next = test.open();
    await test.until(next, 'paid');
    await test.pass(2_000);
    expect(next.checkout.getState()).toMatchObject({ tag: 'paid', delivery: { value: 'https://tide.example/welcome' }, receiptId: 'receipt-pay-1' });
  });

  it('in front of a wallet that sends leaves an attempt that only the chain can tell about', async () => {
    const test = new TestWorld({ devices: SENDS });
    await dieAt(test, 'wallet-open');
    const next = test.open();
    const settling = await test.until(next, 'settling');
    expect(settling.attempt.phase).toBe('unanswered');
    await test.until(next, 'paid');
    expect(payments(test)).toBe(1);
  });

  it('with a signed payment whose blockhash has died since is followed by a page that drops it', async () => {
    const test = new TestWorld();
    await dieAt(test, 'clearing-send');
    await test.pass(90_000);
    const next = test.open();
    const state = await test.until(next, 'not-charged');
    expect(state.outcome.why).toBe('never-landed');
    expect(test.diary.sent).toHaveLength(0);
  });

  it('is taken over even while Hilt does not answer: the journal knows the product', async () => {
    const test = new TestWorld();
    await dieAt(test, 'settling');
    test.world.hiltFaults = { ...test.world.hiltFaults, down: true };
    const next = test.open();
    await test.until(next, 'settling');
    const unrecorded = await test.until(next, 'unrecorded');
    expect(unrecorded.hilt.tag).toBe('unreachable');
    test.world.hiltFaults = { ...test.world.hiltFaults, down: false };
    await test.until(next, 'paid');
  });
});
