import type { SolanaSignMessageOutput } from '@solana/wallet-standard-features';
import { bytesOf } from './wallet-bytes.ts';

const SIGNATURE_BYTES = 64;

/**
 * The signature in a wallet's answer to a message, if the wallet says that it signed these very bytes. Wallets may put words of their own around a message
 * (hardware devices do); whoever verifies the signature does not know those, so it would prove nothing.
 * Mobile wallets give the message with the signature behind it as the signed message; that is accepted.
 * @throws Error when the answer is no signature of this message.
 */
export function messageSignature(message: Uint8Array, output: SolanaSignMessageOutput | undefined): Uint8Array {
  const signature = bytesOf(output?.signature);
  if (signature.length !== SIGNATURE_BYTES) throw new Error('the wallet returned no signature');
  const signed = bytesOf(output?.signedMessage);
  const rest = signed.subarray(message.length);
  const ours = signed.length >= message.length && same(signed.subarray(0, message.length), message) && (rest.length === 0 || same(rest, signature));
  if (!ours) throw new Error('the wallet signed another message');
  return signature;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
