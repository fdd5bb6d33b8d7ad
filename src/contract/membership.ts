/** Where a membership stands. */
export type MembershipWord = 'active' | 'grace' | 'ended';

/**
 * Hilt's word for a membership, an open list (contract 9). DELIVERY_FAILED speaks of the delivery, not of the paid time, and a word that is not known
 * says nothing: both are null.
 */
export function membershipWord(status: string | null): MembershipWord | null {
  switch (status) {
    case 'ACTIVE':
      return 'active';
    case 'GRACE_PERIOD':
      return 'grace';
    case 'EXPIRED':
      return 'ended';
    default:
      return null;
  }
}
