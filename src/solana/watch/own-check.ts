import type { Address } from '../address.ts';
import type { LandedCheck } from '../chain-sight.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { LandedReading } from '../verify/verify-landed.ts';

/**
 * The judgement of our own attempt: paid by deltas, and compared with what was shown, because in sign-and-send mode nobody
 * could compare before it was sent (money invariant 4). The comparison is loaded when it is needed, as it is no part of the
 * first load; if it does not arrive, what was paid is known all the same.
 */
export async function ownCheck(terms: PaymentTerms, payer: Address | null, { check, message }: LandedReading): Promise<LandedCheck> {
  // Nobody showed a transaction to whoever scanned a code.
  if (!check.ok || message === null || payer === null) return check;
  const loaded = await import('../verify/landed-deviations.ts').catch(() => null);
  const deviations = loaded?.landedDeviations(terms, payer, message) ?? [];
  return deviations.length === 0 ? check : { ...check, deviations };
}
