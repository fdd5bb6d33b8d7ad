import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import { FAIR } from './sim/weather.ts';

const { hilt } = FAIR;

/** Pays, with `disturb` called just before the claim goes out. */
async function payWith(disturb: (test: TestWorld) => void, changes: ConstructorParameters<typeof TestWorld>[0] = {}) {
  const test = new TestWorld(changes);
  const page = test.open();
  await test.toReview(page);
  const claiming = test.untilStep('claiming');
  page.checkout.intents.approve();
  await claiming;
  disturb(test);
  return { test, page };
}

describe('broadcast, the claim', () => {
  it('of another transaction first (409) keeps ours from being sent, and the page follows the other', async () => {
    const { test, page } = await payWith(({ world }) => world.hilt.broadcast({ payment_id: 'pay-1', tx_signature: world.names.signature() }));
    const settling = await test.until(page, 'settling');
    expect(settling.attempt.phase).toBe('found');
    await test.pass(120_000);
    expect(test.diary.sent).toHaveLength(0);
    expect(page.checkout.getState()).toMatchObject({ tag: 'settling', mayPayAgain: true });
  });

  it('that Hilt cannot answer does not stop the payment', async () => {
    const { test, page } = await payWith(({ world }) => {
      world.hiltFaults = { ...world.hiltFaults, serverError: 1 };
    });
    await test.untilStep('sent');
    expect(test.diary.sent).toHaveLength(1);
    test.world.hiltFaults = { ...test.world.hiltFaults, serverError: 0 };
    await test.until(page, 'paid');
  });

  it('waits for Hilt at most three seconds', async () => {
    const { test } = await payWith(({ world }) => {
      world.hiltFaults = { ...world.hiltFaults, slowestMs: 60_000 };
    });
    const before = test.world.clock.now;
    await test.untilStep('sent');
    expect(test.world.clock.now - before).toBeLessThan(3_500);
  });

  it('that is refused because the session is over (410) is believed: nothing has been sent, and starting over opens another', async () => {
    const { test, page } = await payWith(({ world }) => {
      const session = world.hilt.sessions.get('pay-1');
      if (session !== undefined) world.hilt.sessions.set('pay-1', { ...session, wire: { ...session.wire, expires_at: world.clock.now - 1 } });
    });
    await test.until(page, 'expired');
    expect(test.diary.sent).toHaveLength(0);
    // The end that the page knows of is still far away; going by it would lead here again and again.
    page.checkout.intents.startOver();
    expect((await test.until(page, 'review')).session.terms.paymentId).toBe('pay-2');
  });
});

describe('a payment that has landed', () => {
  it.each([400, 403, 404, 409, 410, 422, 'failed'] as const)('is never given up because Hilt answers %s', async (refuses) => {
    const test = new TestWorld({ hilt: { ...hilt, refuses } });
    const page = test.open();
    await test.approve(page);
    const state = await test.until(page, 'unrecorded');
    expect(state.chain).toMatchObject({ tag: 'landed', verified: { ok: true } });
    await test.pass(600_000);
    page.checkout.intents.tryAgain();
    page.checkout.intents.startOver();
    expect(page.checkout.getState().tag).toBe('unrecorded');
    // Hilt comes round: the page has kept confirming.
    test.world.hilt.temper = hilt;
    await test.until(page, 'paid', 120_000);
  });

  it('is shown as paid only when Hilt says so, however final it is', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    await test.untilStep('sent');
    test.world.hiltFaults = { ...test.world.hiltFaults, down: true };
    await test.pass(60_000);
    expect(page.checkout.getState()).toMatchObject({ tag: 'settling', chain: { tag: 'landed', commitment: 'finalized' }, hilt: { tag: 'unreachable' } });
  });

  it('stays pending while Hilt speaks words we do not know', async () => {
    const test = new TestWorld({ hilt: { ...hilt, strangeWords: true, watches: false } });
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    expect(test.diary.shownBy.get(page)).not.toContain('unrecorded');
  });

  it('shows a late or failed delivery as paid', async () => {
    for (const delivery of ['FAILED', 'late'] as const) {
      const test = new TestWorld({ hilt: { ...hilt, delivery } });
      const page = test.open();
      await test.approve(page);
      const paid = await test.until(page, 'paid');
      expect(paid.delivery.word).toBe(delivery === 'FAILED' ? 'failed' : 'pending');
    }
  });

  it('gets its late delivery without a click', async () => {
    const test = new TestWorld({ hilt: { ...hilt, delivery: 'late' } });
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    await test.pass(120_000);
    expect(page.checkout.getState()).toMatchObject({ delivery: { word: 'sent' } });
  });
});

describe('a CONFIRMED that names no transaction the chain knows', () => {
  it('is "paid", and what was bought is fetched as soon as the chain shows the payment', async () => {
    const { test, page } = await payWith(({ world }) => {
      world.hilt.temper = { ...world.hilt.temper, namesNonsense: 1 };
      world.ledger.faults = { ...world.ledger.faults, drop: 1 };
    });
    await test.untilStep('sent');
    const session = test.world.hilt.sessions.get('pay-1');
    const [sent] = test.diary.sent;
    const signature = sent?.signature ?? null;
    if (session === undefined || sent === undefined || signature === null) throw new Error('nothing was sent');
    session.paid = { signature, at: test.world.clock.now };
    const early = await test.until(page, 'paid');
    expect(early.delivery.value).toBeNull();
    test.world.ledger.faults = { ...test.world.ledger.faults, drop: 0 };
    test.world.ledger.submit(sent);
    await test.pass(10_000);
    expect(page.checkout.getState()).toMatchObject({ tag: 'paid', delivery: { word: 'sent', value: 'https://tide.example/welcome' } });
  });
});
