import { sha256 } from '@noble/hashes/sha2.js';
import { type Address, addressFromBytes } from './address.ts';
import { textBytes } from './bytes.ts';

/**
 * The key that finds a payment on chain before any signature is known: SHA-256 of `hilt-payment:` + payment_id.
 * Anyone who knows the payment_id can compute it; nobody holds its private key, and it holds no funds.
 */
export function paymentReference(paymentId: string): Address {
  return addressFromBytes(sha256(textBytes(`hilt-payment:${paymentId}`)));
}
