import type { TypedIdentity } from '../identity/typed-identity.ts';

/** What a buyer can ask of the payment. Each is ignored in states where it would be unsafe, so a late click can never charge. */
export interface CheckoutIntents {
  /** Connect this wallet and prepare the payment. */
  continueWith(walletName: string): void;
  /** Who gets access, as typed and checked. */
  submitIdentity(identity: TypedIdentity): void;
  /** Open the wallet for the text that proves it. */
  signIdentity(): void;
  /** Back to the field. */
  editIdentity(): void;
  /** After a payment that Hilt does not record without an identity: prove it with the wallet that paid. */
  proveIdentity(walletName: string): void;
  /** Ask Phantom's app by link who it is, to pay with it; on phones. */
  payByLink(): void;
  /** Show a code that a phone can pay. */
  payByCode(): void;
  /** Take the code off the screen and pay with a wallet here; only for a buyer who has not approved anything on the phone. */
  withdrawCode(): void;
  /** Open the wallet for the payment under review. */
  approve(): void;
  /** Do again what stopped: ask Hilt or Solana again, re-check funds, prepare a new attempt after a proven "not charged". */
  tryAgain(): void;
  /** Look at Solana and Hilt now instead of at the next turn. */
  checkNow(): void;
  /** Back to the wallet list. Only while nothing is exposed. */
  chooseAnother(): void;
  /** Drop an ended session and open a new one. Only when no attempt can land any more. */
  startOver(): void;
  /** While an attempt that can never be proven dead is open: show the "the first one may still charge you" step. */
  considerPayingAgain(): void;
  /** In that step: pay again all the same. */
  acceptRisk(): void;
  /** In that step: go back to waiting. */
  keepWaiting(): void;
}
