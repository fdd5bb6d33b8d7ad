import * as v from 'valibot';
import { isAddress, isSignature } from '../../../src/solana/address.ts';

/** Building blocks of request bodies. Optional fields of the contract may be absent or null; both become null. */
export function optional<TSchema extends v.GenericSchema>(schema: TSchema) {
  return v.nullish(schema, null);
}

/** Text with something in it and no control characters. */
export function text(maxLength: number) {
  return v.pipe(v.string(), v.minLength(1), v.maxLength(maxLength), v.regex(/^[^\p{Cc}]*$/u, 'must not contain control characters'));
}

/** 32 bytes in base58. */
export const walletAddress = v.pipe(v.string(), v.check(isAddress, 'is not a Solana address'));

/** 64 bytes in base58. */
export const txSignature = v.pipe(v.string(), v.check(isSignature, 'is not a transaction signature'));

/** A positive amount in minor units. Above 2^53 JSON has already lost digits. */
export const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Ids are random UUIDs; longer text cannot be one. */
export const id = text(128);

export const walletSource = text(64);
export const identityText = text(160);

/** A nested JSON object; object schemas alone would take an array for one. */
export function jsonObject<TSchema extends v.GenericSchema>(schema: TSchema) {
  return v.pipe(v.unknown(), v.check((input) => !Array.isArray(input), 'must be an object'), schema);
}
