import { toBase64 } from '../solana/bytes.ts';

/**
 * A wallet's signature as `signed_message_b64` takes it: base64 of the bare 64 bytes.
 * @throws RangeError for any other length: a wallet that returns message and signature in one would be refused by Hilt with a message nobody understands.
 */
export function signatureText(signature: Uint8Array): string {
  if (signature.length !== 64) throw new RangeError('an Ed25519 signature has 64 bytes');
  return toBase64(signature);
}
