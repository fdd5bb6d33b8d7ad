import { type Signature, signatureFromBytes } from '../address.ts';
import { displayText } from '../bytes.ts';
import { MEMO_PROGRAM, MEMO_V1_PROGRAM } from '../programs.ts';
import type { LandedTransaction } from '../rpc/transactions.ts';
import { DecodeError } from '../wire/decode-error.ts';
import { decodeTransaction } from '../wire/decode-transaction.ts';
import { type ResolvedMessage, resolveMessage } from '../wire/resolved-message.ts';

/** The message of a landed transaction; null when the bytes are none, or not those of the transaction asked for. */
export function landedMessage(signature: Signature, landed: LandedTransaction): ResolvedMessage | null {
  try {
    const { message, signatures } = decodeTransaction(landed.transaction);
    const [first] = signatures;
    if (first === undefined || signatureFromBytes(first) !== signature) return null;
    return resolveMessage(message, landed.meta.loadedAddresses ?? undefined);
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
}

/** Texts of all top-level memos, in order. */
export function memosOf({ instructions }: ResolvedMessage): readonly string[] {
  return instructions.filter(({ program }) => program === MEMO_PROGRAM || program === MEMO_V1_PROGRAM).map(({ data }) => displayText(data));
}
