import { Keypair } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { accountKey, walletSeed } from './account-key.ts';

function memory() {
  const kept = new Map<string, string>();
  return { read: (key: string) => kept.get(key) ?? null, write: (key: string, value: string) => void kept.set(key, value) };
}

describe('walletSeed', () => {
  it('makes a random seed once and keeps it for this browser', () => {
    const storage = memory();
    const first = walletSeed(storage, null);
    expect(walletSeed(storage, null)).toEqual(first);
    expect(walletSeed(memory(), null)).not.toEqual(first);
  });

  it('takes a given seed without keeping it', () => {
    const storage = memory();
    expect(walletSeed(storage, '07'.repeat(32))).toEqual(new Uint8Array(32).fill(7));
    expect(walletSeed(storage, 'alice')).toEqual(walletSeed(memory(), 'alice'));
    expect(walletSeed(storage, 'alice')).not.toEqual(walletSeed(storage, 'bob'));
    expect(walletSeed(storage, null)).not.toEqual(walletSeed(storage, 'alice'));
  });
});

describe('accountKey', () => {
  it('is the same account a Solana key file of that seed gives', () => {
    const seed = new Uint8Array(32).fill(7);
    expect(accountKey(seed, 0).address).toBe(Keypair.fromSeed(seed).publicKey.toBase58());
  });

  it('gives a different account for each number, the same each time', () => {
    const seed = new Uint8Array(32).fill(7);
    expect(new Set([0, 1, 2].map((index) => accountKey(seed, index).address)).size).toBe(3);
    expect(accountKey(seed, 1).address).toBe(accountKey(seed, 1).address);
  });
});
