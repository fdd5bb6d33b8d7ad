// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WalletChoice } from '../../../ui/components/method-list.tsx';
import { stage } from '../../../testing/screen-stage.tsx';
import type { Surroundings } from '../../surroundings.ts';
import { LazyLadder } from './lazy-ladder.tsx';

const LINK = 'https://pay.example/p/tide';
const app: WalletChoice = { name: 'Phantom', icon: null, state: 'loadable', installUrl: null, openUrl: 'https://phantom.app/ul/browse/x', recommended: false };
const installed: WalletChoice = { ...app, state: 'installed', openUrl: null };

async function ladder(surroundings: Surroundings | null, wallets: readonly WalletChoice[] = [app], copy: (text: string) => Promise<boolean> = async () => true) {
  const { container } = await stage(<LazyLadder surroundings={surroundings} wallets={wallets} />, { copy });
  return container;
}

afterEach(cleanup);

describe('the ladder', () => {
  it('leads out of an app’s own browser by a link that is there before the tap', async () => {
    await ladder({ app: 'telegram', platform: 'android', link: LINK });
    const link = await screen.findByRole('link', { name: 'Open in your browser' });
    expect(screen.getByRole('heading').textContent).toBe('You are in Telegram’s own browser');
    expect(link.getAttribute('href')).toMatch(/^intent:\/\/pay\.example\/p\/tide#Intent;/);
    // Apps swallow addresses for new tabs.
    expect(link.getAttribute('target')).toBeNull();
  });

  it('explains the app’s menu where no link gets through', async () => {
    await ladder({ app: 'wechat', platform: 'ios', link: LINK });
    expect(await screen.findByText(/tap the menu \(⋯\) at the top of the screen/)).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('copies the link and draws it as a code', async () => {
    const copied = vi.fn<(text: string) => Promise<boolean>>(async () => true);
    const container = await ladder({ app: null, platform: 'desktop', link: LINK }, [], copied);
    (await screen.findByRole('button', { name: 'Copy the link' })).click();
    expect(copied).toHaveBeenCalledExactlyOnceWith(LINK);
    screen.getByRole('button', { name: 'Show a code for another device' }).click();
    expect(await screen.findByRole('img', { name: 'Code with the address of this checkout' })).toBeTruthy();
    await waitFor(() => expect(container.querySelector('.qr path')?.getAttribute('d')).toMatch(/^M0 0h7v1h-7z/));
  });

  it('gives a personal link to nobody, and says how to go on with it', async () => {
    const container = await ladder({ app: 'discord', platform: 'ios', link: null }, []);
    expect(await screen.findByText(/press and hold the link, copy it/)).toBeTruthy();
    expect(container.querySelectorAll('a, button')).toHaveLength(0);
  });

  it.each([
    ['a browser with a wallet', { app: null, platform: 'desktop', link: LINK }, [installed]],
    ['a page that sells nothing', null, []],
  ] as const)('is not there in %s', async (_where, surroundings, wallets) => {
    const container = await ladder(surroundings, wallets);
    expect(container.textContent).toBe('');
  });

  it('is there in an app’s own browser even with a wallet', async () => {
    await ladder({ app: 'line', platform: 'android', link: LINK }, [installed]);
    expect((await screen.findByRole('link', { name: 'Open in your browser' })).getAttribute('href')).toBe(`${LINK}?openExternalBrowser=1`);
  });
});
