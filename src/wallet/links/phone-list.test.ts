// @vitest-environment happy-dom
import { DEPRECATED_getWallets as walletRegistry } from '@wallet-standard/app';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWallet } from '../../testing/fake-wallet.ts';
import { IN_APP, NOT_IN_APP } from '../../testing/user-agents.ts';
import { mountWallet, type WalletOptions } from '../load-wallet.ts';

// wallet-adapter's collection needs a bundler, and what is asked here is what the page offers without it.
vi.mock('../named-host.tsx', () => ({
  hostNamedWallets: (onFound: (found: readonly unknown[]) => void) => {
    onFound([{ key: {}, name: 'Phantom', icon: 'data:image/png;base64,AAAA', state: 'install', installUrl: 'https://phantom.app', openUrl: null }]);
    return () => undefined;
  },
}));
// The phone wallet itself needs a real phone; here only the list of apps matters.
vi.mock('../phone-wallet.ts', () => ({ registerPhoneWallet: () => undefined }));

const LINKED = { page: 'https://pay.example/p/tide', ref: 'https://pay.example' };
const IPHONE = NOT_IN_APP['Safari on an iPhone (also Telegram and X in the system view)'];
const APPS = ['Phantom', 'Solflare', 'Backpack', 'Trust', 'OKX Wallet', 'Coinbase Wallet'];
const cleanUp: (() => void)[] = [];

beforeEach(() => vi.restoreAllMocks());
afterEach(() => {
  for (const step of cleanUp.splice(0).toReversed()) step();
});

async function listOn(userAgent: string, options: Partial<WalletOptions> = {}) {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent);
  const mounted = await mountWallet({ chain: 'solana:localnet', storage: null, linked: LINKED, ...options });
  cleanUp.push(() => mounted.unmount());
  return mounted;
}

describe('the wallet list on a phone', () => {
  it.each([
    ['an iPhone', IPHONE],
    ['Android', NOT_IN_APP['Chrome on Android']],
    ['Instagram', IN_APP['instagram android']],
  ])('offers the apps of the table by ready links (%s)', async (_where, userAgent) => {
    const rows = (await listOn(userAgent)).list.getSnapshot();
    expect(rows.map(({ name }) => name)).toEqual(APPS);
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'loadable', installUrl: null });
      expect(row.openUrl).toMatch(/^https:\/\/.*pay\.example/);
    }
    // The pictures are wallet-adapter's; the rest have none.
    expect(rows.filter(({ icon }) => icon !== null).map(({ name }) => name)).toEqual(['Phantom']);
  });

  it('puts a wallet that is in the page first, and its app is not offered beside it', async () => {
    cleanUp.push(walletRegistry().register(new FakeWallet({ name: 'Backpack' })));
    const rows = (await listOn(IPHONE)).list.getSnapshot();
    expect(rows.map(({ name, state }) => `${name} ${state}`)).toEqual(['Backpack installed', ...APPS.filter((name) => name !== 'Backpack').map((name) => `${name} loadable`)]);
  });

  it('puts the app used last on top of the apps', async () => {
    const storage = { getItem: () => 'Trust', setItem: () => undefined };
    const [first] = (await listOn(IPHONE, { storage })).list.getSnapshot();
    expect(first).toMatchObject({ name: 'Trust', recommended: true });
  });

  it('offers no app for a personal link, because the app could not know whom it is for', async () => {
    expect((await listOn(IPHONE, { linked: null })).list.getSnapshot()).toEqual([]);
  });

  it('asks nobody here for a wallet that is in another app', async () => {
    const { port } = await listOn(IPHONE);
    expect(await port.connect('Phantom')).toEqual({ tag: 'failed' });
  });

  it('offers no apps on a desktop', async () => {
    const rows = (await listOn(NOT_IN_APP['Chrome on a desktop'])).list.getSnapshot();
    expect(rows.map(({ name, state, openUrl }) => [name, state, openUrl])).toEqual([['Phantom', 'install', null]]);
  });
});
