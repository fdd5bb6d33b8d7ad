import { membershipWord } from '../contract/membership.ts';
import type { ConfirmAnswer } from '../contract/pay.ts';
import { type PaymentStatus, deliveryWord } from '../contract/payment-status.ts';
import type { Delivery, DeliveryDetail } from './state.ts';

/**
 * What a confirm answer says of the delivery. Facts the contract declares for other answers are kept from `before` where this one is silent about them.
 * @param now page clock
 */
export function deliveryOf(answer: ConfirmAnswer, before: Delivery | null, now: number): Delivery {
  const known = before?.detail;
  return {
    type: answer.delivery_type,
    value: answer.delivery_value,
    word: deliveryWord(answer.delivery_status),
    membershipUntil: answer.membership_period_end_at,
    detail: {
      error: told(answer.delivery_error, known?.error),
      triedAt: told(answer.delivery_attempted_at, known?.triedAt),
      inviteUntil: told(answer.deep_link_expires_at, known?.inviteUntil),
      membership: membershipWord(answer.membership_status),
      graceUntil: told(answer.grace_ends_at, known?.graceUntil),
      toldAt: now,
    },
  };
}

/** The delivery with what a status answer says of it; that answer never carries the value. */
export function retold(delivery: Delivery, status: PaymentStatus, now: number): Delivery {
  const detail: DeliveryDetail = {
    error: status.delivery_error,
    triedAt: status.delivery_attempted_at,
    inviteUntil: status.deep_link_expires_at,
    membership: delivery.detail?.membership ?? null,
    graceUntil: delivery.detail?.graceUntil ?? null,
    toldAt: now,
  };
  return { ...delivery, word: status.delivery_status === null ? delivery.word : deliveryWord(status.delivery_status), detail };
}

/** A silent answer (undefined) changes nothing; null is a word of its own: there is none. */
function told<T>(now: T | null | undefined, before: T | null | undefined): T | null {
  return now === undefined ? (before ?? null) : now;
}
