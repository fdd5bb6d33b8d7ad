import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import { nameAddress } from './sim/names.ts';
import { FAIR } from './sim/weather.ts';

const wallet = (changes: Partial<(typeof FAIR.devices)[number]['wallet']>) => ({ devices: FAIR.devices.map((device) => ({ ...device, wallet: { ...device.wallet, ...changes } })) });

describe('a wallet', () => {
  it.each([['refuse', 'wallet-refused'], ['fail', 'wallet-failed']] as const)('that will %s has charged nobody, and can be asked again', async (what, why) => {
    const test = new TestWorld();
    const page = test.open();
    await test.toReview(page);
    test.device.wallet.temper = { ...test.device.wallet.temper, [what]: 1 };
    page.checkout.intents.approve();
    const state = await test.until(page, 'not-charged');
    expect(state.outcome.why).toBe(why);
    test.device.wallet.temper = { ...test.device.wallet.temper, [what]: 0 };
    page.checkout.intents.tryAgain();
    await test.until(page, 'review');
    page.checkout.intents.approve();
    await test.until(page, 'paid');
  });

  it('is not opened again by itself after a refusal', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.toReview(page);
    test.device.wallet.temper = { ...test.device.wallet.temper, refuse: 1 };
    page.checkout.intents.approve();
    await test.until(page, 'not-charged');
    await test.pass(300_000);
    expect(test.diary.walletAsked).toHaveLength(1);
  });

  it('that answers an attempt the buyer has left is not listened to: its bytes are never sent', async () => {
    const test = new TestWorld(wallet({ hang: 1 }));
    const page = test.open();
    await test.approve(page);
    await test.untilStep('wallet asked');
    page.checkout.intents.chooseAnother();
    await test.until(page, 'choosing');
    test.device.wallet.answerLate();
    await test.pass(60_000);
    expect(test.diary.sent).toHaveLength(0);
    expect(page.checkout.getState().tag).toBe('choosing');
  });

  it('that answers two attempts is heard only for the newer', async () => {
    const test = new TestWorld(wallet({ hang: 1 }));
    const page = test.open();
    await test.approve(page);
    await test.untilStep('wallet asked');
    page.checkout.intents.tryAgain();
    await test.until(page, 'review');
    page.checkout.intents.approve();
    await test.untilStep('wallet asked');
    test.device.wallet.answerLate();
    await test.until(page, 'paid');
    expect(new Set(test.diary.sent.map(({ signature }) => signature)).size).toBe(1);
    expect(test.diary.sent[0]?.blockhash).toBe(test.diary.walletAsked[1]?.blockhash);
  });

  it('whose account changes while it is open leaves the attempt', async () => {
    const test = new TestWorld(wallet({ hang: 1 }));
    const page = test.open();
    await test.approve(page);
    await test.untilStep('wallet asked');
    test.device.wallet.switchAccount(nameAddress(30));
    const state = await test.until(page, 'not-charged');
    expect(state.outcome.why).toBe('wallet-changed');
  });

  it('whose account changes during the review has the funds of the other account checked', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.toReview(page);
    test.device.wallet.switchAccount(nameAddress(30));
    const review = await test.until(page, 'review');
    await test.pass(1_000);
    expect(page.checkout.getState()).toMatchObject({ tag: 'review', payer: { address: nameAddress(30) } });
    expect(review).toBeDefined();
  });

  it('that sends by itself cannot be left while it is open', async () => {
    const test = new TestWorld(wallet({ mode: 'sign-and-send', hang: 1 }));
    const page = test.open();
    await test.approve(page);
    await test.untilStep('wallet asked');
    page.checkout.intents.chooseAnother();
    page.checkout.intents.tryAgain();
    expect(page.checkout.getState().tag).toBe('asking');
  });

  it('that can do both is asked to sign only, so that this page checks before anything is sent', async () => {
    const test = new TestWorld(wallet({ mode: 'both' }));
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    expect(test.diary.steps).toContain('verifying');
  });

  it('that tells another signature than that of what it sent, minutes after the buyer has gone on under a new session, has its payment found', async () => {
    const test = new TestWorld({ ...wallet({ mode: 'sign-and-send', hang: 1, restamp: 1, misnames: 1 }), hilt: { ...FAIR.hilt, sessionMs: 400_000 } });
    const page = test.open();
    await test.approve(page);
    await test.untilStep('wallet asked');
    await test.payAgain(page, 300_000);
    expect(test.device.storage.peek(test.device.key)).toMatchObject({ session: { terms: { paymentId: 'pay-2' } }, earlier: [{ terms: { paymentId: 'pay-1' } }] });
    page.checkout.intents.approve();
    await test.untilStep('wallet asked');
    await test.until(page, 'settling');
    test.device.wallet.answerLate();
    await test.pass(120_000);
    const [first, second] = test.diary.sent.map(({ signature }) => signature);
    expect(page.checkout.getState()).toMatchObject({ tag: 'paid-twice', signatures: expect.arrayContaining([first, second]) });
  });

  it('that tells another signature has its payment found by a page that only waits for the buyer, too', async () => {
    const test = new TestWorld({ ...wallet({ mode: 'sign-and-send', hang: 1, restamp: 1, misnames: 1 }), hilt: { ...FAIR.hilt, sessionMs: 400_000 } });
    const page = test.open();
    await test.approve(page);
    await test.payAgain(page, 300_000);
    page.checkout.intents.chooseAnother();
    await test.until(page, 'choosing');
    page.checkout.intents.payByCode();
    await test.until(page, 'scanning');
    test.world.ledger.faults = { ...test.world.ledger.faults, drop: 1 };
    test.device.wallet.answerLate();
    await test.pass(1_000);
    page.checkout.intents.withdrawCode();
    await test.until(page, 'choosing');
    // It lands only now.
    test.world.ledger.faults = { ...test.world.ledger.faults, drop: 0 };
    const [sent] = test.diary.sent;
    if (sent === undefined) throw new Error('the wallet has sent nothing');
    test.world.ledger.submit(sent);
    await test.pass(60_000);
    expect(test.diary.shownBy.get(page)?.slice(-2)).toContain('settling');
    expect(page.checkout.getState()).not.toMatchObject({ tag: 'choosing' });
  });

  it('that re-stamps the blockhash is not taken for dead before that one is', async () => {
    const test = new TestWorld({ ...wallet({ mode: 'sign-and-send', restamp: 1, slowestMs: 50_000 }), ledger: { drop: 1, rollback: 0, slowestMs: 1_000 } }, 3);
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'not-charged');
    expect(test.world.ledger.height()).toBeGreaterThan(test.diary.sent[0]?.lastValidBlockHeight ?? Number.POSITIVE_INFINITY);
  });
});
