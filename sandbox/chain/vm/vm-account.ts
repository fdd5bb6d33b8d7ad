/** An account as the VM holds it. */
export interface VmAccount {
  readonly lamports: bigint;
  readonly data: Uint8Array;
  /** base58 of the owning program. */
  readonly owner: string;
  readonly executable: boolean;
  readonly rentEpoch: bigint;
}

/** Rent epoch of every account that is rent-exempt; it does not fit a JavaScript number, which is why answers are written by our own JSON writer. */
export const RENT_EXEMPT_EPOCH = 2n ** 64n - 1n;
