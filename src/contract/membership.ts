/** Where a membership stands. */
export type MembershipWord = 'active' | 'grace' | 'ended';

const WORDS: ReadonlyMap<string, MembershipWord> = new Map([
  ['ACTIVE', 'active'],
  ['GRACE_PERIOD', 'grace'],
  ['EXPIRED', 'ended'],
]);

/**
 * Hilt's word for a membership, an open list (contract 9). DELIVERY_FAILED speaks of the delivery, not of the paid time, and a word that is not known
 * says nothing: both are null.
 */
export function membershipWord(status: string | null): MembershipWord | null {
  return status === null ? null : (WORDS.get(status) ?? null);
}
