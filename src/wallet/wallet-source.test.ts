// @vitest-environment happy-dom
import { WalletReadyState } from '@solana/wallet-adapter-base';
import { PhantomWalletAdapter } from '@solana/wallet-adapter-phantom';
import { SafePalWalletAdapter } from '@solana/wallet-adapter-safepal';
import { SolflareWalletAdapter } from '@solana/wallet-adapter-solflare';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeWallet } from '../testing/fake-wallet.ts';
import { classicSource } from './classic-source.ts';
import { standardSource } from './wallet-source.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

// Adapters look for their wallet every second, for ever; without this they would still look after the page of the test is gone.
vi.useFakeTimers({ toFake: ['setInterval'] });

afterEach(() => vi.restoreAllMocks());

describe('standardSource', () => {
  it('shows hostile names and icons harmlessly', () => {
    const hostile = new FakeWallet({ name: 'Phan\u202Emot\u0000', icon: 'https://tracker.example/pixel.png' });
    expect(standardSource(hostile, 'solana:mainnet')).toMatchObject({ name: 'Phanmot', icon: null, state: 'installed' });
  });

  it('passes over a wallet that throws when it is looked at', () => {
    const trap = new Proxy(new FakeWallet(), {
      get: () => {
        throw new Error('trap');
      },
    });
    expect(standardSource(trap, 'solana:mainnet')).toBeNull();
  });

  it('keeps one handle per wallet, so that an open prompt is not forgotten', () => {
    const wallet = new FakeWallet();
    expect(standardSource(wallet, 'solana:mainnet')?.handle).toBe(standardSource(wallet, 'solana:mainnet')?.handle);
  });
});

describe('classicSource', () => {
  it.each([
    [WalletReadyState.Installed, 'installed', null],
    [WalletReadyState.NotDetected, 'install', 'https://phantom.app'],
  ] as const)('is %s → %s', (readyState, state, installUrl) => {
    expect(classicSource(new PhantomWalletAdapter(), readyState)).toMatchObject({ name: 'Phantom', state, installUrl });
  });

  it('is left out where it can never work', () => {
    expect(classicSource(new PhantomWalletAdapter(), WalletReadyState.Unsupported)).toBeNull();
  });

  it('never leaves for a web wallet or an app by the adapter’s own link, which takes the whole address along', () => {
    const solflare = new SolflareWalletAdapter();
    expect(classicSource(solflare, WalletReadyState.Loadable)).toMatchObject({ state: 'install', installUrl: 'https://solflare.com' });
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(IPHONE);
    expect(classicSource(solflare, WalletReadyState.Loadable)).toMatchObject({ state: 'install' });
  });

  it('lists a wallet that only documents the older form where it is installed, and does not advertise it elsewhere', () => {
    const safepal = new SafePalWalletAdapter();
    expect(classicSource(safepal, WalletReadyState.Installed)).toMatchObject({ name: 'SafePal', state: 'installed' });
    expect(classicSource(safepal, WalletReadyState.NotDetected)).toBeNull();
  });

  it('never connects through an adapter that would draw its vendor\'s page', () => {
    expect(classicSource(new SolflareWalletAdapter(), WalletReadyState.Installed)).toMatchObject({ state: 'install' });
  });

  it('offers no link that is not https', () => {
    const odd = new PhantomWalletAdapter();
    odd.url = ['java', 'script:alert(1)'].join('');
    expect(classicSource(odd, WalletReadyState.NotDetected)).toMatchObject({ state: 'install', installUrl: null });
  });
});
