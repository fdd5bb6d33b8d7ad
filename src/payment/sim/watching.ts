import type { CheckoutEvent } from '../machine/events.ts';
import type { Flow } from '../machine/flow.ts';
import type { CheckoutState } from '../state.ts';
import type { Device, Page } from './device.ts';
import type { SimTransaction } from './models/sim-transaction.ts';

/** What a simulation tells whoever watches it: the oracle, the coverage, the trace of a failure. */
export interface Watching {
  /** A wallet was opened for a transaction. */
  asked(device: Device, transaction: SimTransaction, how: 'sign' | 'send'): void;
  /** A wallet handed a transaction to the chain by itself. */
  walletSent(device: Device, signed: SimTransaction, asked: SimTransaction): void;
  /** A phone that scanned a code paid. */
  scanned(transaction: SimTransaction): void;
  /** A page showed a code for the first time. */
  codeShown(page: Page, paymentId: string): void;
  /** The buyer got a link that asks an app to sign. */
  linkShown(page: Page, asked: SimTransaction): void;
  /** The app signed what a link had asked for. */
  appSigned(device: Device, asked: SimTransaction, signed: SimTransaction): void;
  /** A page handed a transaction to the chain. */
  pageSent(page: Page, transaction: SimTransaction): void;
  /** Hilt's answer reached the page: another transaction has claimed the payment (409). */
  claimRefused(page: Page, signature: string): void;
  /** The buyer knowingly goes on: `risk` beside an attempt that may charge, `again` to buy the same thing a second time. */
  wentOn(device: Device, why: 'risk' | 'again'): void;
  /** A transaction became part of the true chain. */
  landed(transaction: SimTransaction, failed: boolean): void;
  shown(page: Page, state: CheckoutState): void;
  stepped(page: Page, from: Flow, event: CheckoutEvent, to: Flow): void;
  defect(page: Page, error: unknown): void;
}
