/** Why a wallet that scanned a code is not given a transaction. */
export type Refusal =
  | { readonly code: 'unknown-code' }
  | { readonly code: 'expired' }
  | { readonly code: 'bad-account' }
  /** Hilt has recorded the payment, or Solana shows it. */
  | { readonly code: 'paid' }
  | { readonly code: 'paid-on-chain' }
  /** A transaction is claimed for this payment and may still land. */
  | { readonly code: 'on-its-way' }
  /** Another wallet has just been given one. */
  | { readonly code: 'other-wallet'; readonly waitMs: number }
  | { readonly code: 'ended' }
  /** `missing` is an exact amount with its unit. */
  | { readonly code: 'short'; readonly missing: string }
  | { readonly code: 'wallet-cannot-pay' }
  | { readonly code: 'seller-cannot-be-paid' }
  | { readonly code: 'hilt-unreachable' }
  | { readonly code: 'solana-unreachable' }
  | { readonly code: 'too-many-requests'; readonly waitMs: number };

/** Status of the answer: 4xx when asking again the same way cannot help, 5xx when it may. */
export function refusalStatus(refusal: Refusal): 400 | 404 | 409 | 410 | 422 | 429 | 503 {
  switch (refusal.code) {
    case 'unknown-code':
      return 404;
    case 'bad-account':
      return 400;
    case 'short':
    case 'wallet-cannot-pay':
    case 'seller-cannot-be-paid':
      return 422;
    case 'paid':
    case 'paid-on-chain':
    case 'on-its-way':
    case 'other-wallet':
      return 409;
    case 'expired':
    case 'ended':
      return 410;
    case 'too-many-requests':
      return 429;
    case 'hilt-unreachable':
    case 'solana-unreachable':
      return 503;
    default:
      return refusal satisfies never;
  }
}

/**
 * The sentence a wallet shows. It says what happened, whether money moved, and what to do; in English, because a wallet tells nobody
 * its language.
 */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.code) {
    case 'unknown-code':
      return 'This code is not valid. Nothing has moved. Open the checkout again for a new one.';
    case 'bad-account':
      return 'The wallet did not say which account pays. Nothing has moved.';
    case 'short':
      return `${refusal.missing} is missing in this wallet. Nothing has moved.`;
    case 'wallet-cannot-pay':
      return 'This wallet cannot make this payment. Nothing has moved. Use another wallet.';
    case 'seller-cannot-be-paid':
      return 'The seller cannot be paid this way. Nothing has moved. Tell the seller.';
    case 'paid':
      return 'This is already paid. Do not pay again. The checkout page shows your access.';
    case 'paid-on-chain':
      return 'A payment is already on Solana. Do not pay again. The checkout page goes on by itself.';
    case 'on-its-way':
      return 'A payment is already on its way. Do not pay again. The checkout page shows what became of it.';
    case 'other-wallet':
      return `Another wallet has just opened this payment. Finish there, or try again in ${Math.ceil(refusal.waitMs / 1000)} seconds.`;
    case 'expired':
      return 'This code has expired. Nothing has moved. The checkout page makes a new one.';
    case 'ended':
      return 'This checkout has ended. Look at the checkout page before paying again.';
    case 'too-many-requests':
      return `Too many requests. Nothing has moved. Try again in ${Math.ceil(refusal.waitMs / 1000)} seconds.`;
    case 'hilt-unreachable':
      return 'Hilt does not answer right now. Nothing has moved. Try again in a moment.';
    case 'solana-unreachable':
      return 'Solana does not answer right now. Nothing has moved. Try again in a moment.';
    default:
      return refusal satisfies never;
  }
}
