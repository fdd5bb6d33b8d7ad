/** A confirmed transaction as the settlement rules need it: resolved keys, top-level instructions, balances before and after. */
export interface LandedTransaction {
  readonly signature: string;
  readonly slot: number;
  /** Unix milliseconds of its block (Solana states whole seconds). */
  readonly blockTime: number;
  /** True when it executed with an error: it paid nothing but the network fee. */
  readonly failed: boolean;
  /** Every account it names: static keys, then keys loaded from lookup tables. */
  readonly keys: readonly string[];
  /** Top-level instructions only; an inner memo or transfer is somebody else's program speaking. */
  readonly instructions: readonly { readonly program: string; readonly data: Uint8Array }[];
  /** Lamports per key, in the order of `keys`. */
  readonly lamports: readonly { readonly before: bigint; readonly after: bigint }[];
  readonly tokens: readonly TokenChange[];
}

/** One token account before and after a transaction. `null` on a side means that it did not exist (or was no token account) then. */
export interface TokenChange {
  readonly account: string;
  readonly mint: string;
  readonly before: TokenHolding | null;
  readonly after: TokenHolding | null;
}

export interface TokenHolding {
  /** Wallet that owns the account; null when the node did not say. */
  readonly owner: string | null;
  readonly program: string | null;
  /** Base units. */
  readonly amount: bigint;
}

/** What an account grew by over the transaction; negative when it shrank. */
export function growth(change: TokenChange): bigint {
  return (change.after?.amount ?? 0n) - (change.before?.amount ?? 0n);
}
