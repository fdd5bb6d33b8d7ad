import { decodeTransaction } from '../wire/decode-transaction.ts';
import { allKeys } from '../wire/message.ts';
import type { TransactionRecord } from './transaction-record.ts';

/** Every executed transaction, by signature and by every key it names. Nothing is ever forgotten, so nothing can be replayed. */
export class Ledger {
  readonly #records: TransactionRecord[] = [];
  readonly #bySignature = new Map<string, TransactionRecord>();
  readonly #order = new Map<string, number>();
  readonly #byMessageHash = new Map<string, TransactionRecord>();
  readonly #byAddress = new Map<string, TransactionRecord[]>();

  constructor(records: Iterable<TransactionRecord>) {
    for (const record of records) this.add(record);
  }

  get size(): number {
    return this.#records.length;
  }

  /** In execution order, from the `start`th on. */
  since(start: number): readonly TransactionRecord[] {
    return this.#records.slice(start);
  }

  /** The transaction at a position in execution order; null past the end. */
  at(order: number): TransactionRecord | null {
    return this.#records[order] ?? null;
  }

  get(signature: string): TransactionRecord | null {
    return this.#bySignature.get(signature) ?? null;
  }

  /** Position in execution order; null when not executed. */
  orderOf(signature: string): number | null {
    return this.#order.get(signature) ?? null;
  }

  /** The execution of this signature, or of this very message under another valid signature. */
  find(signature: string, messageHash: string): TransactionRecord | null {
    return this.#bySignature.get(signature) ?? this.#byMessageHash.get(messageHash) ?? null;
  }

  /** Transactions that name `address`, oldest first. */
  naming(address: string): readonly TransactionRecord[] {
    return this.#byAddress.get(address) ?? [];
  }

  add(record: TransactionRecord): void {
    this.#order.set(record.signature, this.#records.length);
    this.#records.push(record);
    this.#bySignature.set(record.signature, record);
    this.#byMessageHash.set(record.messageHash, record);
    for (const address of new Set(allKeys(decodeTransaction(record.bytes).message, record.loaded))) {
      const named = this.#byAddress.get(address);
      if (named === undefined) this.#byAddress.set(address, [record]);
      else named.push(record);
    }
  }
}
