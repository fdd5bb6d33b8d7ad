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
  const seat = message.keys.slice(0, message.requiredSignatures).indexOf(key.address);
  if (seat === -1) throw new Error('This account is not among the signers of this transaction.');
  const messageBytes = encodeMessage(withGuards(tampered(message, switches.tamper, thief.address), switches.guards));
  const signed = signatures.with(seat, key.sign(messageBytes));
  return { transaction: encodeTransaction(signed, messageBytes), signature: signed[0] ?? new Uint8Array(64) };
}
