import { type KeyObject, createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import * as v from 'valibot';

/** DER head of a PKCS#8 Ed25519 private key; the 32 secret bytes follow. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A public key in the form of RFC 8037, as `/.well-known/hilt-receipt-keys.json` lists it. */
export interface ReceiptKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

export interface ReceiptSigner {
  readonly publicKey: ReceiptKey;
  /** Ed25519 over the 32 bytes of a hash given in hex; base64. */
  sign(hashHex: string): string;
  /** False for a wrong signature and for text that is no signature at all. */
  verify(hashHex: string, signatureBase64: string): boolean;
}

/** A signer from 32 secret bytes; equal bytes give the same key, id and signatures. The key id is the key's RFC 7638 thumbprint. */
export function createReceiptSigner(secret: Uint8Array): ReceiptSigner {
  const privateKey: KeyObject = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, secret]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const { x } = v.parse(v.object({ x: v.string() }), publicKey.export({ format: 'jwk' }));
  const kid = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
  return {
    publicKey: { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' },
    sign: (hashHex) => sign(null, Buffer.from(hashHex, 'hex'), privateKey).toString('base64'),
    verify: (hashHex, signatureBase64) => verify(null, Buffer.from(hashHex, 'hex'), publicKey, Buffer.from(signatureBase64, 'base64')),
  };
}
