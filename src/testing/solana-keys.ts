import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Address, addressFromBytes, type Blockhash, blockhashFromBytes, type Signature, signatureFromBytes } from '../solana/address.ts';
import { textBytes } from '../solana/bytes.ts';

/** A key pair that is the same in every run. */
export interface TestKey {
  readonly address: Address;
  sign(message: Uint8Array): Uint8Array;
}

/** The key pair named `label`. */
export function testKey(label: string): TestKey {
  const seed = sha256(textBytes(`test key ${label}`));
  return { address: addressFromBytes(ed25519.getPublicKey(seed)), sign: (message) => ed25519.sign(message, seed) };
}

/** An address named `label`; nobody signs for it in the test. */
export function testAddress(label: string): Address {
  return testKey(label).address;
}

/** A blockhash named `label`. */
export function testBlockhash(label: string): Blockhash {
  return blockhashFromBytes(sha256(textBytes(`test blockhash ${label}`)));
}

/** A well-formed signature named `label` that no key has made. */
export function testSignature(label: string): Signature {
  const half = sha256(textBytes(`test signature ${label}`));
  return signatureFromBytes(Uint8Array.from([...half, ...half]));
}
