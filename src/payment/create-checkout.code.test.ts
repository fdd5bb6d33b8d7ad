import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import type { Page } from './sim/device.ts';
import { nameAddress } from './sim/names.ts';
import { FAIR } from './sim/weather.ts';

const PHONE = nameAddress(50);
const OTHER_PHONE = nameAddress(51);

async function showCode(test: TestWorld, page: Page) {
  await test.until(page, 'choosing');
  page.checkout.intents.payByCode();
  return test.until(page, 'scanning');
}

function scan(test: TestWorld, state: { readonly session: { readonly terms: Parameters<TestWorld['world']['scanner']['scan']>[0] } }, phone = PHONE): void {
  const { paymentId, reference, total } = state.session.terms;
  test.world.scanner.scan({ paymentId, reference, total }, phone);
}

describe('paying by a code', () => {
  it('goes on to the delivery by itself when a phone has paid', async () => {
    const test = new TestWorld();
    const page = test.open();
    scan(test, await showCode(test, page));
    const paid = await test.until(page, 'paid');
    expect(paid).toMatchObject({ payer: PHONE, delivery: { value: 'https://tide.example/welcome' } });
    expect(paid.already).toBeUndefined();
  });

  it('shows a plain transfer where the seller can take one, else what the edge serves, else leads to the phone', async () => {
    const plain = new TestWorld();
    expect((await showCode(plain, plain.open())).code).toMatchObject({ kind: 'transfer', url: expect.stringMatching(/^solana:/) });
    const edge = new TestWorld({ plainCodes: false, hilt: { ...FAIR.hilt, edge: true } });
    expect((await showCode(edge, edge.open())).code).toEqual({ kind: 'transaction-request', url: 'solana:https://edge.example/pay-1' });
    const neither = new TestWorld({ plainCodes: false });
    const page = neither.open();
    await neither.until(page, 'choosing');
    page.checkout.intents.payByCode();
    await neither.until(page, 'carry-over');
    expect(neither.diary.steps).not.toContain('code shown');
  });

  it('is durable before it is on the screen', async () => {
    const test = new TestWorld();
    await showCode(test, test.open());
    expect(test.device.storage.peek(test.device.key)?.attempts).toMatchObject([{ phase: 'shown', mode: 'qr' }]);
  });

  it('is not shown by a tab that cannot remember it, until the buyer has been told and asks again', async () => {
    const devices = FAIR.devices.map((device) => ({ ...device, storage: { ...device.storage, blocked: true } }));
    const test = new TestWorld({ devices });
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.intents.payByCode();
    const told = await test.until(page, 'scanning');
    expect(told.degraded).toBe(true);
  });

  it('is found paid by a page that is opened later', async () => {
    const test = new TestWorld();
    const page = test.open();
    const state = await showCode(test, page);
    test.device.crash(page);
    scan(test, state);
    await test.pass(30_000);
    await test.until(test.open(), 'paid');
    expect(test.diary.steps.filter((step) => step === 'code shown')).toHaveLength(1);
  });

  it('is on the screen again after a reload, once it is known that nobody has paid it', async () => {
    const test = new TestWorld();
    const page = test.open();
    await showCode(test, page);
    test.device.crash(page);
    const again = test.open();
    await test.until(again, 'scanning');
    expect(test.diary.steps.indexOf('reopening')).toBeGreaterThan(-1);
    expect(test.world.hilt.served.filter((route) => route === 'connect')).toHaveLength(1);
  });

  it('gives way to a wallet here when the buyer says that nobody is paying with it', async () => {
    const test = new TestWorld();
    const page = test.open();
    await showCode(test, page);
    page.checkout.intents.withdrawCode();
    await test.approve(page);
    const paid = await test.until(page, 'paid');
    expect(paid.payer).toBe(test.device.account);
  });

  it('that was withdrawn and then paid all the same is taken up by itself, and no wallet is asked', async () => {
    const test = new TestWorld();
    const page = test.open();
    const state = await showCode(test, page);
    page.checkout.intents.withdrawCode();
    await test.until(page, 'choosing');
    scan(test, state);
    const paid = await test.until(page, 'paid');
    expect(paid.payer).toBe(PHONE);
    expect(test.diary.walletAsked).toHaveLength(0);
  });

  it('taken back while Solana is silent and a wallet has just sent: the chain can still tell, so no risk is offered before it has', async () => {
    const [device] = FAIR.devices;
    if (device === undefined) throw new Error('fair weather has a device');
    const test = new TestWorld({ devices: [{ ...device, wallet: { ...device.wallet, mode: 'sign-and-send', hang: 1 } }], ledger: { drop: 1, rollback: 0, slowestMs: 1_000 } });
    const page = test.open();
    await test.approve(page);
    await test.payAgain(page, 60_000);
    page.checkout.intents.chooseAnother();
    await showCode(test, page);
    test.device.wallet.answerLate();
    await test.pass(1_000);
    for (const node of test.world.nodes) node.down = true;
    page.checkout.intents.withdrawCode();
    await test.pass(20_000);
    expect(test.diary.shownBy.get(page)?.at(-1)).toBe('settling');
    expect(page.checkout.getState()).toMatchObject({ mayPayAgain: false });
    for (const node of test.world.nodes) node.down = false;
    await test.pass(120_000);
    expect(page.checkout.getState()).toMatchObject({ tag: 'settling', mayPayAgain: true });
  });

  it('that two phones have paid is named as a double payment', async () => {
    const test = new TestWorld();
    const page = test.open();
    const state = await showCode(test, page);
    scan(test, state);
    scan(test, state, OTHER_PHONE);
    const twice = await test.until(page, 'paid-twice');
    expect(new Set(twice.signatures).size).toBe(2);
  });

  it('that was paid with too little says what arrived, and paying again takes the explicit step', async () => {
    const test = new TestWorld({ scanner: { ...FAIR.scanner, underpays: 1 } });
    const page = test.open();
    scan(test, await showCode(test, page));
    const astray = await test.until(page, 'mispaid');
    expect(astray.payment).toMatchObject({ kind: 'too-little', received: { amount: 14_500_000n } });
    page.checkout.intents.approve();
    page.checkout.intents.payByCode();
    expect(page.checkout.getState().tag).toBe('mispaid');
    page.checkout.intents.considerPayingAgain();
    await test.until(page, 'may-charge-twice');
    page.checkout.intents.acceptRisk();
    await test.until(page, 'choosing');
    await test.approve(page);
    await test.until(page, 'paid');
  });

  it('for which Hilt names a transaction that never was is late in the end, however long it was on the screen before', async () => {
    const test = new TestWorld();
    const page = test.open();
    const { session } = await showCode(test, page);
    await test.pass(60_000);
    test.world.hilt.broadcast({ payment_id: session.terms.paymentId, tx_signature: test.world.names.signature() });
    expect((await test.until(page, 'settling')).late).toBe(false);
    await test.pass(60_000);
    expect(page.checkout.getState()).toMatchObject({ tag: 'settling', late: true, mayPayAgain: true });
    page.checkout.intents.considerPayingAgain();
    await test.until(page, 'may-charge-twice');
  });

  it('goes off the screen before its session ends', async () => {
    const test = new TestWorld({ hilt: { ...FAIR.hilt, sessionMs: 300_000 } });
    const page = test.open();
    await showCode(test, page);
    const over = await test.until(page, 'settling');
    expect(over.attempt.phase).toBe('shown');
    expect(over.session.expiresAt - test.world.clock.now).toBeGreaterThan(60_000);
    expect(over.mayPayAgain).toBe(true);
  });
});
