import { expect, it } from 'vitest';
import { membershipWord } from '../../contract/membership.ts';
import type { Delivery, DeliveryDetail } from '../../payment/state.ts';
import { membershipView } from './membership-view.ts';

const NOW = 1_000_000;
const detail: DeliveryDetail = { error: null, triedAt: null, inviteUntil: null, membership: null, graceUntil: null, toldAt: NOW };
const view = (membershipUntil: number | null, more: Partial<DeliveryDetail> = {}) => {
  const delivery: Delivery = { type: 'TELEGRAM_INVITE', value: null, word: 'sent', membershipUntil, detail: { ...detail, ...more } };
  return membershipView(delivery);
};

it('is nothing for what was bought for good', () => {
  expect(view(null)).toBeNull();
});

it('goes from active to grace to ended on Hilt’s word', () => {
  expect(view(NOW + 1, { membership: membershipWord('ACTIVE') })).toEqual({ tag: 'active', until: NOW + 1 });
  expect(view(NOW - 1, { membership: membershipWord('GRACE_PERIOD'), graceUntil: NOW + 5 })).toEqual({ tag: 'grace', until: NOW - 1, graceUntil: NOW + 5 });
  expect(view(NOW - 1, { membership: membershipWord('EXPIRED') })).toEqual({ tag: 'ended', until: NOW - 1 });
});

it('is not called over by a date in the past, by a failed delivery or by a word nobody knows', () => {
  for (const word of [null, 'DELIVERY_FAILED', 'ON_HOLIDAY']) expect(view(NOW - 1, { membership: membershipWord(word) })).toEqual({ tag: 'active', until: NOW - 1 });
});
