// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { stage } from '../../testing/screen-stage.tsx';
import { LocalConnectionModal, LoopbackPermissionBlockedModal, EmbeddedLoadingSpinner, phoneQuestions } from '../../wallet/phone-dialogs.ts';
import { PhonePrompt } from './phone-prompt.tsx';

beforeAll(() => {
  // The test page has dialogs without their modal part.
  HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) {
    this.open = true;
  };
});

afterEach(cleanup);

describe('what a wallet app on this phone has to have asked', () => {
  it('is shown in the reader’s words, and answered by the button', async () => {
    await stage(<PhonePrompt questions={phoneQuestions} />, { locale: 'de' });
    expect(screen.queryByRole('dialog')).toBeNull();
    const dialog = new LocalConnectionModal();
    const launched = vi.fn<() => void>();
    dialog.initWithCallback(launched);
    act(() => dialog.open());
    (await screen.findByRole('button', { name: 'Wallet-App öffnen' })).click();
    expect(launched).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('can be given up: the wallet is told', async () => {
    await stage(<PhonePrompt questions={phoneQuestions} />);
    const dialog = new EmbeddedLoadingSpinner();
    const closed = vi.fn<(event?: Event) => void>();
    dialog.addEventListener('close', closed);
    act(() => dialog.open());
    (await screen.findByRole('button', { name: 'Cancel' })).click();
    expect(closed).toHaveBeenCalledExactlyOnceWith(expect.any(Event));
  });

  it('says what to do where the browser forbids it', async () => {
    await stage(<PhonePrompt questions={phoneQuestions} />);
    act(() => new LoopbackPermissionBlockedModal().open());
    expect(await screen.findByText('Your browser keeps this page from your wallet app')).toBeTruthy();
    act(() => screen.getByRole('button', { name: 'Close' }).click());
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
