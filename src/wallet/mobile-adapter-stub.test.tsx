// @vitest-environment happy-dom
import * as real from '@solana-mobile/wallet-adapter-mobile';
import { WalletReadyState } from '@solana/wallet-adapter-base';
import { describe, expect, it } from 'vitest';
import * as stub from './mobile-adapter-stub.ts';

describe('the stub of the mobile adapter', () => {
  it('has everything wallet-adapter-react imports from the real package, under the same wallet name', () => {
    const imported = ['createDefaultAddressSelector', 'createDefaultAuthorizationResultCache', 'createDefaultWalletNotFoundHandler', 'SolanaMobileWalletAdapter', 'SolanaMobileWalletAdapterWalletName'];
    for (const name of imported) expect(Object.keys(stub)).toContain(name);
    expect(stub.SolanaMobileWalletAdapterWalletName).toBe(real.SolanaMobileWalletAdapterWalletName);
  });

  it('is a complete adapter that no list shows and that never connects', async () => {
    const adapter = new stub.SolanaMobileWalletAdapter();
    expect(adapter.readyState).toBe(WalletReadyState.Unsupported);
    expect(adapter.on('readyStateChange', () => undefined)).toBe(adapter);
    await expect(adapter.connect()).rejects.toThrow(Error);
    await expect(adapter.sendTransaction()).rejects.toThrow(Error);
    expect(adapter.connected).toBe(false);
  });
});
