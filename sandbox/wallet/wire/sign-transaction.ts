import { decodeTransaction } from '../../../src/solana/wire/decode-transaction.ts';
import type { AccountKey } from '../account-key.ts';
import type { Switches } from '../switches.ts';
import { encodeMessage, encodeTransaction } from './encode-transaction.ts';
import { withGuards } from './guards.ts';
import { tampered } from './tamper.ts';

export interface Signed {
  /** Wire bytes. */
  readonly transaction: Uint8Array;
  /** Of the fee payer, 64 bytes: the transaction's id. */
  readonly signature: Uint8Array;
}

/**
 * Signs what was given, after changing it as the switches say. Other signers' signatures are kept.
 * @throws DecodeError for bytes that are no transaction; Error when this account has nothing to sign in it.
 */
export function signTransaction(bytes: Uint8Array, key: AccountKey, switches: Pick<Switches, 'guards' | 'tamper'>, thief: AccountKey): Signed {
  const { message, signatures } = decodeTransaction(bytes);
  const signers = message.keys.slice(0, message.requiredSignatures);
  if (!signers.includes(key.address)) throw new Error('This account is not among the signers of this transaction.');
  const changed = withGuards(tampered(message, switches.tamper, thief.address), switches.guards);
  const messageBytes = encodeMessage(changed);
  // A thief that was made a signer is one of this wallet's own keys, so even such a lie is validly signed.
  const own = [key, thief];
  const signed = changed.keys.slice(0, changed.requiredSignatures).map((signer) => own.find(({ address }) => address === signer)?.sign(messageBytes) ?? signatures[signers.indexOf(signer)] ?? new Uint8Array(64));
  return { transaction: encodeTransaction(signed, messageBytes), signature: signed[0] ?? new Uint8Array(64) };
}
