import * as v from 'valibot';
import { type BaseUnits, baseUnits } from '../money/base-units.ts';

/**
 * Building blocks of the wire schemas. Responses of the Hilt API are open objects (contract section 1), so every schema
 * here is loose: unknown keys pass and are ignored, known keys must be right.
 */

/** An integer amount in minor units, as JSON number; becomes base units. Above 2^53 JSON has already lost digits, so it is refused. */
export const wireAmount = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.transform((n): BaseUnits => baseUnits(BigInt(n))),
);

/** A Solana address or mint in base58: 32 bytes are 32 to 44 characters. Curve and existence are checked on chain, not here. */
export const wireAddress = v.pipe(v.string(), v.regex(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/));

/** A transaction signature in base58: 64 bytes are 64 to 88 characters. */
export const wireSignature = v.pipe(v.string(), v.regex(/^[1-9A-HJ-NP-Za-km-z]{64,88}$/));

/** An ISO 8601 time with zone; becomes unix milliseconds. */
export const wireTime = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.number(),
  v.check((ms) => !Number.isNaN(ms), 'not a time'),
);

/** A value that may be null or absent; both become null. */
export function orNull<TSchema extends v.GenericSchema>(schema: TSchema) {
  return v.nullish(schema, null);
}
