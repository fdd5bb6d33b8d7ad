import { getPayment } from '../../api/get-payment.ts';
import type { HiltHttp } from '../../api/http.ts';
import type { Report } from '../../embed/frame/reporter.ts';
import { deliveryWord, hiltWord, type PaymentStatus } from '../../contract/payment-status.ts';
import { amountText } from '../../money/format-amount.ts';
import { knownMint } from '../../solana/mints.ts';
import { type Reading, startReading } from '../pages/reading.ts';

/** What a frame that has handed its payment to a window knows of it: Hilt's word, or nothing. */
export type Followed = { readonly tag: 'unseen' } | { readonly tag: 'seen'; readonly payment: PaymentStatus };

/** Somebody is at work in the window, so this is the usual pace of a payment, not the late one. */
const EVERY_MS = 5_000;

/** Watches a payment by Hilt's status alone: nothing here can sign or send. @param paymentId null when the window pays one that this frame does not know. */
export function followPayment(http: HiltHttp, paymentId: string | null, page: Document, report: Report): Reading<Followed> {
  report({ type: 'status', phase: 'elsewhere' });
  report({ type: 'ready' });
  return startReading<Followed>({
    initial: { tag: 'unseen' },
    read: async (signal) => {
      if (paymentId === null) return { tag: 'unseen' };
      try {
        const payment = await getPayment(http, paymentId, signal);
        tell(payment, report);
        return { tag: 'seen', payment };
      } catch (error) {
        if (signal.aborted) throw error;
        return { tag: 'unseen' };
      }
    },
    nextIn: (followed) => (paymentId === null || isOver(followed) ? null : EVERY_MS),
    page,
  });
}

export function isPaid(followed: Followed): boolean {
  return followed.tag === 'seen' && hiltWord(followed.payment.status) === 'confirmed';
}

function isOver(followed: Followed): boolean {
  return followed.tag === 'seen' && isPaid(followed) && deliveryWord(followed.payment.delivery_status) === 'sent';
}

function tell(payment: PaymentStatus, report: Report): void {
  if (hiltWord(payment.status) !== 'confirmed') return;
  const mint = payment.token_mint === null ? null : knownMint(payment.token_mint);
  report({ type: 'status', phase: 'paid' });
  if (mint !== null) report({ type: 'paid', amount: amountText(payment.amount_minor_units, mint.decimals), currency: mint.symbol });
  if (deliveryWord(payment.delivery_status) === 'sent') report({ type: 'delivered' });
}
