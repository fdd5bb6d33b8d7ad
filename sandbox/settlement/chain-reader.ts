import type { LandedTransaction } from './landed-transaction.ts';

/** One entry of an account's history. */
export interface SeenSignature {
  readonly signature: string;
  readonly failed: boolean;
}

/** What the sandbox asks of Solana; confirmed state only. */
export interface ChainReader {
  /** The transaction, or null while the chain does not show it at confirmed. @throws ChainUnreachable */
  transaction(signature: string): Promise<LandedTransaction | null>;
  /** Signatures that name `account`, oldest first, newer than `after` (null: from the beginning). @throws ChainUnreachable */
  history(account: string, after: string | null): Promise<readonly SeenSignature[]>;
  /** Unix milliseconds of the newest confirmed block; null when the node cannot say. @throws ChainUnreachable */
  time(): Promise<number | null>;
}

/** The RPC did not answer, or answered something that is not JSON-RPC. Says nothing about any payment. */
export class ChainUnreachable extends Error {
  override readonly name = 'ChainUnreachable';
}
