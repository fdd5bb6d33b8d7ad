import type { Outage } from '../../payment/state.ts';
import type { ChainResult } from '../../receipt/check-on-chain.ts';
import type { DocumentResult } from '../../receipt/check-document.ts';
import type { HiltResult } from '../../receipt/hilt-result.ts';
import type { JsonRefusal } from '../../receipt/json-value.ts';
import type { SignedReceipt } from '../../receipt/open-receipt.ts';
import type { ReceiptFacts } from '../../receipt/receipt-facts.ts';
import type { ReceiptKey } from '../../receipt/receipt-keys.ts';
import type { ScreenEnv } from './screen-env.ts';

/** How far the three checks are; null while one is under way. */
export interface ReceiptChecks {
  readonly browser: DocumentResult | null;
  readonly hilt: HiltResult | null;
  readonly chain: ChainResult | null;
  /** Keys the browser's check used, to keep them with the receipt. */
  readonly keys: readonly ReceiptKey[];
  /** When the last of the three was done; unix milliseconds. */
  readonly doneAt: number | null;
}

/** What `/r/<receipt_id>` knows: the receipt with the state of its three checks, or why there is none. */
export type ReceiptView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'not-found' }
  | { readonly tag: 'unavailable'; readonly outage: Outage }
  /** An answer came, but not one document that everybody reads the same way. `where`: the member or place, foreign text. */
  | { readonly tag: 'unreadable'; readonly why: JsonRefusal | 'shape'; readonly where: string }
  | { readonly tag: 'known'; readonly receipt: SignedReceipt; readonly facts: ReceiptFacts; readonly checks: ReceiptChecks; readonly pdfUrl: string };

export type KnownReceipt = Extract<ReceiptView, { readonly tag: 'known' }>;

export interface ReceiptScreenProps {
  readonly receiptId: string;
  readonly view: ReceiptView;
  readonly env: ScreenEnv;
  /** Reads and checks again. */
  readonly onCheck: () => void;
  readonly onPrint: () => void;
  /** Hands the receipt's address to the device's own sharing; null where the browser has none. */
  readonly onShare: ((title: string) => void) | null;
  /** Saves the signed receipt as a file. */
  readonly onKeep: () => void;
  /** Saves the checking file; false when it could not be fetched. */
  readonly onKeepChecker: () => Promise<boolean>;
}

/** All three together. A single finding against the receipt outweighs everything for it. */
export type Standing = 'checking' | 'mismatch' | 0 | 1 | 2 | 3;

/** How the three checks stand; a number is how many passed once all are done. */
export function standing({ browser, hilt, chain }: ReceiptChecks): Standing {
  const results = [browser, hilt, chain];
  if (results.some((result) => result?.tag === 'mismatch')) return 'mismatch';
  if (results.includes(null)) return 'checking';
  const passed = results.filter((result) => result?.tag === 'verified').length;
  return passed === 3 ? 3 : passed === 2 ? 2 : passed === 1 ? 1 : 0;
}
