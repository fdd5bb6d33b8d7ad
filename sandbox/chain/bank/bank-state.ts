import type { VmAccount } from '../vm/vm-account.ts';
import type { SlotsState } from './slots.ts';
import type { TransactionRecord } from './transaction-record.ts';

/** Everything a bank must know to go on after a restart. */
export interface BankState {
  /** LiteSVM's own snapshot. */
  readonly vm: Uint8Array;
  readonly slots: SlotsState;
  readonly history: ReadonlyMap<string, readonly { readonly slot: number; readonly account: VmAccount | null }[]>;
  /** In execution order. */
  readonly records: Iterable<TransactionRecord>;
}
