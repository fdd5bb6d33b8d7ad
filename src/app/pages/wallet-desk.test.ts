import { describe, expect, it, vi } from 'vitest';
import type { WalletPort } from '../../payment/ports.ts';
import type { MountedWallet } from '../../wallet/load-wallet.tsx';
import { openWalletDesk } from './wallet-desk.ts';

function mounted(): MountedWallet {
  const port: WalletPort = {
    connect: () => Promise.reject(new Error('not asked')),
    sign: () => Promise.reject(new Error('not asked')),
    signAndSend: () => Promise.reject(new Error('not asked')),
    onAccountChange: () => () => undefined,
  };
  const row = { name: 'Phantom', icon: null, state: 'installed', installUrl: null, recommended: true } as const;
  return { port, list: { getSnapshot: () => [row], subscribe: () => () => undefined }, unmount: () => undefined };
}

describe('the wallet desk', () => {
  it('knows nothing until the wallet code is there, then hands out the port once and the list', async () => {
    const onPort = vi.fn();
    const heard = vi.fn();
    const desk = openWalletDesk({ load: async () => ({ mountWallet: async () => mounted() }), chain: 'solana:mainnet', onPort, untilRetry: () => Promise.reject(new Error('no failure')) });
    desk.subscribe(heard);
    expect(desk.getSnapshot()).toBeNull();
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    expect(onPort).toHaveBeenCalledTimes(1);
    expect(desk.getSnapshot()?.map(({ name }) => name)).toEqual(['Phantom']);
  });

  it('goes on trying when the code cannot be fetched', async () => {
    const waits: number[] = [];
    let failing = 3;
    const onPort = vi.fn();
    openWalletDesk({
      load: () => (failing-- > 0 ? Promise.reject(new TypeError('no network')) : Promise.resolve({ mountWallet: async () => mounted() })),
      chain: 'solana:mainnet',
      onPort,
      untilRetry: async (failures) => void waits.push(failures),
    });
    await vi.waitFor(() => expect(onPort).toHaveBeenCalledTimes(1));
    expect(waits).toEqual([1, 2, 3]);
  });
});
