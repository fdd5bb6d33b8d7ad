import { isSignature } from '../solana/address.ts';
import { checkoutPath, parsePath } from './paths.ts';

/** Asks a product's page for "I already paid"; the signature of a transaction in it is looked for at once. */
export const RECOVER_PARAM = 'recover';

/**
 * Address of the search for one payment on its product's page; null when slug or signature are not what they should be: both may be foreign text.
 * It carries nothing secret: a signature is public, and shows nobody the access.
 */
export function recoverPath(slug: string, signature: string): string | null {
  const path = checkoutPath(slug);
  return parsePath(path).tag === 'checkout' && isSignature(signature) ? `${path}?${RECOVER_PARAM}=${signature}` : null;
}
