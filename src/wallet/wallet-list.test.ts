import { describe, expect, it } from 'vitest';
import { createLastWallet } from './last-wallet.ts';
import { NotAsked } from './wallet-handle.ts';
import { createWalletList } from './wallet-list.ts';
import type { WalletState } from './wallet-list-item.ts';
import type { WalletSource } from './wallet-source.ts';

function source(name: string, state: WalletState = 'installed'): WalletSource {
  const never = () => Promise.reject(new NotAsked());
  return { key: {}, name, icon: null, state, installUrl: state === 'installed' ? null : 'https://wallet.example', openUrl: null, handle: { connect: never, sign: never, signAndSend: never, signMessage: never, watch: () => () => undefined } };
}

function listWith(last: string | null = null) {
  const memory = createLastWallet(null);
  if (last !== null) memory.remember(last);
  const list = createWalletList(memory);
  return { list, names: () => list.getSnapshot().map(({ name }) => name), recommended: () => list.getSnapshot().filter((row) => row.recommended).map(({ name }) => name) };
}

describe('createWalletList', () => {
  it('puts what can pay now first, then what opens an app, then what has to be installed', () => {
    const { list, names } = listWith();
    list.update([source('Get', 'install'), source('Opens', 'loadable'), source('Here')]);
    expect(names()).toEqual(['Here', 'Opens', 'Get']);
  });

  it('never lets two rows change places while wallets keep arriving in any order', () => {
    const { list, names } = listWith();
    const [a, b, c, get] = [source('A'), source('B'), source('C'), source('Get', 'install')];
    list.update([b, get]);
    list.update([get, a, b]);
    expect(names()).toEqual(['B', 'A', 'Get']);
    list.update([c, a, get, b]);
    expect(names()).toEqual(['B', 'A', 'C', 'Get']);
  });

  it('opens with the wallet used last on top, and recommends it', () => {
    const { list, names, recommended } = listWith('B');
    list.update([source('A'), source('B')]);
    expect(names()).toEqual(['B', 'A']);
    expect(recommended()).toEqual(['B']);
  });

  it('does not push a row down for the wallet used last when that arrives late', () => {
    const { list, names, recommended } = listWith('B');
    const a = source('A');
    list.update([a]);
    expect(recommended()).toEqual(['A']);
    list.update([a, source('B')]);
    expect(names()).toEqual(['A', 'B']);
    expect(recommended()).toEqual(['B']);
  });

  it('never recommends a wallet that is not there', () => {
    const { list, recommended } = listWith('Get');
    list.update([source('Get', 'install')]);
    expect(recommended()).toEqual([]);
  });

  it('gives every wallet of the same name a name of its own, and keeps it', () => {
    const { list, names } = listWith();
    const [first, second, third] = [source('Twin'), source('Twin'), source('Twin')];
    list.update([first, second]);
    list.update([third, second, first]);
    expect(names()).toEqual(['Twin', 'Twin (2)', 'Twin (3)']);
    expect(list.find('Twin (2)')?.key).toBe(second.key);
    list.update([second, third]);
    expect(names()).toEqual(['Twin (2)', 'Twin (3)']);
  });

  it('does not lend a wallet a name that another one already calls itself', () => {
    const { list } = listWith();
    const [first, cuckoo, second] = [source('Twin'), source('Twin (2)'), source('Twin')];
    list.update([first, cuckoo, second]);
    expect(list.find('Twin (2)')?.key).toBe(cuckoo.key);
    expect(list.find('Twin (3)')?.key).toBe(second.key);
  });

  it('hands a named wallet its own name once it is installed', () => {
    const { list, names } = listWith();
    list.update([source('Phantom', 'install')]);
    list.update([source('Phantom')]);
    expect(names()).toEqual(['Phantom']);
  });

  it('tells listeners of changes only, and gives the same snapshot in between', () => {
    const { list } = listWith();
    const here = source('A');
    let told = 0;
    const stop = list.subscribe(() => (told += 1));
    list.update([here]);
    const snapshot = list.getSnapshot();
    list.update([here]);
    expect(list.getSnapshot()).toBe(snapshot);
    expect(told).toBe(1);
    stop();
    list.update([]);
    expect(told).toBe(1);
    expect(list.getSnapshot()).toEqual([]);
  });

  it('does not let a flood of wallets bury the ones that were there', () => {
    const { list } = listWith();
    const real = source('Real');
    list.update([real]);
    list.update([...Array.from({ length: 5_000 }, (_, index) => source(`Flood ${index}`)), real]);
    expect(list.getSnapshot()).toHaveLength(40);
    expect(list.getSnapshot()[0]?.name).toBe('Real');
  });
});
