import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import type { OpenedBy, Page } from './sim/device.ts';
import { FAIR } from './sim/weather.ts';

/** Personal links on one device: each pays under a session of its own, whoever it names, and none while another link's payment may still land. */

const MARTA = { type: 'CUSTOM', display: 'Marta' };
const link = (linkMark: string, access = MARTA): OpenedBy => ({ linkMark, handoff: { token: `token-${linkMark}`, access } });
const FIRST = link('first');
const SECOND = link('second');
const PERSONAL = { personal: true, hilt: { ...FAIR.hilt, sharesSession: false } };
const SENDS = FAIR.devices.map((device) => ({ ...device, wallet: { ...device.wallet, mode: 'sign-and-send' as const } }));

const paymentIds = (test: TestWorld): readonly string[] => test.world.ledger.landings().filter(({ failed }) => !failed).map(({ transaction }) => transaction.paymentId);
const connects = (test: TestWorld): number => test.world.hilt.served.filter((route) => route === 'connect').length;
const reloaded = ({ linkMark = null }: OpenedBy): OpenedBy => ({ linkMark });

describe('two personal links for the same buyer', () => {
  it('are two sessions: the second one does not go on with what the first has opened', async () => {
    const test = new TestWorld(PERSONAL);
    const first = test.open(test.device, FIRST);
    const { session: opened } = await test.until(first, 'choosing');
    test.device.crash(first);
    const second = test.open(test.device, SECOND);
    const { session } = await test.until(second, 'choosing');
    expect(session?.linkMark).toBe('second');
    expect(session?.terms.paymentId).not.toBe(opened?.terms.paymentId);
  });

  it('the same one opened again goes on with its session', async () => {
    const test = new TestWorld(PERSONAL);
    const first = test.open(test.device, FIRST);
    const { session: opened } = await test.until(first, 'choosing');
    test.device.crash(first);
    for (const again of [FIRST, reloaded(FIRST)]) {
      const page = test.open(test.device, again);
      expect((await test.until(page, 'choosing')).session).toEqual(opened);
      test.device.crash(page);
    }
    expect(connects(test)).toBe(1);
  });

  it('the second is paid after the first was', async () => {
    const test = new TestWorld(PERSONAL);
    for (const opened of [FIRST, SECOND]) {
      const page = test.open(test.device, opened);
      await test.approve(page);
      await test.until(page, 'paid');
      test.device.crash(page);
    }
    expect(new Set(paymentIds(test)).size).toBe(2);
  });

  it('go on with one session where Hilt has bound both of them to it', async () => {
    const test = new TestWorld({ ...PERSONAL, hilt: { ...FAIR.hilt, sharesSession: true } });
    const first = test.open(test.device, FIRST);
    const { session: opened } = await test.until(first, 'choosing');
    test.device.crash(first);
    const second = test.open(test.device, SECOND);
    const { session } = await test.until(second, 'choosing');
    expect(session?.terms.paymentId).toBe(opened?.terms.paymentId);
    await test.approve(second);
    await test.until(second, 'paid');
    expect(paymentIds(test)).toEqual([opened?.terms.paymentId]);
  });

  it('while the first may still charge, the second shows that and opens nothing', async () => {
    const devices = SENDS.map((device) => ({ ...device, wallet: { ...device.wallet, hang: 1 } }));
    const test = new TestWorld({ ...PERSONAL, devices });
    const first = test.open(test.device, FIRST);
    await test.approve(first);
    await test.untilStep('wallet-open');
    test.device.crash(first);
    const second = test.open(test.device, SECOND);
    const shown = await test.until(second, 'settling');
    expect(shown.session.linkMark).toBe('first');
    expect(connects(test)).toBe(1);
  });

  it('once the first has failed on chain, the second goes on under its own session', async () => {
    const devices = FAIR.devices.map((device) => ({ ...device, wallet: { ...device.wallet, doomed: 1 } }));
    const test = new TestWorld({ ...PERSONAL, devices });
    const first = test.open(test.device, FIRST);
    await test.approve(first);
    await test.untilStep('settling');
    test.device.crash(first);
    const second = test.open(test.device, SECOND);
    expect((await test.until(second, 'not-charged')).session.linkMark).toBe('first');
    second.checkout.intents.chooseAnother();
    test.device.wallet.temper = { ...test.device.wallet.temper, doomed: 0 };
    expect((await test.toReview(second)).session.linkMark).toBe('second');
    second.checkout.intents.approve();
    expect((await test.until(second, 'paid')).session.linkMark).toBe('second');
  });

  it('a page that was loaded again and finds the other link’s session asks for its own link', async () => {
    const test = new TestWorld(PERSONAL);
    const first = test.open(test.device, FIRST);
    await test.until(first, 'choosing');
    test.device.crash(first);
    const again = test.open(test.device, reloaded(SECOND));
    expect(await test.until(again, 'blocked')).toMatchObject({ session: null, why: { kind: 'identity-required' } });
    expect(connects(test)).toBe(1);
  });
});

const STEPS = ['leave', 'review', 'die', 'pay'] as const;
const visit = fc.record({ by: fc.constantFrom(FIRST, SECOND, link('third', { type: 'CUSTOM', display: 'Jonas' })), reload: fc.boolean(), ends: fc.constantFrom(...STEPS), dieAfterMs: fc.integer({ min: 0, max: 6_000 }) });

/** What a buyer does with one page. A page that shows another link's payment is only looked at. */
async function use(test: TestWorld, page: Page, ends: (typeof STEPS)[number], dieAfterMs: number): Promise<void> {
  await test.pass(5_000);
  const state = page.checkout.getState();
  if (state.tag !== 'choosing' || ends === 'leave') return;
  await test.toReview(page);
  if (ends === 'review') return;
  page.checkout.intents.approve();
  await (ends === 'die' ? test.pass(dieAfterMs) : test.until(page, 'paid'));
}

describe('any links in any order', () => {
  it('a page offers, reviews and asks under its own link’s session only, and each session is paid at most once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 2, maxLength: 5 }), fc.boolean(), async (visits, sends) => {
        const test = new TestWorld({ ...PERSONAL, ...(sends ? { devices: SENDS } : {}) });
        const foreign: string[] = [];
        for (const { by, reload, ends, dieAfterMs } of visits) {
          const page = test.open(test.device, reload ? reloaded(by) : by);
          const asked = test.diary.walletAsked.length;
          page.checkout.subscribe(() => {
            const state = page.checkout.getState();
            const offers = state.tag === 'choosing' || state.tag === 'review' || (state.tag === 'asking' && test.diary.walletAsked.length > asked);
            if (offers && state.session?.linkMark !== by.linkMark) foreign.push(`${state.tag} after ${test.diary.steps.join(', ')}`);
          });
          await use(test, page, ends, dieAfterMs);
          test.device.crash(page);
        }
        expect(foreign).toEqual([]);
        const paid = paymentIds(test);
        expect(new Set(paid).size).toBe(paid.length);
      }),
      { numRuns: 60 },
    );
  });
});
