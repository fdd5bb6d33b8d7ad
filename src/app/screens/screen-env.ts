import type { FooterLinks } from '../../ui/components/footer.tsx';

/** What an amount is counted in. */
export interface Asset {
  readonly symbol: string;
  readonly decimals: number;
}

/** SOL has no mint in these screens: fees and deposits are always counted in it. */
export const SOL: Asset = { symbol: 'SOL', decimals: 9 };

/** What a screen has to know of the world around it. Addresses are built here by the app, so that screens stay pure. */
export interface ScreenEnv {
  /** Symbol and decimals of a mint from our own table; null when the table does not have it (then no amount is shown). */
  readonly assetOf: (mint: string | null) => Asset | null;
  /** Explorer page of a transaction, or null when none is configured. */
  readonly transactionUrl: ((signature: string) => string) | null;
  /** Absolute address of `/pay/<payment_id>`, for copying to another device. */
  readonly paymentUrl: (paymentId: string) => string;
  readonly receiptUrl: (receiptId: string) => string;
  /** Goes to the status page of a payment whose id the buyer typed; foreign text. */
  readonly openPayment: (paymentId: string) => void;
  readonly reload: () => void;
  /** No real money: said on every page before paying. */
  readonly sandbox: boolean;
  /** Origin of this page; pictures may come from it or from https. */
  readonly pageOrigin: string;
  readonly footer: FooterLinks;
}
