import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import type { LinkReturn } from './machine/flow.ts';
import type { Page } from './sim/device.ts';
import { FAIR, type Weather } from './sim/weather.ts';

const hilt = { ...FAIR.hilt, makesLinks: true };

class LinkWorld extends TestWorld {
  constructor(changes: Partial<Weather> = {}) {
    super({ hilt, ...changes });
  }

  /** The page that the app opened last. */
  get newest(): Page {
    const page = this.device.pages.at(-1);
    if (page === undefined) throw new Error('no page is open');
    return page;
  }

  /** Follows the link that asks who the buyer is, and waits for the page the app comes back to. */
  async connect(page: Page): Promise<Page> {
    await this.until(page, 'choosing');
    page.checkout.intents.payByLink();
    await this.until(page, 'linking');
    const before = this.device.pages.length;
    this.device.app.connect();
    while (this.device.pages.length === before) await this.pass(500);
    return this.newest;
  }

  /** Goes on to the link that asks for the signature. */
  async toLink(page: Page) {
    await this.until(page, 'review');
    page.checkout.intents.approve();
    const asking = await this.until(page, 'asking');
    if (asking.link === undefined) throw new Error('asked without a link');
    const asked = this.world.links.asked(asking.link);
    if (asked === null) throw new Error('a link that nobody made');
    return asked;
  }
}

describe('paying with an app that is reached by links', () => {
  it('goes from page to page and ends at the delivery', async () => {
    const test = new LinkWorld();
    const second = await test.connect(test.open());
    const asked = await test.toLink(second);
    test.device.app.sign(asked);
    await test.untilStep('app signed');
    const paid = await test.until(test.newest, 'paid');
    expect(paid.payer).toBe(test.device.account);
    expect(new Set(test.diary.sent.map((one) => one.signature)).size).toBe(1);
  });

  it('goes on when every tab that was left has died', async () => {
    const test = new LinkWorld();
    const first = test.open();
    const second = await test.connect(first);
    test.device.crash(first);
    const asked = await test.toLink(second);
    test.device.crash(second);
    test.device.app.sign(asked);
    await test.untilStep('app signed');
    const paid = await test.until(test.newest, 'paid');
    expect(paid.payer).toBe(test.device.account);
  });

  it('charges nobody when the buyer refuses in the app', async () => {
    const test = new LinkWorld();
    const second = await test.connect(test.open());
    const asked = await test.toLink(second);
    test.device.app.temper = { ...test.device.app.temper, refuse: 1 };
    test.device.app.sign(asked);
    while (test.newest === second) await test.pass(500);
    const over = await test.until(test.newest, 'not-charged');
    expect(over.outcome.why).toBe('wallet-refused');
    expect(test.diary.sent).toHaveLength(0);
  });

  it('sends nothing that is not what was asked', async () => {
    const test = new LinkWorld({ app: { ...FAIR.app, tamper: 1 } });
    const second = await test.connect(test.open());
    test.device.app.sign(await test.toLink(second));
    await test.untilStep('app signed');
    await test.until(test.newest, 'tampered');
    expect(test.diary.sent).toHaveLength(0);
  });

  it('opens an answer once: the same way back a second time changes nothing', async () => {
    const test = new LinkWorld({ app: { ...FAIR.app, replays: 1 } });
    const second = await test.connect(test.open());
    test.device.app.sign(await test.toLink(second));
    await test.untilStep('app signed');
    await test.until(test.newest, 'paid');
    await test.pass(120_000);
    expect(new Set(test.diary.sent.map((one) => one.signature)).size).toBe(1);
    expect(test.newest.checkout.getState().tag).toBe('paid');
  });

  it('ignores a way back that nobody waits for', async () => {
    const test = new LinkWorld();
    const back: LinkReturn = { step: 'transaction', outcome: { tag: 'answered', answer: { key: null, identitySessionId: null, nonce: 'foreign', data: '0' } } };
    const page = test.device.open(back);
    await test.until(page, 'choosing');
    await test.toReview(test.open());
    const late = test.device.open(back);
    await test.pass(10_000);
    expect(late.checkout.getState().tag).not.toBe('asking');
    expect(test.diary.sent).toHaveLength(0);
  });

  it('does not offer to pay in another way at once while the app may still answer', async () => {
    const test = new LinkWorld();
    const second = await test.connect(test.open());
    await test.toLink(second);
    second.checkout.intents.chooseAnother();
    second.checkout.intents.startOver();
    expect(second.checkout.getState()).toMatchObject({ tag: 'asking', mayPayAgain: false });
    await test.pass(60_000);
    expect(second.checkout.getState()).toMatchObject({ tag: 'asking', mayPayAgain: true });
    second.checkout.intents.considerPayingAgain();
    await test.until(second, 'may-charge-twice');
  });

  it('says so when there are no links to be had', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.intents.payByLink();
    await test.pass(10_000);
    expect(page.checkout.getState()).toMatchObject({ tag: 'choosing', notice: 'link-unavailable' });
  });
});

describe('a product that must know who gets access, paid with an app by links', () => {
  it('asks the app to prove it first, and the payment knows it', async () => {
    const test = new LinkWorld({ hilt: { ...hilt, wantsIdentity: 'at-confirm' } });
    const second = await test.connect(test.open());
    await test.until(second, 'identify');
    second.checkout.intents.submitIdentity({ value: '@buyer', display: null });
    await test.untilStep('challenge');
    const shown = second.checkout.getState();
    if (shown.tag !== 'identify' || shown.view.tag !== 'sign') throw new Error(`"${shown.tag}" asks for no proof`);
    expect(shown.view.link).toMatch(/^https:/);
    expect(test.device.storage.peek(test.device.key)?.link).toMatchObject({ stage: 'connected', proving: { access: { display: '@buyer' } } });
    test.device.app.prove(shown.view.challenge.sessionId);
    while (test.newest === second) await test.pass(500);
    const asked = await test.toLink(test.newest);
    test.device.app.sign(asked);
    await test.untilStep('app signed');
    const paid = await test.until(test.newest, 'paid');
    expect(paid.session).toMatchObject({ access: { display: '@buyer' }, identity: { wallet: test.device.account } });
  });

  it('asks the buyer again when the app refuses', async () => {
    const test = new LinkWorld({ hilt: { ...hilt, wantsIdentity: 'at-confirm' } });
    const second = await test.connect(test.open());
    await test.until(second, 'identify');
    second.checkout.intents.submitIdentity({ value: '@buyer', display: null });
    await test.untilStep('challenge');
    test.device.app.temper = { ...test.device.app.temper, refuse: 1 };
    test.device.app.prove('identity-1');
    while (test.newest === second) await test.pass(500);
    const again = await test.until(test.newest, 'identify');
    expect(again.view).toMatchObject({ tag: 'enter', initial: '@buyer' });
    expect(test.diary.sent).toHaveLength(0);
  });
});
