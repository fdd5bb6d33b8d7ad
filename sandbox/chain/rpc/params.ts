import bs58 from 'bs58';
import { isAddress, isSignature } from '../../../src/solana/address.ts';
import { type Commitment, isCommitment } from '../bank/commitment.ts';
import type { Chain } from '../chain.ts';
import { type JsonObject, isJsonObject } from './json.ts';
import { RPC_CODES, RpcError, invalidParams } from './rpc-error.ts';

/** Positional parameters of one call, as they came. */
export type Params = readonly unknown[];

function described(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `string ${JSON.stringify(value)}`;
  if (typeof value === 'number') return `number \`${value}\``;
  if (typeof value === 'boolean') return `boolean \`${value}\``;
  return Array.isArray(value) ? 'sequence' : 'map';
}

export function wrongType(value: unknown, expected: string): RpcError {
  return invalidParams(`Invalid params: invalid type: ${described(value)}, expected ${expected}.`);
}

/** The parameter at `index`. @throws RpcError when the call has too few. */
export function required(params: Params, index: number): unknown {
  const value = params[index];
  if (value === undefined) throw invalidParams(`\`params\` should have at least ${index + 1} argument(s)`);
  return value;
}

export function asText(value: unknown): string {
  if (typeof value !== 'string') throw wrongType(value, 'a string');
  return value;
}

function notBase58(text: string): RpcError {
  return invalidParams(`Invalid param: ${bs58.decodeUnsafe(text) === undefined ? 'Invalid' : 'WrongSize'}`);
}

export function asAddress(value: unknown): string {
  const text = asText(value);
  if (!isAddress(text)) throw notBase58(text);
  return text;
}

export function asSignature(value: unknown): string {
  const text = asText(value);
  if (!isSignature(text)) throw notBase58(text);
  return text;
}

/** A whole number from 0 to 2^53. */
export function asWhole(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw wrongType(value, 'u64');
  return value;
}

export function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw wrongType(value, 'a sequence');
  return value;
}

export function asFlag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw wrongType(value, 'a boolean');
  return value;
}

/** Applies `read` unless the value is absent or null. */
export function optional<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === undefined || value === null ? null : read(value);
}

/** The configuration object at `index`; empty when absent. */
export function configAt(params: Params, index: number): JsonObject {
  const value = params[index];
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) throw wrongType(value, 'a configuration object');
  return value;
}

function asCommitment(value: unknown): Commitment {
  if (!isCommitment(value)) throw invalidParams(`Invalid params: unknown variant \`${String(value)}\`, expected one of \`processed\`, \`confirmed\`, \`finalized\`.`);
  return value;
}

/** The commitment a call asks for: `finalized` when it does not say, as on a cluster. */
export function commitmentOf(config: JsonObject): Commitment {
  return optional(config['commitment'], asCommitment) ?? 'finalized';
}

/** The commitment of a read, after checking `minContextSlot` against it. @throws RpcError -32016 when the chain is not there yet. */
export function contextOf(chain: Chain, config: JsonObject): Commitment {
  const commitment = commitmentOf(config);
  const slot = optional(config['minContextSlot'], asWhole);
  const reached = chain.bank.slots.at(commitment).slot;
  if (slot !== null && slot > reached) throw new RpcError(RPC_CODES.minContextSlot, 'Minimum context slot has not been reached', { contextSlot: reached });
  return commitment;
}

/** The commitment of a read of stored transactions, which a cluster refuses at `processed`. */
export function settledContextOf(chain: Chain, config: JsonObject): 'confirmed' | 'finalized' {
  const commitment = contextOf(chain, config);
  if (commitment === 'processed') throw invalidParams('Method does not support commitment below `confirmed`');
  return commitment;
}
