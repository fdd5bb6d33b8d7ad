// @vitest-environment happy-dom
import type { Wallet } from '@wallet-standard/base';
import { DEPRECATED_getWallets as walletRegistry } from '@wallet-standard/app';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeWallet } from '../testing/fake-wallet.ts';
import { mountWallet, type MountedWallet } from './load-wallet.ts';
import type { WalletListItem } from './wallet-list-item.ts';

// The collection's index also loads adapters for hardware wallets, which need a bundler. These are the very same five adapters.
vi.mock('@solana/wallet-adapter-wallets', async () => {
  const [phantom, solflare, trust, coinbase, safepal] = await Promise.all([
    import('@solana/wallet-adapter-phantom'),
    import('@solana/wallet-adapter-solflare'),
    import('@solana/wallet-adapter-trust'),
    import('@solana/wallet-adapter-coinbase'),
    import('@solana/wallet-adapter-safepal'),
  ]);
  return { ...phantom, ...solflare, ...trust, ...coinbase, ...safepal };
});

// Adapters look for their wallet every second, for ever; without this they would still look after the page of the test is gone.
vi.useFakeTimers({ toFake: ['setInterval'] });

const cleanUp: (() => void)[] = [];

afterEach(() => {
  for (const step of cleanUp.splice(0).toReversed()) step();
});

function register(wallet: Wallet): () => void {
  const unregister = walletRegistry().register(wallet);
  cleanUp.push(unregister);
  return unregister;
}

async function mounted(): Promise<MountedWallet> {
  const wallet = await mountWallet({ chain: 'solana:localnet', storage: null, linked: LINKED });
  cleanUp.push(() => wallet.unmount());
  // The named wallets come with a chunk of their own.
  await listed(wallet, (rows) => rows.length >= NAMED.length);
  return wallet;
}

const LINKED = { page: 'https://pay.example/p/tide', ref: 'https://pay.example' };
const NAMED = ['Phantom', 'Solflare', 'Trust', 'Coinbase Wallet'];

/** Resolves with the names of the list once it looks as wanted; each change of the list looks again. */
function listed({ list }: MountedWallet, wanted: (rows: readonly WalletListItem[]) => boolean): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      const rows = list.getSnapshot();
      if (wanted(rows)) resolve(rows.map(({ name }) => name));
    };
    cleanUp.push(list.subscribe(look));
    look();
  });
}

const has = (name: string) => (rows: readonly WalletListItem[]) => rows.some((row) => row.name === name);

describe('mountWallet', () => {
  it('offers the named wallets with an https install link while they are absent', async () => {
    const { list } = await mounted();
    expect(list.getSnapshot().map(({ name }) => name)).toEqual(NAMED);
    for (const row of list.getSnapshot()) {
      expect(row).toMatchObject({ state: 'install', recommended: false });
      expect(row.installUrl).toMatch(/^https:\/\//);
      expect(row.icon).toMatch(/^data:image\//);
    }
  });

  it('lists a standard wallet that was there before, ready to use and first', async () => {
    register(new FakeWallet({ name: 'Backpack' }));
    const { list } = await mounted();
    expect(list.getSnapshot()[0]).toEqual({ name: 'Backpack', icon: 'data:image/png;base64,AAAA', state: 'installed', installUrl: null, openUrl: null, recommended: true });
    expect(list.getSnapshot()).toHaveLength(NAMED.length + 1);
  });

  it('opens a second port whose questions leave the first one’s wallet connected', async () => {
    register(new FakeWallet({ name: 'Backpack', canSignMessages: true }));
    register(new FakeWallet({ name: 'Glow', secret: new Uint8Array(32).fill(8) }));
    const wallet = await mounted();
    const first = await wallet.port.connect('Backpack');
    const heard = vi.fn();
    wallet.port.onAccountChange(heard);
    const second = await wallet.openPort().connect('Glow');
    expect([first.tag, second.tag]).toEqual(['connected', 'connected']);
    expect(await wallet.port.signMessage(new Uint8Array(3))).toMatchObject({ tag: 'signed' });
    expect(heard).not.toHaveBeenCalled();
  });

  it('links another page of ours into a wallet’s app, and knows no link for a wallet without one', async () => {
    const { linkTo } = await mounted();
    expect(linkTo('Phantom', 'https://pay.example/p/tide?recover=x')).toBe('https://phantom.app/ul/browse/https%3A%2F%2Fpay.example%2Fp%2Ftide%3Frecover%3Dx?ref=https%3A%2F%2Fpay.example');
    expect(linkTo('Backpack of nobody', 'https://pay.example/p/tide')).toBeNull();
  });

  it('offers a standard wallet without waiting for the named ones', async () => {
    register(new FakeWallet({ name: 'Backpack' }));
    const wallet = await mountWallet({ chain: 'solana:localnet', storage: null, linked: LINKED });
    cleanUp.push(() => wallet.unmount());
    expect(wallet.list.getSnapshot().map(({ name }) => name)).toEqual(['Backpack']);
    expect(await listed(wallet, has('Phantom'))).toEqual(['Backpack', ...NAMED]);
  });

  it('never shows a named wallet twice when it registers itself, even late', async () => {
    const wallet = await mounted();
    register(new FakeWallet({ name: 'Phantom' }));
    expect(await listed(wallet, ([first]) => first?.state === 'installed')).toEqual(NAMED);
    expect(wallet.list.getSnapshot().map(({ state }) => state)).toEqual(['installed', 'install', 'install', 'install']);
  });

  it('keeps the other wallets when one unregisters', async () => {
    register(new FakeWallet({ name: 'Stays' }));
    const leave = register(new FakeWallet({ name: 'Leaves' }));
    const wallet = await mounted();
    await listed(wallet, has('Leaves'));
    leave();
    expect(await listed(wallet, (rows) => !has('Leaves')(rows))).toEqual(['Stays', ...NAMED]);
    expect(await wallet.port.connect('Stays')).toMatchObject({ tag: 'connected' });
  });

  it('keeps two wallets of the same name apart, and each name reaches its own', async () => {
    const first = new FakeWallet({ name: 'Twin' });
    const second = new FakeWallet({ name: 'Twin', secret: new Uint8Array(32).fill(9) });
    register(first);
    register(second);
    const { port } = await mounted();
    expect(await port.connect('Twin')).toMatchObject({ payer: { address: first.address } });
    expect(await port.connect('Twin (2)')).toMatchObject({ payer: { address: second.address } });
  });

  it('survives a wallet that breaks when it is looked at, and still lists all others', async () => {
    const broken: Wallet = {
      version: '1.0.0',
      name: 'Broken',
      icon: 'data:image/png;base64,AAAA',
      chains: ['solana:mainnet'],
      accounts: [],
      features: {
        'standard:connect': {},
        'standard:events': {
          on: () => {
            throw new Error('broken wallet');
          },
        },
        'solana:signTransaction': { supportedTransactionVersions: ['legacy'] },
      },
    };
    const logged = vi.spyOn(console, 'error').mockReturnValue(undefined);
    cleanUp.push(() => logged.mockRestore());
    register(broken);
    register(new FakeWallet({ name: 'Works' }));
    const wallet = await mounted();
    await listed(wallet, has('Works'));
    const leave = register(new FakeWallet({ name: 'Leaves' }));
    expect(await listed(wallet, has('Leaves'))).toEqual(['Broken', 'Works', 'Leaves', ...NAMED]);
    leave();
    expect(await listed(wallet, (rows) => !has('Leaves')(rows))).toEqual(['Broken', 'Works', ...NAMED]);
    expect(await wallet.port.connect('Broken')).toEqual({ tag: 'failed' });
    expect(await wallet.port.connect('Works')).toMatchObject({ tag: 'connected' });
  });

  it('leaves out wallets that know nothing of Solana', async () => {
    register({ version: '1.0.0', name: 'Other chain', icon: 'data:image/png;base64,AAAA', chains: ['bitcoin:mainnet'], accounts: [], features: { 'standard:connect': {}, 'standard:events': {} } });
    const { list } = await mounted();
    expect(list.getSnapshot().map(({ name }) => name)).toEqual(NAMED);
  });

  it('asks no wallet anything before the buyer chooses one', async () => {
    const wallet = new FakeWallet();
    register(wallet);
    await mounted();
    expect(wallet.asked).toEqual([]);
  });

  it('recommends the wallet used last, on the next visit too', async () => {
    const kept = new Map<string, string>();
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
    register(new FakeWallet({ name: 'First' }));
    register(new FakeWallet({ name: 'Second' }));
    const visit = await mountWallet({ chain: 'solana:localnet', storage, linked: LINKED });
    await visit.port.connect('Second');
    visit.unmount();
    const next = await mountWallet({ chain: 'solana:localnet', storage, linked: LINKED });
    cleanUp.push(() => next.unmount());
    expect(next.list.getSnapshot().slice(0, 2)).toMatchObject([{ name: 'Second', recommended: true }, { name: 'First', recommended: false }]);
  });
});
