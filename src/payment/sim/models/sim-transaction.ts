import type { Address, Blockhash, Signature } from '../../../solana/address.ts';
import type { Difference } from '../../../solana/chain-sight.ts';

/** What is wrong with a transaction that is not what was shown; null when it pays exactly the terms. */
export type Tampering = Difference['what'] | null;

/** A payment transaction of the simulated world, reduced to what decides about money. */
export interface SimTransaction {
  /** Null while unsigned. */
  readonly signature: Signature | null;
  readonly paymentId: string;
  readonly reference: Address;
  readonly payer: Address;
  readonly total: bigint;
  readonly blockhash: Blockhash;
  /** The truth: after this block height it cannot land any more. Nodes may say otherwise. */
  readonly lastValidBlockHeight: number;
  readonly tampering: Tampering;
  /** What the seller gets by a transaction that does not pay; absent when it is nothing. */
  readonly received?: bigint;
  /** It will execute with an error (funds spent meanwhile). */
  readonly fails: boolean;
}

/** Bytes on the simulated wire: the index of the transaction in its run. Cheap, and opaque to the core as real bytes are. */
export class Wire {
  readonly #sent: SimTransaction[] = [];

  encode(transaction: SimTransaction): Uint8Array {
    this.#sent.push(transaction);
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, this.#sent.length - 1);
    return bytes;
  }

  /** The number by which bytes can be written down. */
  indexOf(bytes: Uint8Array): number {
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  }

  /** The bytes again, from their number. @throws as decode. */
  bytesOf(index: number): Uint8Array {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, index);
    this.decode(bytes);
    return bytes;
  }

  /** @throws when the bytes were never made in this run: the core must not invent any. */
  decode(bytes: Uint8Array): SimTransaction {
    const transaction = this.#sent[this.indexOf(bytes)];
    if (transaction === undefined) throw new Error('bytes that nobody made');
    return transaction;
  }
}

/** True if it pays these terms, whoever sent it. */
export function paysTerms(transaction: SimTransaction, terms: { readonly paymentId: string; readonly total: bigint }): boolean {
  return transaction.tampering === null && transaction.paymentId === terms.paymentId && transaction.total === terms.total;
}
