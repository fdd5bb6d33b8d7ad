import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { addressFromBytes, type Address } from '../../src/solana/address.ts';
import { concatBytes, textBytes } from '../../src/solana/bytes.ts';
import type { WalletStorage } from './page-storage.ts';

/** A key pair of the sandbox wallet. Its secret may be read by anybody who sees the page: it holds play money only. */
export interface AccountKey {
  readonly address: Address;
  readonly publicKey: Uint8Array;
  /** 64-byte Ed25519 signature. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

const STORAGE_KEY = 'seed';

/**
 * The wallet's seed, 32 bytes. In this order: a name given on purpose (tests and demos want the same account each time), the one
 * this browser profile already has, a new random one, which is kept.
 * `given` may be 64 hex digits, taken as they are, or any other text, which is hashed.
 */
export function walletSeed(storage: WalletStorage, given: string | null): Uint8Array {
  if (given !== null && given !== '') return seedFrom(given);
  const kept = storage.read(STORAGE_KEY);
  if (kept !== null && kept !== '') return seedFrom(kept);
  const fresh = crypto.getRandomValues(new Uint8Array(32));
  storage.write(STORAGE_KEY, bytesToHex(fresh));
  return fresh;
}

function seedFrom(text: string): Uint8Array {
  return /^[0-9a-f]{64}$/i.test(text) ? hexToBytes(text) : sha256(textBytes(`hilt sandbox wallet: ${text}`));
}

/** Account number `index` of a seed; number 0 is the seed itself, as a Solana key file would have it. */
export function accountKey(seed: Uint8Array, index: number): AccountKey {
  const secret = index === 0 ? seed : sha256(concatBytes(seed, textBytes(`/${index}`)));
  const publicKey = ed25519.getPublicKey(secret);
  return { address: addressFromBytes(publicKey), publicKey, sign: (message) => ed25519.sign(message, secret) };
}
