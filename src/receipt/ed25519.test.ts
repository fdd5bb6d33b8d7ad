import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { verifyWithoutWebCrypto } from './ed25519-fallback.ts';
import { browserTools, type SignatureTools, verifyEd25519 } from './ed25519.ts';
import { RFC_8032_VECTORS } from '../testing/rfc-8032-vectors.ts';
import { fromHex } from './text-bytes.ts';

/** Order of the group: a signature's second half is below it. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function littleEndian(number: bigint): readonly number[] {
  return Array.from({ length: 32 }, (_, index) => Number((number >> BigInt(8 * index)) & 255n));
}

const never: SignatureTools['loadFallback'] = async () => {
  throw new Error('not needed');
};
const native: SignatureTools = { subtle: browserTools().subtle, loadFallback: never };
const old: SignatureTools = {
  subtle: { importKey: async () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')), verify: async () => true },
  loadFallback: browserTools().loadFallback,
};
const insecure: SignatureTools = { subtle: null, loadFallback: browserTools().loadFallback };

it('has all five vectors of the document, the long one whole', () => {
  expect(RFC_8032_VECTORS.map(([name, , message]) => [name, message.length / 2])).toEqual([['TEST 1', 0], ['TEST 2', 1], ['TEST 3', 2], ['TEST 1024', 1_023], ['TEST SHA(abc)', 64]]);
});

describe.each([
  ['with WebCrypto', native],
  ['in a browser without Ed25519', old],
  ['outside of a secure context', insecure],
])('a signature %s', (_, tools) => {
  it.each(RFC_8032_VECTORS)('of RFC 8032, %s, is accepted, and with one bit changed anywhere it is not', async (_name, key, message, signature) => {
    const [k, m, s] = [fromHex(key), fromHex(message), fromHex(signature)];
    expect(await verifyEd25519(tools, k, m, s)).toBe(true);
    const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(await verifyEd25519(tools, k, m, flipped(s, 0))).toBe(false);
    expect(await verifyEd25519(tools, k, m, flipped(s, 40))).toBe(false);
    expect(await verifyEd25519(tools, flipped(k, 3), m, s)).toBe(false);
    expect(await verifyEd25519(tools, k, Uint8Array.of(...m, 0), s)).toBe(false);
  });

  it('whose second half is written in another way is refused, so that no signature has two forms', async () => {
    const [, key, message, signature] = RFC_8032_VECTORS[1] ?? ['', '', '', ''];
    const s = fromHex(signature);
    const forged = Uint8Array.of(...s.slice(0, 32), ...littleEndian(numberOf(s.slice(32)) + ORDER));
    expect(await verifyEd25519(tools, fromHex(key), fromHex(message), forged)).toBe(false);
  });

  it('whose first half is one point written in another way is refused, where ledgers are less strict', async () => {
    const key = ed25519.utils.getExtendedPublicKey(new Uint8Array(32).fill(5));
    // The neutral point, as RFC 8032 writes it, and with its y coordinate one prime higher.
    const [canonical, other] = [fromHex(`01${'00'.repeat(31)}`), fromHex(`ee${'ff'.repeat(30)}7f`)];
    const message = fromHex('af82');
    const signatureWith = (point: Uint8Array) => Uint8Array.of(...point, ...littleEndian((numberOf(sha512(Uint8Array.of(...point, ...key.pointBytes, ...message))) * key.scalar) % ORDER));
    expect(await verifyEd25519(tools, key.pointBytes, message, signatureWith(canonical))).toBe(true);
    expect(await verifyEd25519(tools, key.pointBytes, message, signatureWith(other))).toBe(false);
    expect(await verifyEd25519(tools, key.pointBytes, message, Uint8Array.of(...other, ...signatureWith(canonical).slice(32)))).toBe(false);
  });

  it('with a key that is no point of the curve verifies nothing', async () => {
    const [, , message, signature] = RFC_8032_VECTORS[1] ?? ['', '', '', ''];
    expect(await verifyEd25519(tools, new Uint8Array(32).fill(0xff), fromHex(message), fromHex(signature))).toBe(false);
  });
});

it('error: when the replacement cannot be fetched, nothing is said to be checked', async () => {
  await expect(verifyEd25519({ subtle: null, loadFallback: never }, new Uint8Array(32), new Uint8Array(), new Uint8Array(64))).rejects.toThrow('not needed');
});

it('the replacement takes wrong lengths for wrong signatures, not for errors', () => {
  expect(verifyWithoutWebCrypto(new Uint8Array(3), new Uint8Array(), new Uint8Array(5))).toBe(false);
});
