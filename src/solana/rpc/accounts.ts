import * as v from 'valibot';
import type { Address } from '../address.ts';
import type { RpcRequest } from './json-rpc.ts';
import { addressText, atSlot, base64Bytes, height } from './wire-values.ts';

const Account = v.looseObject({
  data: base64Bytes,
  /** Program that owns the account: the system program for wallets. */
  owner: addressText,
  lamports: v.pipe(
    v.number(),
    v.minValue(0),
    // Other people's accounts may hold more than JSON can count exactly; a rounded balance is good enough for "has rent".
    v.transform((n) => BigInt(n)),
  ),
  executable: v.boolean(),
});
export type RpcAccount = v.InferOutput<typeof Account>;

export interface AccountsAnswer {
  readonly context: { readonly slot: number };
  /** In the order asked; null where nothing exists. */
  readonly value: readonly (RpcAccount | null)[];
}

/** Several accounts of one moment in one request (at most 100), at `confirmed`. */
export function getAccounts(addresses: readonly Address[]): RpcRequest<AccountsAnswer> {
  return {
    method: 'getMultipleAccounts',
    params: [addresses, { encoding: 'base64', commitment: 'confirmed' }],
    result: atSlot(v.pipe(v.array(v.nullable(Account)), v.length(addresses.length))),
  };
}

/** Unix seconds inside the clock sysvar's data: the time of the block, as programs see it. */
export const ClockData = v.pipe(
  v.instance(Uint8Array),
  v.length(40),
  v.transform((data) => Number(new DataView(data.buffer, data.byteOffset).getBigInt64(32, true))),
  height,
);
