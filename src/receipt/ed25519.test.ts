import { describe, expect, it } from 'vitest';
import { verifyWithoutWebCrypto } from './ed25519-fallback.ts';
import { browserTools, type SignatureTools, verifyEd25519 } from './ed25519.ts';
import { fromHex } from './text-bytes.ts';

/** RFC 8032, section 7.1: public key, message, signature. */
const VECTORS: readonly (readonly [name: string, key: string, message: string, signature: string])[] = [
  ['TEST 1', 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '', 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'],
  ['TEST 2', '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72', '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
  ['TEST 3', 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', 'af82', '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'],
  ['TEST SHA(abc)', 'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf', 'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f', 'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704'],
];

const never: SignatureTools['loadFallback'] = async () => {
  throw new Error('not needed');
};
const native: SignatureTools = { subtle: browserTools().subtle, loadFallback: never };
const old: SignatureTools = {
  subtle: { importKey: async () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')), verify: async () => true },
  loadFallback: browserTools().loadFallback,
};
const insecure: SignatureTools = { subtle: null, loadFallback: browserTools().loadFallback };

describe.each([
  ['with WebCrypto', native],
  ['in a browser without Ed25519', old],
  ['outside of a secure context', insecure],
])('a signature %s', (_, tools) => {
  it.each(VECTORS)('of RFC 8032, %s, is accepted, and with one bit changed anywhere it is not', async (_name, key, message, signature) => {
    const [k, m, s] = [fromHex(key), fromHex(message), fromHex(signature)];
    expect(await verifyEd25519(tools, k, m, s)).toBe(true);
    const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(await verifyEd25519(tools, k, m, flipped(s, 0))).toBe(false);
    expect(await verifyEd25519(tools, k, m, flipped(s, 40))).toBe(false);
    expect(await verifyEd25519(tools, flipped(k, 3), m, s)).toBe(false);
    expect(await verifyEd25519(tools, k, Uint8Array.of(...m, 0), s)).toBe(false);
  });

  it('whose second half is written in another way is refused, so that no signature has two forms', async () => {
    const [, key, message, signature] = VECTORS[1] ?? ['', '', '', ''];
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = fromHex(signature);
    let carried = s.slice(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order;
    const forged = Uint8Array.from([...s.slice(0, 32), ...Array.from({ length: 32 }, () => { const byte = Number(carried & 255n); carried >>= 8n; return byte; })]);
    expect(await verifyEd25519(tools, fromHex(key), fromHex(message), forged)).toBe(false);
  });

  it('with a key that is no point of the curve verifies nothing', async () => {
    const [, , message, signature] = VECTORS[1] ?? ['', '', '', ''];
    expect(await verifyEd25519(tools, new Uint8Array(32).fill(0xff), fromHex(message), fromHex(signature))).toBe(false);
  });
});

it('error: when the replacement cannot be fetched, nothing is said to be checked', async () => {
  await expect(verifyEd25519({ subtle: null, loadFallback: never }, new Uint8Array(32), new Uint8Array(), new Uint8Array(64))).rejects.toThrow('not needed');
});

it('the replacement takes wrong lengths for wrong signatures, not for errors', () => {
  expect(verifyWithoutWebCrypto(new Uint8Array(3), new Uint8Array(), new Uint8Array(5))).toBe(false);
});
