// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TypedIdentity } from '../../../identity/typed-identity.ts';
import { stage, type StageOptions } from '../../../testing/screen-stage.tsx';
import { identityPictures } from '../../gallery/fixtures/identity-views.ts';
import { NOW } from '../../gallery/fixtures/world.ts';
import { IdentityStage } from '../../gallery/identity-stage.tsx';
import type { IdentityIntents } from './identity-view.ts';

afterEach(cleanup);

function spies() {
  return { submit: vi.fn<(identity: TypedIdentity) => void>(), sign: vi.fn<() => void>(), edit: vi.fn<() => void>(), tryAgain: vi.fn<() => void>(), chooseAnother: vi.fn<() => void>(), skip: vi.fn<() => void>() } satisfies IdentityIntents;
}

async function show(id: string, options: StageOptions = {}, intents: IdentityIntents = spies()) {
  const picture = identityPictures.find(([name]) => name === id)?.[1];
  if (picture === undefined) throw new Error(`no picture ${id}`);
  const { container } = await stage(<IdentityStage {...picture} intents={intents} />, { now: NOW, ...options });
  await waitFor(() => assertReady(container));
  return { container, main: container.querySelector('main') ?? container };
}

function assertReady(container: HTMLElement): void {
  if (container.querySelector('.body[aria-busy="true"]') !== null) throw new Error('still loading');
}

const type = (text: string): void => {
  fireEvent.input(screen.getByRole('textbox'), { target: { value: text } });
};
const go = (): void => {
  fireEvent.submit(screen.getByRole('textbox').closest('form') ?? document.body);
};

describe('the field for who gets access', () => {
  it.each([
    ['identity-telegram', 'Telegram username or ID', ' https://t.me/Marta_77 ', { value: '@marta_77', display: '@Marta_77' }],
    ['identity-discord', 'Discord username or ID', '@Marta.B', { value: 'marta.b', display: '@marta.b' }],
    ['identity-email', 'E-mail address', 'marta@Example.com', { value: 'marta@example.com', display: null }],
    ['identity-custom', 'Your boat’s name and its home port', ' Sea  Otter, Bergen', { value: 'Sea Otter, Bergen', display: null }],
  ])('in %s is called "%s" and hands over the one form of what was typed', async (id, label, typed, identity) => {
    const intents = spies();
    await show(id, {}, intents);
    expect(screen.getByLabelText(label)).toBe(screen.getByRole('textbox'));
    type(typed);
    go();
    expect(intents.submit.mock.calls).toEqual([[identity]]);
  });

  it('begins with the paying wallet where a wallet gets access, and submits it unchanged', async () => {
    const intents = spies();
    await show('identity-wallet', {}, intents);
    go();
    expect(intents.submit).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('textbox')).toHaveProperty('value', intents.submit.mock.calls[0]?.[0].value);
  });

  it('says beside it what is wrong, takes the focus, and forgets it with the next change', async () => {
    const intents = spies();
    await show('identity-telegram', {}, intents);
    const field = screen.getByRole('textbox');
    type('https://t.me/+invite');
    go();
    const problem = screen.getByText('This is a group or an invite link. Enter the username of a person.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')?.split(' ')).toContain(problem.closest('p')?.id);
    expect(document.activeElement).toBe(field);
    type('marta_77');
    expect([field.getAttribute('aria-invalid'), screen.queryByText(/group or an invite/)]).toEqual(['false', null]);
    expect(intents.submit).not.toHaveBeenCalled();
  });

  it('does not go on without an answer, unless the seller can do without', async () => {
    const intents = spies();
    await show('identity-telegram', {}, intents);
    go();
    expect(screen.getByText('Enter who gets access.')).toBeTruthy();
    expect(intents.submit).not.toHaveBeenCalled();
    cleanup();
    await show('identity-optional', {}, intents);
    fireEvent.click(screen.getByText('Go on without it'));
    expect(intents.skip).toHaveBeenCalledTimes(1);
  });

  it('after paying says that nothing is paid again, and offers no other wallet', async () => {
    const { main } = await show('identity-after-paying');
    expect(main.textContent).toContain('you do not pay again');
    expect(main.textContent).not.toContain('Nothing has moved');
    expect(screen.queryByText('Use another wallet')).toBeNull();
  });
});

describe('the text to sign', () => {
  it('is shown whole, with what it proves, for whom, until when, and that it moves no money', async () => {
    const intents = spies();
    const { main } = await show('identity-sign', {}, intents);
    const picture = identityPictures.find(([id]) => id === 'identity-sign')?.[1].view;
    expect(main.querySelector('.preview-text')?.textContent).toBe(picture?.tag === 'sign' ? picture.challenge.text : '');
    for (const words of ['This signature proves that Phantom and @marta_77 belong together. It moves no money.', 'Nothing has moved. This signature moves no money.', '12:30:11', 'reject it']) expect(main.textContent).toContain(words);
    fireEvent.click(screen.getByRole('button', { name: 'Sign in Phantom' }));
    expect(intents.sign).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByText('Change who gets access'));
    expect(intents.edit).toHaveBeenCalledTimes(1);
  });

  it.each(['identity-sign-declined', 'identity-sign-after-paying'])('says why it is there again (%s)', async (id) => {
    const { main } = await show(id);
    expect(main.querySelector('.aside[data-tone="waiting"]')?.textContent).toMatch(/Phantom/);
  });

  it('can be stopped while the wallet asks', async () => {
    const intents = spies();
    await show('identity-signing', {}, intents);
    fireEvent.click(screen.getByText('Stop and go back'));
    expect(intents.edit).toHaveBeenCalledTimes(1);
  });

  it('that must not be signed is not shown, and can be asked for again', async () => {
    const intents = spies();
    const { main } = await show('identity-unsafe', {}, intents);
    expect(main.querySelector('.preview')).toBeNull();
    expect(main.textContent).toContain('Your wallet was not asked');
    fireEvent.click(screen.getByText('Try again'));
    expect(intents.tryAgain).toHaveBeenCalledTimes(1);
  });
});

it.each(['en', 'de', 'ar'] as const)('every picture has all its words in %s', async (locale) => {
  for (const [id] of identityPictures) {
    const { main } = await show(id, { locale });
    expect(main.textContent, id).not.toMatch(/identity\.|\{|\}/);
    cleanup();
  }
});
