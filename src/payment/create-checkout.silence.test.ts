import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import { FAIR } from './sim/weather.ts';

const { hilt } = FAIR;

describe('Solana that falls silent after it had answered once', () => {
  /** Sent, looked for once in vain, and then nobody answers any more. */
  async function silenced(ledger = FAIR.ledger) {
    const test = new TestWorld({ ledger });
    const page = test.open();
    await test.approve(page);
    await test.untilStep('sent');
    while ((await test.until(page, 'settling')).chain.witnesses.answered === 0) await test.pass(50);
    expect(page.checkout.getState()).toMatchObject({ chain: { tag: 'unseen' } });
    for (const node of test.world.nodes) node.down = true;
    return { test, page };
  }

  it('is shown as silent, not by its last word', async () => {
    const { test, page } = await silenced({ ...FAIR.ledger, drop: 1 });
    await test.pass(15_000);
    expect(page.checkout.getState()).toMatchObject({ tag: 'settling', chain: { tag: 'unreachable' } });
  });

  it('does not keep Hilt from being asked to look for itself', async () => {
    const { test, page } = await silenced();
    expect((await test.until(page, 'paid', 60_000)).tag).toBe('paid');
  });
});

describe('a payment that landed and that Hilt refuses to record', () => {
  it('says that Hilt has no record, and is confirmed anew when the buyer asks', async () => {
    const test = new TestWorld({ hilt: { ...hilt, refuses: 403 } });
    const page = test.open();
    await test.approve(page);
    expect((await test.until(page, 'unrecorded')).hilt.tag).toBe('pending');
    test.world.hilt.temper = hilt;
    await test.pass(2_500);
    page.checkout.intents.checkNow();
    await test.until(page, 'paid', 2_000);
  });
});
