// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Locale, LOCALES } from '../../i18n/locale.ts';
import type { CheckoutIntents } from '../../payment/intents.ts';
import type { CheckoutState, CheckoutTag } from '../../payment/state.ts';
import { arrived, stage } from '../../testing/screen-stage.tsx';
import type { WalletChoice } from '../../ui/components/method-list.tsx';
import { checkoutStates } from '../gallery/fixtures/checkout-states.ts';
import { identityPictures } from '../gallery/fixtures/identity-views.ts';
import { phoneStates } from '../gallery/fixtures/phone-states.ts';
import { env, NOW, payer, product, session, wallets } from '../gallery/fixtures/world.ts';
import { CheckoutScreen } from './checkout-screen.tsx';

/** Written out, so that a tag without a screen here is noticed by the compiler. */
const TAGS: Readonly<Record<CheckoutTag, true>> = { opening: true, unavailable: true, closed: true, choosing: true, preparing: true, stalled: true, short: true, blocked: true, review: true, asking: true, tampered: true, identify: true, linking: true, scanning: true, 'carry-over': true, mispaid: true, settling: true, 'may-charge-twice': true, unrecorded: true, paid: true, 'paid-twice': true, 'not-charged': true, expired: true, elsewhere: true };

const states: readonly (readonly [id: string, state: CheckoutState])[] = [...checkoutStates, ...phoneStates.map(([id, state]) => [id, state] as const), ...identityPictures.map(([id, picture]) => [id, { tag: 'identify', session: null, payer, ...picture }] as const)];

function fixture(id: string): CheckoutState {
  const found = states.find(([each]) => each === id);
  if (!found) throw new Error(`no fixture ${id}`);
  return found[1];
}

const UNDERWAY = new Set<CheckoutTag>(['settling', 'may-charge-twice', 'unrecorded', 'paid-twice']);
/** Before the review no wallet can have been asked; the id is in the way of choosing. */
const EARLY = new Set<CheckoutTag>(['choosing', 'preparing', 'stalled', 'short']);

const quiet = (): CheckoutIntents => ({ continueWith: vi.fn(), submitIdentity: vi.fn(), signIdentity: vi.fn(), editIdentity: vi.fn(), proveIdentity: vi.fn(), payByLink: vi.fn(), payByCode: vi.fn(), withdrawCode: vi.fn(), approve: vi.fn(), tryAgain: vi.fn(), checkNow: vi.fn(), chooseAnother: vi.fn(), startOver: vi.fn(), considerPayingAgain: vi.fn(), acceptRisk: vi.fn(), keepWaiting: vi.fn() });
const draw = (state: CheckoutState, intents: CheckoutIntents, list: readonly WalletChoice[] | null = wallets) => <CheckoutScreen state={state} wallets={list} intents={intents} env={env} />;

/** Shows a state and waits until the chunk of later steps and its words are there. */
async function show(state: CheckoutState, options: Parameters<typeof stage>[1] & { readonly intents?: CheckoutIntents; readonly list?: readonly WalletChoice[] | null } = {}) {
  const { intents = quiet(), list = wallets, ...rest } = options;
  const view = await stage(draw(state, intents, list), { now: NOW, ...rest });
  await arrived(view.container, state);
  return { ...view, intents, part: (selector: string) => view.container.querySelector<HTMLElement>(selector), change: (next: CheckoutState) => view.rerender(draw(next, intents, list)) };
}

afterEach(cleanup);

/** Every state drawn once and kept as a picture, so that many rules can be checked on all of them. */
async function pictures(locale: Locale): Promise<readonly Picture[]> {
  const drawn: Picture[] = [];
  for (const [id, state] of states) {
    const { container } = await show(state, { locale });
    const root = document.createElement('div');
    root.append(container.cloneNode(true));
    drawn.push({ id, state, root });
    cleanup();
  }
  return drawn;
}

interface Picture {
  readonly id: string;
  readonly state: CheckoutState;
  readonly root: HTMLElement;
}

describe('the checkout screen', () => {
  let english: readonly Picture[] = [];
  beforeAll(async () => {
    english = await pictures('en');
  }, 60_000);

  it('has a picture for every tag', () => {
    expect(new Set(states.map(([, state]) => state.tag))).toEqual(new Set(Object.keys(TAGS)));
  });

  it.each(states)('shows %s with one title, one money line and one action', (id) => {
    const root = english.find((picture) => picture.id === id)?.root;
    expect(root?.querySelector('.head-title')?.textContent?.trim()).not.toBe('');
    expect(root?.querySelectorAll('h1')).toHaveLength(1);
    expect(root?.querySelectorAll('.money[role="status"]')).toHaveLength(1);
    expect(root?.querySelector('.money span')?.textContent).toMatch(/\.$/);
    expect(root?.querySelectorAll('.btn')).toHaveLength(1);
    expect(root?.querySelector('.action .btn')?.textContent?.trim()).not.toBe('');
  });

  it('draws the recorded coin for Hilt’s word only', () => {
    for (const { id, state, root } of english) {
      expect(root.querySelector('.coin[data-state="recorded"]') !== null, id).toBe(state.tag === 'paid');
      expect(/\byou paid \d/i.test(root.querySelector('.money')?.textContent ?? ''), id).toBe(state.tag === 'paid');
    }
  });

  it('does not make money wait for an approval that was given', () => {
    const money = (id: string) => english.find((each) => each.id === id)?.root.querySelector('.money')?.textContent ?? '';
    expect(money('asking')).toBe('Nothing moves until you approve in your wallet.');
    expect(money('asking-signed')).toBe('Nothing has moved yet.');
    expect(money('asking-sending')).toMatch(/may have moved\. Do not pay again\.$/);
  });

  it.each(['asking-signed', 'asking-sending'])('offers no way back that leads nowhere once the wallet has signed (%s)', async (id) => {
    const { part, intents, container } = await show(fixture(id));
    expect(part('h1')?.textContent).toBe('Signed in Phantom');
    expect(container.textContent).not.toContain('is asking you now');
    const action = part('.btn');
    if (action === null) throw new Error('no action');
    fireEvent.click(action);
    expect(intents.chooseAnother).not.toHaveBeenCalled();
    expect(intents.checkNow).not.toHaveBeenCalled();
  });

  it('draws the same coin in the head and in the money line', () => {
    const coin = (root: HTMLElement, place: string) => root.querySelector<HTMLElement>(`${place} .coin`)?.dataset['state'];
    for (const { id, root } of english.filter((picture) => picture.root.querySelector('.head .coin') !== null)) {
      const head = coin(root, '.head') ?? '';
      // "Nothing is here" and "stopped" are said of the page; of the money they say that none moved.
      expect(coin(root, '.money'), id).toBe(['absent', 'stopped'].includes(head) ? 'empty' : head);
    }
  });

  it('never says that nothing moved while a payment may still land', () => {
    for (const { id, root } of english.filter(({ state }) => UNDERWAY.has(state.tag) && !('mispaid' in state))) {
      expect(root.querySelector('.money')?.textContent, id).toContain('Do not pay again.');
      expect(root.querySelector<HTMLElement>('.money .coin')?.dataset['state'], id).not.toBe('empty');
    }
  });

  it('has the report for support wherever money may have moved and nobody calls it paid yet', () => {
    // A payment that is young goes its ordinary way; while a code or an app is open, that is where the buyer looks.
    const troubled = english.filter(({ id, state }) => (UNDERWAY.has(state.tag) && (state.tag !== 'settling' || id.startsWith('late'))) || state.tag === 'tampered');
    expect(troubled.length).toBeGreaterThan(9);
    for (const { id, root } of troubled) expect(root.textContent, id).toContain('Copy a report');
  });

  it('shows the payment id wherever a payment may have been asked for', () => {
    for (const { id, state, root } of english) {
      if (!('session' in state) || state.session === null || EARLY.has(state.tag)) continue;
      expect(root.querySelector(`.facts [title="${state.session.terms.paymentId}"]`), id).not.toBeNull();
    }
  });

  it.each(LOCALES)('leaves no message without words in %s', async (locale) => {
    for (const { id, root } of locale === 'en' ? english : await pictures(locale)) {
      // A missing message shows its key: lower-case words joined by dots, which no text of ours looks like.
      expect(root.textContent, id).not.toMatch(/(?<![\w.@/])(?:money|witness|paid|outage|blocked|short|review|cost|fact|copy|action|settling|late)\.[a-z-]+/);
    }
  }, 60_000);
});

describe('moving from step to step', () => {
  it('takes the focus to the new title, but not when the page has only just loaded', async () => {
    const { change, part } = await show({ tag: 'opening' });
    change(fixture('choosing'));
    await screen.findByText('Pay from your wallet', { selector: 'h2' });
    expect(document.activeElement).toBe(document.body);
    change(fixture('review'));
    await screen.findByText('Check this, then approve');
    expect(document.activeElement).toBe(part('.head-title'));
  });

  it('keeps the status line, so that each change is announced', async () => {
    const { change, part } = await show(fixture('settling-sent'));
    const line = part('.money');
    change(fixture('settling-seen'));
    expect(part('.money')).toBe(line);
    expect(line?.textContent).toBe('29\u00A0USDC on the way. Do not pay again.');
    change(fixture('paid-telegram'));
    expect(part('.money')).toBe(line);
    expect(line?.textContent).toBe('You paid 29\u00A0USDC.');
  });

  it('names the step in the title of the tab', async () => {
    await show(fixture('paid-telegram'));
    await vi.waitFor(() => expect(document.title).toBe('Paid. Your invite is ready – Harbour Circle, 30 days'));
  });
});

describe('what a press does', () => {
  it.each([
    ['review', 'approve'],
    ['short-sol', 'tryAgain'],
    ['tampered', 'chooseAnother'],
    ['late', 'checkNow'],
    ['unrecorded', 'checkNow'],
    ['not-charged-refused', 'tryAgain'],
    ['expired', 'startOver'],
    ['asking', 'chooseAnother'],
    ['asking-to-send', 'checkNow'],
    ['may-charge-twice', 'keepWaiting'],
  ] as const)('on %s is %s', async (id, intent) => {
    const { intents, part } = await show(fixture(id));
    fireEvent.click(part('.action .btn') ?? document.body);
    expect(intents[intent]).toHaveBeenCalledOnce();
  });

  it('goes on with the recommended wallet, or with the one the buyer picks', async () => {
    const { intents, part } = await show(fixture('choosing'));
    expect(part('.action .btn')?.textContent).toBe('Continue with Phantom');
    fireEvent.click(screen.getByLabelText(/Solflare/));
    fireEvent.click(screen.getByRole('button', { name: 'Continue with Solflare' }));
    expect(intents.continueWith).toHaveBeenCalledExactlyOnceWith('Solflare');
  });

  it('leads to the installation of a wallet that is not here', async () => {
    const { intents, part } = await show(fixture('choosing'));
    fireEvent.click(screen.getByLabelText(/Trust/));
    expect(part('.action a')?.getAttribute('href')).toBe('https://trustwallet.com/');
    expect(intents.continueWith).not.toHaveBeenCalled();
  });

  it('offers to pay again only behind the step that names the risk', async () => {
    const { intents } = await show(fixture('late-unanswered'));
    fireEvent.click(screen.getByRole('button', { name: 'Pay again all the same' }));
    expect(intents.considerPayingAgain).toHaveBeenCalledOnce();
    cleanup();
    const risk = await show(fixture('may-charge-twice'));
    fireEvent.click(screen.getByRole('button', { name: 'Pay again and accept the risk' }));
    expect(risk.intents.acceptRisk).toHaveBeenCalledOnce();
    expect((await show(fixture('late'))).container.textContent).not.toContain('Pay again');
  });

  it('asks a limited API again only when it may', async () => {
    const { intents, part } = await show(fixture('unavailable-rate-limited'));
    expect(part('.action .btn')?.textContent).toBe('Possible again at 12:05:53');
    act(() => part('.action .btn')?.click());
    expect(intents.tryAgain).not.toHaveBeenCalled();
    cleanup();
    const later = await show(fixture('unavailable-rate-limited'), { now: NOW + 42_000 });
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(later.intents.tryAgain).toHaveBeenCalledOnce();
  });
});

describe('the fee split', () => {
  it('is shown only once Hilt has stated the terms', async () => {
    expect((await show({ tag: 'choosing', product, session: null })).container.textContent).not.toContain('Hilt fee');
    cleanup();
    expect((await show({ tag: 'choosing', product, session })).container.textContent).toContain('28.42\u00A0USDC to Harbour Letters, 0.58\u00A0USDC Hilt fee');
  });
});
