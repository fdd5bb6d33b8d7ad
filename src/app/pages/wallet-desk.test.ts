import { describe, expect, it } from 'vitest';
import type { WalletPort } from '../../payment/ports.ts';
import type { MountedWallet } from '../../wallet/load-wallet.ts';
import { openWalletDesk } from './wallet-desk.ts';

const refuse = () => Promise.reject(new Error('not asked'));
const port: WalletPort = { connect: refuse, sign: refuse, signAndSend: refuse, signMessage: refuse, onAccountChange: () => () => undefined };
const row = { name: 'Phantom', icon: null, state: 'installed', installUrl: null, openUrl: null, recommended: true } as const;

describe('the wallet desk', () => {
  it('knows nothing until the wallet code is there, then hands out the port once and the list', async () => {
    const ports: WalletPort[] = [];
    const lists: (readonly string[] | undefined)[] = [];
    const mounted: MountedWallet = { port, openPort: () => port, linkTo: () => null, list: { getSnapshot: () => [row], subscribe: () => () => undefined }, questions: { getSnapshot: () => null, subscribe: () => () => undefined }, unmount: () => undefined };
    const mounting = Promise.resolve(mounted);
    const desk = openWalletDesk(mounting, (given) => ports.push(given));
    desk.subscribe(() => lists.push(desk.getSnapshot()?.map(({ name }) => name)));
    expect(desk.getSnapshot()).toBeNull();
    await mounting;
    expect(ports).toEqual([port]);
    expect(lists).toEqual([['Phantom']]);
  });
});
