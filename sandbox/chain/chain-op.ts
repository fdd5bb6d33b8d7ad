import type { BankState } from './bank/bank-state.ts';
import type { VmAccount } from './vm/vm-account.ts';

/**
 * One step of the chain's life. Applying the same steps to the same state gives the same chain, so a snapshot and the steps
 * after it are all that a restart needs.
 */
export type ChainOp =
  /** One new block per entry (unix seconds). */
  | { readonly op: 'slots'; readonly times: readonly number[] }
  /** A transaction executed in the newest block. Written only once it has run, so a replay never meets one that ended the process. */
  | { readonly op: 'execute'; readonly bytes: Uint8Array }
  /** A transaction answered with its signature, to be executed when `untilSlot` is reached. */
  | { readonly op: 'hold'; readonly bytes: Uint8Array; readonly untilSlot: number }
  /** The held transactions due by now have been tried. */
  | { readonly op: 'release'; readonly slot: number }
  /** An account written past all rules; null removes it. */
  | { readonly op: 'account'; readonly address: string; readonly account: VmAccount | null }
  /** The chain's clock runs ahead of the real one by this much. */
  | { readonly op: 'shift'; readonly milliseconds: number };

export interface HeldTransaction {
  readonly bytes: Uint8Array;
  readonly untilSlot: number;
}

/** Everything a chain must know to go on after a restart. Scenario switches are not part of it: they end with the process. */
export interface ChainState {
  readonly bank: BankState;
  readonly shiftMs: number;
  readonly held: readonly HeldTransaction[];
}
