import { describe, expect, it } from 'vitest';
import { paymentReference } from '../solana/reference.ts';
import { TestWorld } from '../testing/payment-world.ts';
import type { SimTransaction } from './sim/models/sim-transaction.ts';
import { nameAddress } from './sim/names.ts';
import { FAIR } from './sim/weather.ts';

const wallet = (changes: Partial<(typeof FAIR.devices)[number]['wallet']>) => ({ devices: FAIR.devices.map((device) => ({ ...device, wallet: { ...device.wallet, ...changes } })) });

/** Somebody else's transaction for pay-1. */
function strangers({ world }: TestWorld, changes: Partial<SimTransaction> = {}): SimTransaction {
  return { signature: world.names.signature(), paymentId: 'pay-1', reference: paymentReference('pay-1'), payer: nameAddress(40), total: 29_000_000n, blockhash: world.names.blockhash(), lastValidBlockHeight: world.ledger.height() + 150, tampering: null, fails: false, ...changes };
}

describe('what became of a payment', () => {
  it('that no leader ever took is "not charged", but only when its blockhash is dead', async () => {
    const test = new TestWorld({ ledger: { drop: 1, rollback: 0, slowestMs: 1_000 } });
    const page = test.open();
    await test.approve(page);
    await test.untilStep('sent');
    const [sent] = test.diary.sent;
    const state = await test.until(page, 'not-charged');
    expect(state.outcome).toMatchObject({ why: 'never-landed', signature: sent?.signature });
    expect(test.world.ledger.height()).toBeGreaterThan(sent?.lastValidBlockHeight ?? Number.POSITIVE_INFINITY);
  });

  it('that failed on the chain is "not charged" with the fee, once that is final', async () => {
    const test = new TestWorld(wallet({ doomed: 1 }));
    const page = test.open();
    await test.approve(page);
    const state = await test.until(page, 'not-charged');
    expect(state.outcome).toMatchObject({ why: 'failed-on-chain', error: 'InsufficientFunds', fee: 5_000n });
  });

  it('can be paid after a proven "not charged", in the same session', async () => {
    const test = new TestWorld(wallet({ doomed: 1 }));
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'not-charged');
    test.device.wallet.temper = { ...test.device.wallet.temper, doomed: 0 };
    page.checkout.intents.tryAgain();
    await test.until(page, 'review');
    page.checkout.intents.approve();
    const paid = await test.until(page, 'paid');
    expect(paid.session.terms.paymentId).toBe('pay-1');
  });

  it('that lands only after a minute of resending is paid, not retried', async () => {
    const test = new TestWorld({ ledger: { drop: 0.97, rollback: 0, slowestMs: 1_000 } }, 2);
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    expect(new Set(test.diary.sent.map(({ signature }) => signature)).size).toBe(1);
  });

  it('that was rolled back is seen again or is dead, never forgotten', async () => {
    const test = new TestWorld({ ledger: { drop: 0, rollback: 0.8, slowestMs: 2_000 } });
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    expect(test.diary.sent.length).toBeGreaterThan(0);
    expect(test.world.hilt.sessions.get('pay-1')?.paid?.signature).toBe(test.diary.sent[0]?.signature);
  });

  it('is not sent at all when the wallet returned something else', async () => {
    const test = new TestWorld(wallet({ tamper: 1 }));
    const page = test.open();
    await test.approve(page);
    const state = await test.until(page, 'tampered');
    expect(state.differences).toHaveLength(1);
    expect(test.diary.sent).toHaveLength(0);
    page.checkout.intents.tryAgain();
    await test.until(page, 'review');
  });

  it('that a wallet changed before sending it by itself stays "unrecorded", with the difference', async () => {
    const test = new TestWorld(wallet({ mode: 'sign-and-send', tamper: 1 }));
    const page = test.open();
    await test.approve(page);
    const state = await test.until(page, 'unrecorded');
    expect(state.chain).toMatchObject({ tag: 'landed', verified: { ok: false } });
    await test.pass(300_000);
    expect(page.checkout.getState().tag).toBe('unrecorded');
  });
});

describe('payments by somebody else', () => {
  it('found before the wallet is asked mean "already paid", and the wallet stays closed', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.toReview(page);
    test.world.ledger.submit(strangers(test));
    await test.pass(5_000);
    page.checkout.intents.approve();
    const paid = await test.until(page, 'paid');
    expect(paid).toMatchObject({ already: true, payer: nameAddress(40) });
    expect(test.diary.walletAsked).toHaveLength(0);
  });

  it('found after the signature keep ours from being sent', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    await test.untilStep('wallet asked');
    test.world.ledger.submit(strangers(test));
    const paid = await test.until(page, 'paid');
    expect(paid.already).toBe(true);
    expect(test.diary.sent).toHaveLength(0);
  });

  it('that land beside ours are named: paid twice, with both signatures', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    await test.untilStep('sent');
    const other = strangers(test);
    test.world.ledger.submit(other);
    const twice = await test.until(page, 'paid-twice');
    expect(new Set(twice.signatures)).toEqual(new Set([other.signature, test.diary.sent[0]?.signature]));
  });

  it('that only drop dust on the reference change nothing', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.toReview(page);
    test.world.ledger.submit(strangers(test, { tampering: 'seller-amount' }));
    await test.pass(20_000);
    page.checkout.intents.approve();
    const paid = await test.until(page, 'paid');
    expect(paid.already).toBeUndefined();
  });
});
