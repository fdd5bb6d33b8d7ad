import type { Tab } from './tab.ts';

export const REVIEW = 'Check this, then approve';
export const UNDERWAY = 'Your payment is on its way';

type Hands = Pick<Tab, 'checkout' | 'wallet'>;

/** From the wallet list to the amounts that are to be approved. */
export async function reachReview({ checkout, wallet }: Hands): Promise<void> {
  await checkout.continueWith();
  await wallet.approve('connect');
  await checkout.expectTitle(REVIEW);
}

/** Approves what is on the screen, here and in the wallet. @param request `send` for a wallet that sends by itself. */
export async function signReviewed({ checkout, wallet }: Hands, request: 'sign' | 'send' = 'sign'): Promise<void> {
  await checkout.approve();
  await wallet.approve(request);
}

/** A whole checkout of an open product, up to Hilt's word. */
export async function pay(hands: Hands, request: 'sign' | 'send' = 'sign'): Promise<void> {
  await reachReview(hands);
  await signReviewed(hands, request);
  await hands.checkout.expectTitle(/^Paid/);
}
