import type { Address, Signature } from '../../../solana/address.ts';
import type { VirtualClock } from '../../../testing/virtual-clock.ts';
import type { Chance } from '../chance.ts';
import type { Names } from '../names.ts';
import { BLOCKHASH_LIFE, type Ledger } from './ledger.ts';
import type { SimTransaction } from './sim-transaction.ts';

/** How people with phones behave in front of a code. Probabilities. */
export interface ScannerTemper {
  /** Somebody scans a code they see, per second. */
  readonly scans: number;
  /** Closes the phone wallet without approving. */
  readonly refuses: number;
  /** Types a smaller amount. */
  readonly underpays: number;
  /** The transaction will execute with an error. */
  readonly doomed: number;
  readonly slowestMs: number;
}

/** A code as the simulation prints it. */
export interface SimCode {
  readonly paymentId: string;
  readonly reference: Address;
  readonly total: bigint;
}

export interface ScannerWorld {
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly names: Names;
  /** Told of every payment that a phone hands to the chain. */
  readonly onPaid: (transaction: SimTransaction) => void;
}

/** More phones in front of one code tell nothing new. */
const MOST_SCANS = 2;

/** Phone wallets of whoever sees a code. They sign with a blockhash of their own and send by themselves; no page ever hears of them. */
export class SimScanner {
  readonly #world: ScannerWorld;
  temper: ScannerTemper;
  /** Payments that somebody may still approve, by payment id. */
  readonly #open = new Map<string, number>();
  readonly #scans = new Map<string, number>();
  readonly #sent: SimTransaction[] = [];

  constructor(world: ScannerWorld, temper: ScannerTemper) {
    this.#world = world;
    this.temper = temper;
  }

  /** Somebody points a phone at it. */
  scan(code: SimCode, payer: Address): void {
    const { clock, chance } = this.#world;
    const seen = this.#scans.get(code.paymentId) ?? 0;
    if (seen >= MOST_SCANS) return;
    this.#scans.set(code.paymentId, seen + 1);
    this.#open.set(code.paymentId, (this.#open.get(code.paymentId) ?? 0) + 1);
    const refuses = chance.hits(this.temper.refuses);
    clock.after(chance.between(500, this.temper.slowestMs), () => {
      this.#open.set(code.paymentId, (this.#open.get(code.paymentId) ?? 1) - 1);
      if (!refuses) this.#pay(code, payer);
    });
  }

  /** True while somebody may approve a payment by this code, or one is on its way. */
  mayPay(paymentId: string): boolean {
    if ((this.#open.get(paymentId) ?? 0) > 0) return true;
    return this.#sent.some((transaction) => transaction.paymentId === paymentId && this.#world.ledger.mayCharge(transaction));
  }

  #pay({ paymentId, reference, total }: SimCode, payer: Address): void {
    const { chance, ledger, names, onPaid } = this.#world;
    const signature: Signature = names.signature();
    const under = chance.hits(this.temper.underpays);
    const transaction: SimTransaction = {
      signature,
      paymentId,
      reference,
      payer,
      total,
      blockhash: names.blockhash(),
      lastValidBlockHeight: ledger.height() + BLOCKHASH_LIFE,
      tampering: under ? 'seller-amount' : null,
      received: under ? total / 2n : total,
      fails: chance.hits(this.temper.doomed),
    };
    this.#sent.push(transaction);
    onPaid(transaction);
    ledger.submit(transaction);
    ledger.submit(transaction);
  }
}
