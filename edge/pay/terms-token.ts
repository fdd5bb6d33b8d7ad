import { CompactSign, compactVerify, errors } from 'jose';
import { packTerms, unpackTerms } from './pack-terms.ts';
import type { SignedTerms } from './signed-terms.ts';

/** Far above any real token; longer ones are not even hashed. */
const LONGEST = 1_024;

/**
 * Signs terms this edge has checked (JWS compact, HS256), so that any instance can build the payment later without a store.
 * The token says what the buyer's own page already knows; who has it can pay this payment, and nothing else.
 */
export function signTerms(signed: SignedTerms, secret: Uint8Array): Promise<string> {
  return new CompactSign(packTerms(signed)).setProtectedHeader({ alg: 'HS256' }).sign(secret);
}

/** @returns null when no known key signed it. Expiry is not judged here: it is the chain's time that counts. */
export async function readTerms(token: string, secrets: readonly Uint8Array[]): Promise<SignedTerms | null> {
  if (token.length > LONGEST) return null;
  for (const secret of secrets) {
    // eslint-disable-next-line no-await-in-loop -- the newest key signs almost all tokens, so the others are rarely tried
    const payload = await verified(token, secret);
    if (payload !== null) return unpackTerms(payload);
  }
  return null;
}

async function verified(token: string, secret: Uint8Array): Promise<Uint8Array | null> {
  try {
    return (await compactVerify(token, secret, { algorithms: ['HS256'] })).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
