import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import { address } from '../solana/address.ts';
import type { Page } from './sim/device.ts';
import { nameAddress } from './sim/names.ts';
import { FAIR } from './sim/weather.ts';

const BUYER = { value: '@buyer', display: null };
const required = (wantsIdentity: 'at-connect' | 'at-confirm') => ({ hilt: { ...FAIR.hilt, wantsIdentity } });

async function toIdentify(test: TestWorld, page: Page) {
  await test.until(page, 'choosing');
  page.checkout.intents.continueWith('Sim');
  return test.until(page, 'identify');
}

async function prove(test: TestWorld, page: Page) {
  page.checkout.intents.submitIdentity(BUYER);
  await test.untilStep('challenge');
  page.checkout.intents.signIdentity();
}

/** Paid, and Hilt wants to know for whom only at confirm, when it has forgotten it. */
async function payForNobody() {
  const test = new TestWorld(required('at-confirm'));
  const page = test.open();
  await toIdentify(test, page);
  await prove(test, page);
  await test.until(page, 'review');
  test.world.hilt.forgetIdentities();
  page.checkout.intents.approve();
  return { test, page };
}

describe('a product that must know who gets access', () => {
  it('is paid after the wallet has signed who that is, and the session knows it', async () => {
    const test = new TestWorld(required('at-connect'));
    const page = test.open();
    expect((await toIdentify(test, page)).paid).toBe(false);
    await prove(test, page);
    const review = await test.until(page, 'review');
    expect(review.session).toMatchObject({ access: { display: '@buyer' }, identity: { sessionId: 'identity-1', wallet: test.device.account } });
    page.checkout.intents.approve();
    await test.until(page, 'paid');
    expect(test.world.hilt.served.filter((route) => route === 'connect')).toHaveLength(1);
  });

  it('shows the challenge whole before the wallet is asked, and refuses one that names another wallet', async () => {
    const test = new TestWorld(required('at-connect'));
    const page = test.open();
    await toIdentify(test, page);
    page.checkout.intents.submitIdentity(BUYER);
    await test.untilStep('challenge');
    const shown = page.checkout.getState();
    expect(shown.tag === 'identify' && shown.view.tag === 'sign' ? shown.view.challenge.text : '').toContain('@buyer');
    const start = test.world.hilt.startIdentity.bind(test.world.hilt);
    test.world.hilt.startIdentity = (request) => start({ ...request, wallet_address: address(nameAddress(77)) });
    page.checkout.intents.editIdentity();
    page.checkout.intents.submitIdentity(BUYER);
    await test.untilStep('challenge-refused');
    expect(page.checkout.getState()).toMatchObject({ tag: 'identify', view: { tag: 'refused', problem: 'other-wallet' } });
  });

  it('asks again when the wallet declines, and signs nothing twice by itself', async () => {
    const devices = FAIR.devices.map((device) => ({ ...device, wallet: { ...device.wallet, refuse: 1 } }));
    const test = new TestWorld({ ...required('at-connect'), devices });
    const page = test.open();
    test.device.wallet.temper = { ...test.device.wallet.temper, refuse: 0 };
    await toIdentify(test, page);
    test.device.wallet.temper = { ...test.device.wallet.temper, refuse: 1 };
    await prove(test, page);
    await test.untilStep('challenge');
    expect(page.checkout.getState()).toMatchObject({ view: { tag: 'sign', notice: 'declined' } });
    await test.pass(60_000);
    expect(test.diary.steps.filter((step) => step === 'signing-identity')).toHaveLength(1);
  });

  it('starts over with another account, because what one has signed proves nothing for the other', async () => {
    const test = new TestWorld(required('at-connect'));
    const page = test.open();
    await toIdentify(test, page);
    page.checkout.intents.submitIdentity(BUYER);
    await test.untilStep('challenge');
    test.device.wallet.switchAccount(nameAddress(30));
    expect(page.checkout.getState()).toMatchObject({ tag: 'identify', payer: { address: nameAddress(30) }, view: { tag: 'enter', notice: 'wallet-changed' } });
  });

  it('asks for a new text when the time to sign has run out, and keeps the name that was entered', async () => {
    const test = new TestWorld(required('at-connect'));
    const page = test.open();
    await toIdentify(test, page);
    page.checkout.intents.submitIdentity(BUYER);
    await test.untilStep('challenge');
    await test.pass(11 * 60_000);
    page.checkout.intents.signIdentity();
    await test.untilStep('identifying');
    expect(page.checkout.getState()).toMatchObject({ tag: 'identify', view: { tag: 'enter', notice: 'expired', initial: '@buyer' } });
    await prove(test, page);
    await test.until(page, 'review');
  });

  it('says so when a wallet cannot sign messages, and lets the buyer take another one', async () => {
    const test = new TestWorld(required('at-connect'));
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.attachWallet({ ...test.device.wallet.port(page.line), signMessage: async () => ({ tag: 'cannot' }) });
    await toIdentify(test, page);
    await prove(test, page);
    await test.untilStep('cannot-prove');
    expect(page.checkout.getState()).toMatchObject({ tag: 'identify', view: { tag: 'cannot-sign' } });
    page.checkout.intents.chooseAnother();
    await test.until(page, 'choosing');
    expect(test.diary.walletAsked).toEqual([]);
  });

  it('is not asked for of a buyer whose link has said it', async () => {
    const test = new TestWorld({ ...required('at-connect'), personal: true });
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    expect(test.world.hilt.served).not.toContain('identity/start');
  });

  it('makes up for it after the payment without paying again when Hilt wants it only then', async () => {
    const { test, page } = await payForNobody();
    const waiting = await test.until(page, 'unrecorded');
    expect(waiting.hiltStatus).toBe(422);
    page.checkout.intents.proveIdentity('Sim');
    expect((await test.until(page, 'identify')).paid).toBe(true);
    // The buyer takes their time: the payment is on Solana all the while, which is no reason to take the question away.
    await test.pass(60_000);
    expect(page.checkout.getState()).toMatchObject({ tag: 'identify', paid: true });
    await prove(test, page);
    await test.until(page, 'paid');
    expect(test.diary.walletAsked).toHaveLength(1);
  });

  it('is left for the word that somebody has paid a second time, which cannot wait', async () => {
    const { test, page } = await payForNobody();
    const { session } = await test.until(page, 'unrecorded');
    page.checkout.intents.proveIdentity('Sim');
    await test.until(page, 'identify');
    test.world.scanner.scan(session.terms, nameAddress(50));
    expect((await test.until(page, 'paid-twice', 90_000)).signatures).toEqual(expect.arrayContaining(test.diary.sent.map(({ signature }) => signature)));
  });

  it('asks the wallet that paid as soon as its code has arrived, when the buyer is faster than that', async () => {
    const { test, page } = await payForNobody();
    await test.until(page, 'unrecorded');
    test.device.crash(page);
    const opened = test.openWithoutWallet();
    await test.until(opened, 'unrecorded');
    opened.checkout.intents.proveIdentity('Sim');
    await test.pass(10_000);
    expect(opened.checkout.getState().tag).toBe('preparing');
    opened.checkout.attachWallet(test.device.wallet.port(opened.line));
    expect((await test.until(opened, 'identify')).paid).toBe(true);
  });
});
