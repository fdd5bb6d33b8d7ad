/** How settled a piece of chain state is. Each level lags behind the one before by a fixed number of slots here. */
export type Commitment = 'processed' | 'confirmed' | 'finalized';

export const COMMITMENTS: readonly Commitment[] = ['processed', 'confirmed', 'finalized'];

export function isCommitment(putative: unknown): putative is Commitment {
  return COMMITMENTS.some((commitment) => commitment === putative);
}

/** How many slots a block waits for each level. A cluster needs one or two, and 32. */
export interface Settling {
  readonly confirmAfter: number;
  readonly finalizeAfter: number;
}

export const CLUSTER_SETTLING: Settling = { confirmAfter: 2, finalizeAfter: 32 };

/** Slots that `commitment` lags behind the newest slot. */
export function settlingLag(settling: Settling, commitment: Commitment): number {
  switch (commitment) {
    case 'processed':
      return 0;
    case 'confirmed':
      return settling.confirmAfter;
    case 'finalized':
      return settling.finalizeAfter;
    default:
      return commitment satisfies never;
  }
}
