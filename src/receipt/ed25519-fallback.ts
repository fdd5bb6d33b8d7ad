import { ed25519 } from '@noble/curves/ed25519.js';
import type { VerifyEd25519 } from './ed25519.ts';

/** Ed25519 in JavaScript, for browsers without it. Strict as RFC 8032, not the looser rules of ledgers, so that both ways agree. */
export const verifyWithoutWebCrypto: VerifyEd25519 = (key, message, signature) => {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
};
