import type { TransactionError } from '../vm/transaction-error.ts';
import type { InnerCall } from '../vm/vm-run.ts';
import type { LoadedKeys } from '../wire/message.ts';

/** A token account's balance beside one transaction. */
export interface TokenBalance {
  readonly accountIndex: number;
  readonly mint: string;
  readonly owner: string;
  readonly programId: string;
  /** Base units. */
  readonly amount: bigint;
  readonly decimals: number;
}

/** One executed transaction, failed ones included, with all that its readers may ask. Amounts are lamports or base units. */
export interface TransactionRecord {
  readonly signature: string;
  /** SHA-256 of the message in base58: the second half of replay protection, for another valid signature over the same message. */
  readonly messageHash: string;
  readonly slot: number;
  /** Unix seconds. */
  readonly blockTime: number;
  readonly bytes: Uint8Array;
  readonly loaded: LoadedKeys;
  readonly err: TransactionError | null;
  readonly fee: bigint;
  readonly preBalances: readonly bigint[];
  readonly postBalances: readonly bigint[];
  readonly preTokenBalances: readonly TokenBalance[];
  readonly postTokenBalances: readonly TokenBalance[];
  readonly logs: readonly string[];
  readonly inner: readonly (readonly InnerCall[])[];
  readonly computeUnits: bigint;
  readonly returnData: { readonly programId: string; readonly data: Uint8Array } | null;
  /** Text of all memos as indexes print it, for example `[9] HILT:abcd`; null without a memo. */
  readonly memo: string | null;
}
