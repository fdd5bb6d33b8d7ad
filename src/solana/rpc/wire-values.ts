import * as v from 'valibot';
import { type BaseUnits, baseUnits } from '../../money/base-units.ts';
import { isAddress, isSignature } from '../address.ts';
import { fromBase64 } from '../bytes.ts';

/** Building blocks of the RPC answers. Answers are open objects: unknown keys pass, known keys must be right. */

/** Slots, block heights and unix seconds. */
export const height = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Lamports as JSON number. Above 2^53 JSON has already lost digits, so such a balance is not understood rather than guessed. */
export const lamports = v.pipe(
  height,
  v.transform((n): BaseUnits => baseUnits(BigInt(n))),
);

/** A u64 as decimal text, as token amounts come. */
export const u64Text = v.pipe(
  v.string(),
  v.regex(/^\d{1,20}$/),
  v.transform((digits) => BigInt(digits)),
  v.maxValue(2n ** 64n - 1n),
  v.transform((n): BaseUnits => baseUnits(n)),
);

export const addressText = v.pipe(v.string(), v.guard(isAddress));
export const signatureText = v.pipe(v.string(), v.guard(isSignature));

/** Bytes as Solana's `[text, "base64"]` pair. */
export const base64Bytes = v.pipe(
  v.tuple([v.string(), v.literal('base64')]),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const bytes = fromBase64(dataset.value[0]);
    if (bytes !== null) return bytes;
    addIssue({ message: 'not base64' });
    return NEVER;
  }),
);

/**
 * A transaction's error: null for success, else its JSON as text, e.g. `{"InstructionError":[2,{"Custom":1}]}`.
 * As an object entry it is required: an answer that forgot it must not read as success.
 */
export const transactionError = v.pipe(
  v.unknown(),
  v.transform((err): string | null => (err === null ? null : JSON.stringify(err))),
);

/** Answers read at a slot. */
export function atSlot<TSchema extends v.GenericSchema>(value: TSchema) {
  return v.looseObject({ context: v.looseObject({ slot: height }), value });
}
