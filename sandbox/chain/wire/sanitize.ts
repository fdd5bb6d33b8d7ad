import type { WireMessage } from './message.ts';
import { WireError } from './wire-error.ts';

/** A v0 message may name at most this many keys, tables included: instruction indexes are one byte. */
const MAX_KEYS = 256;

function refuse(): never {
  throw new WireError('sanitize', 'Transaction failed to sanitize accounts offsets correctly');
}

/**
 * Checks that a message's numbers agree with each other, by the rules a validator applies before it looks at any account.
 * LiteSVM indexes without asking, so a number let through here would end the process.
 * @throws WireError of kind `sanitize`.
 */
export function sanitizeMessage(message: WireMessage, signatureCount: number): void {
  const { requiredSignatures, readonlySigned, readonlyUnsigned } = message.header;
  const statics = message.accountKeys.length;
  if (signatureCount !== requiredSignatures) refuse();
  if (requiredSignatures + readonlyUnsigned > statics) refuse();
  // The first key pays the fee, so at least one signer must be writable.
  if (readonlySigned >= requiredSignatures) refuse();
  const looked = message.lookups.map((lookup) => lookup.writable.length + lookup.readonly.length);
  if (looked.includes(0)) refuse();
  const total = looked.reduce((sum, count) => sum + count, statics);
  if (total > MAX_KEYS) refuse();
  for (const instruction of message.instructions) {
    // Index 0 is the fee payer, which cannot be a program; programs are never looked up in tables.
    if (instruction.programIdIndex === 0 || instruction.programIdIndex >= statics) refuse();
    if (instruction.accounts.some((index) => index >= total)) refuse();
  }
}
