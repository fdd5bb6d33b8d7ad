// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutIntents } from '../../payment/intents.ts';
import type { CheckoutState } from '../../payment/state.ts';
import { arrived, stage } from '../../testing/screen-stage.tsx';
import { phoneWallets } from '../gallery/fixtures/in-app.ts';
import { onDesktop, onPhone, phoneStates } from '../gallery/fixtures/phone-states.ts';
import { env, NOW, PAYMENT_ID, product, session, SIGNATURE, STRANGER, wallets } from '../gallery/fixtures/world.ts';
import type { Surroundings } from '../surroundings.ts';
import { CheckoutScreen } from './checkout-screen.tsx';

const quiet = (): CheckoutIntents => ({ continueWith: vi.fn(), submitIdentity: vi.fn(), signIdentity: vi.fn(), editIdentity: vi.fn(), proveIdentity: vi.fn(), payByLink: vi.fn(), payByCode: vi.fn(), withdrawCode: vi.fn(), approve: vi.fn(), tryAgain: vi.fn(), checkNow: vi.fn(), chooseAnother: vi.fn(), startOver: vi.fn(), considerPayingAgain: vi.fn(), acceptRisk: vi.fn(), keepWaiting: vi.fn() });

async function show(state: CheckoutState, surroundings: Surroundings | null = onDesktop, list = surroundings?.platform === 'ios' ? phoneWallets : wallets) {
  const intents = quiet();
  const copied: string[] = [];
  const copy = async (text: string) => copied.push(text) > 0;
  const { container } = await stage(<CheckoutScreen state={state} wallets={list} intents={intents} env={{ ...env, surroundings }} />, { now: NOW, copy });
  await arrived(container, state);
  const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
  return { container, intents, copied, press, action: () => container.querySelector<HTMLElement>('.action .btn') };
}

function fixture(id: string): CheckoutState {
  const found = phoneStates.find(([each]) => each === id);
  if (!found) throw new Error(`no fixture ${id}`);
  return found[1];
}

const choosing = { tag: 'choosing', product, session: null } as const;

afterEach(cleanup);

describe('choosing', () => {
  it('offers a code after the wallets', async () => {
    const { container, intents, press } = await show(choosing);
    expect([...container.querySelectorAll('.option-name')].at(-1)?.textContent).toBe('QR code');
    fireEvent.click(screen.getByLabelText(/QR code/));
    press('Show a QR code');
    expect(intents.payByCode).toHaveBeenCalledOnce();
    expect(intents.continueWith).not.toHaveBeenCalled();
  });

  it('offers the code first where no wallet can pay from here', async () => {
    const { action } = await show(choosing, onDesktop, wallets.filter((wallet) => wallet.state === 'install'));
    expect(action()?.textContent).toBe('Show a QR code');
  });

  it('asks Phantom by links on a phone whose browser has no wallet', async () => {
    const { intents, press } = await show(choosing, onPhone);
    press('Open Phantom');
    expect(intents.payByLink).toHaveBeenCalledOnce();
  });

  it('asks Phantom by links for a personal link too, though no app may be handed its address', async () => {
    const { intents, press } = await show(choosing, { ...onPhone, link: null }, []);
    press('Open Phantom');
    expect(intents.payByLink).toHaveBeenCalledOnce();
  });

  it.each<[string, CheckoutState, Surroundings, typeof wallets]>([
    ['in another app’s browser, to which Phantom would not come back', choosing, { ...onPhone, app: 'telegram' }, phoneWallets],
    ['on a desktop', choosing, onDesktop, phoneWallets],
    ['once Hilt has turned out to make no such links', { ...choosing, notice: 'link-unavailable' }, onPhone, phoneWallets],
    ['when the session has no such link', { ...choosing, session }, onPhone, phoneWallets],
    ['where nothing is remembered', { ...choosing, degraded: true }, onPhone, phoneWallets],
    ['beside a wallet in the page', choosing, onPhone, [...wallets.slice(1, 2).map((wallet) => ({ ...wallet, name: 'Glow' })), ...phoneWallets]],
  ])('opens Phantom’s own browser instead %s', async (_where, state, surroundings, list) => {
    const { action } = await show(state, surroundings, list);
    fireEvent.click(screen.getByLabelText(/Phantom/));
    expect(action()?.getAttribute('href')).toMatch(/^https:\/\/phantom\.app\/ul\/browse\//);
  });
});

describe('a code on the screen', () => {
  it('is a picture with a name, a link to copy, and a way back that says what it may cost', async () => {
    const { container, copied, intents, press } = await show(fixture('scanning'));
    await waitFor(() => expect(screen.getByRole('img', { name: 'Code that opens this payment of 29\u00A0USDC in a phone wallet' }).querySelector('path')).not.toBeNull());
    press('Copy the payment link');
    expect(copied).toEqual([expect.stringMatching(/^solana:https:\/\//)]);
    expect(container.textContent).toContain('what was approved there still counts');
    press('Pay with a wallet here instead');
    expect(intents.withdrawCode).toHaveBeenCalledOnce();
  });

  it('opens in a wallet of the phone by a link that is there before the tap', async () => {
    const { action, intents, press } = await show(fixture('scanning'), onPhone);
    expect(action()?.getAttribute('href')).toMatch(/^solana:/);
    expect(action()?.getAttribute('target')).toBeNull();
    press('Pay with a wallet here instead');
    expect(intents.withdrawCode).toHaveBeenCalledOnce();
  });

  it('is gone while everything is looked at once more, and nothing can be pressed', async () => {
    const { container, action, intents } = await show(fixture('scanning-withdrawing'));
    expect(container.querySelector('.qr')).toBeNull();
    fireEvent.click(action() ?? container);
    expect(intents.withdrawCode).not.toHaveBeenCalled();
    expect(container.querySelector('.money')?.textContent).toContain('do not pay again');
  });

  it('goes off the screen with a reason, and can be paid beside only through the step that names the risk', async () => {
    const { container, intents, press } = await show(fixture('code-off-screen'));
    expect(container.querySelector('.qr')).toBeNull();
    expect(container.querySelector('.head-title')?.textContent).toBe('The code is off the screen');
    press('Pay again all the same');
    expect(intents.considerPayingAgain).toHaveBeenCalledOnce();
  });

  it('opens the checkout on the phone when no wallet could pay it, but never for a personal link', async () => {
    await show(fixture('carry-over'));
    await waitFor(() => expect(screen.getByRole('img', { name: 'Code with the address of this checkout' }).querySelector('path')).not.toBeNull());
    cleanup();
    const { container } = await show(fixture('carry-over-personal'), onDesktop);
    expect(container.querySelector('.qr')).toBeNull();
    expect(container.textContent).toContain('Open your personal link on the phone instead');
  });
});

describe('an app asked by links', () => {
  it.each(['linking', 'asking-link'])('has its link ready before the tap (%s)', async (id) => {
    const { action } = await show(fixture(id), onPhone);
    expect(action()?.textContent).toBe('Open Phantom');
    expect(action()?.getAttribute('href')).toMatch(/^https:\/\/phantom\.app\/ul\/v1\//);
  });

  it('opens nothing that is no safe address', async () => {
    // oxlint-disable-next-line eslint/no-script-url -- the attack itself
    const { action, intents } = await show({ tag: 'linking', product, session, url: 'javascript:alert(1)' }, onPhone);
    expect(action()?.getAttribute('href')).toBeNull();
    fireEvent.click(action() ?? document.body);
    expect(intents.chooseAnother).toHaveBeenCalledOnce();
  });

  it('does not claim that nothing moved once the buyer may have approved', async () => {
    const { container, intents, press } = await show(fixture('asking-link-late'), onPhone);
    expect(container.querySelector('.money')?.textContent).toContain('do not pay again');
    press('Pay again all the same');
    expect(intents.considerPayingAgain).toHaveBeenCalledOnce();
  });
});

describe('what went astray', () => {
  it('is named with what arrived, from whom and what is missing, and with a report', async () => {
    const { container, copied, press } = await show(fixture('mispaid-too-little'));
    expect(container.querySelector('.head-title')?.textContent).toBe('Only 20\u00A0USDC arrived');
    expect(container.querySelector('.ledger')?.textContent).toMatch(/Arrived20.*Price29.*Missing9/);
    expect(container.querySelector(`[title="${STRANGER}"]`)).not.toBeNull();
    press('Copy a report');
    expect(copied[0]).toContain(SIGNATURE);
    expect(copied[0], 'a report goes through chat and mail').not.toContain(PAYMENT_ID);
    expect(copied[0]).toContain('The seller received: 20\u00A0USDC');
  });

  it.each([
    ['mispaid-no-fee', 'The fee of 0.58\u00A0USDC is missing'],
    ['mispaid-wrong-token', '0.20\u00A0SOL arrived instead of 29\u00A0USDC'],
    ['mispaid-wrong-memo', 'What arrived is marked for something else'],
  ])('says what is wrong with it (%s)', async (id, title) => {
    const { container } = await show(fixture(id));
    expect(container.querySelector('.head-title')?.textContent).toBe(title);
    expect(container.querySelector('.money')?.textContent).toMatch(/moved, and did not pay this\.$/);
  });

  it('is paid in full only through the step that says what that costs', async () => {
    const first = await show(fixture('mispaid-too-little'));
    first.press('Pay the full price instead');
    expect(first.intents.considerPayingAgain).toHaveBeenCalledOnce();
    cleanup();
    const risk = await show(fixture('may-charge-twice-mispaid'));
    expect(risk.container.textContent).toContain('29\u00A0USDC leave your wallet besides the 20\u00A0USDC that have arrived');
    risk.press('Pay the full price all the same');
    expect(risk.intents.acceptRisk).toHaveBeenCalledOnce();
  });

  it('is a surplus when the price was paid: said beside what was bought', async () => {
    const { container, copied, press } = await show(fixture('paid-surplus'));
    expect(container.textContent).toContain('You paid 3\u00A0USDC more than the price');
    press('Copy a report');
    expect(copied[0]).toContain('More than the price: 3\u00A0USDC');
  });
});
