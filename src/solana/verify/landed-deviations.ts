import type { Address } from '../address.ts';
import type { Difference } from '../chain-sight.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { ResolvedMessage } from '../wire/resolved-message.ts';
import { comparePayment } from './compare-payment.ts';
import { expectedPayment } from './expected-payment.ts';

/** Where a landed attempt of ours differs from what the buyer was shown; any blockhash, and accounts opened or not, are fine by now. */
export function landedDeviations(terms: PaymentTerms, payer: Address, message: ResolvedMessage): readonly Difference[] {
  return comparePayment(expectedPayment(terms, payer, null, null), message);
}
