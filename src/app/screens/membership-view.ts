import type { Delivery } from '../../payment/state.ts';

/** Where paid access stands. Times are unix milliseconds; null where Hilt has not told them. */
export type MembershipView =
  | { readonly tag: 'active'; readonly until: number }
  /** The paid time is over, and access goes on for a little while. */
  | { readonly tag: 'grace'; readonly until: number | null; readonly graceUntil: number | null }
  | { readonly tag: 'ended'; readonly until: number | null };

/** Null for what was bought for good. "Over" is said on Hilt's word alone: the buyer's clock may be wrong, and a renewal may be on its way. */
export function membershipView({ membershipUntil: until, detail }: Delivery): MembershipView | null {
  const word = detail?.membership ?? null;
  if (word === 'ended') return { tag: 'ended', until };
  if (word === 'grace') return { tag: 'grace', until, graceUntil: detail?.graceUntil ?? null };
  return until === null ? null : { tag: 'active', until };
}
