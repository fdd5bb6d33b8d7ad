import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import bs58 from 'bs58';

/** An Ed25519 key of the sandbox itself. */
export interface SandboxKey {
  readonly address: string;
  /** base58 signature over `message`. */
  sign(message: Uint8Array): string;
}

/** DER prefix of an Ed25519 private key (RFC 8410); the 32 seed bytes follow. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same key for the same label in every sandbox. Worthless by design: anybody can derive it. */
export function sandboxKey(label: string): SandboxKey {
  const seed = createHash('sha256').update(`hilt sandbox key: ${label}`).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    address: bs58.encode(spki.subarray(-32)),
    sign: (message) => bs58.encode(sign(null, message, privateKey)),
  };
}
