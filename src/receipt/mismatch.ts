/** What of a receipt can fail to fit. */
export type ReceiptField =
  | 'content'
  | 'signature'
  | 'receipt-id'
  | 'schema-version'
  | 'product'
  | 'seller'
  | 'transaction'
  | 'payer'
  | 'merchant-wallet'
  | 'fee-wallet'
  | 'mint'
  | 'amount'
  | 'merchant-amount'
  | 'fee-amount'
  | 'memo'
  | 'slot'
  | 'time';

/** One value that does not fit. Raw texts for display, not sentences; empty where there is nothing to show. Amounts are base units. */
export interface Mismatch {
  readonly field: ReceiptField;
  /** What the receipt says. */
  readonly stated: string;
  /** What was found instead. */
  readonly found: string;
}
