import type { Witnesses } from '../chain-sight.ts';
import type { FoundPayment, ReferenceScan } from '../chain.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { getSignaturesOf } from '../rpc/signatures.ts';
import { judgeListed, type ListedPayment, mergeLists } from './reference-list.ts';
import type { Watcher } from './watcher.ts';
import { heard, witnesses } from './witnesses.ts';

/**
 * Finds all payments of these terms by the reference key, over all nodes and at `confirmed`, oldest first.
 * A payment that only one node lists counts: leaving one out could make the buyer pay again, a wrong one is caught by judging it.
 * @returns `payments` null when they are not known: no node answered, one of the transactions cannot be fetched, or the key
 * has 1,000 transactions or more (somebody is flooding it). Never "none" in these cases.
 */
export async function findPayments({ pool, judge, now }: Watcher, terms: PaymentTerms, signal: AbortSignal): Promise<{ readonly payments: readonly ListedPayment[] | null; readonly witnesses: Witnesses }> {
  const answers = await pool.each((node) => node.ask(getSignaturesOf(terms.reference, 'confirmed', null), signal), signal);
  const seen = witnesses(answers, now());
  const payments = seen.answered === 0 ? null : await judgeListed(terms, mergeLists(heard(answers), pool.nodes.length), judge, signal);
  return { payments, witnesses: seen };
}

/** `findPayments` in the words of the Chain port. */
export async function scanReference(watcher: Watcher, terms: PaymentTerms, signal: AbortSignal): Promise<ReferenceScan> {
  const { payments, witnesses: seen } = await findPayments(watcher, terms, signal);
  if (payments === null) return { tag: 'unreachable', witnesses: seen };
  return { tag: 'read', payments: payments.flatMap(foundPayment), witnesses: seen };
}

function foundPayment({ listed, reading, blockTime }: ListedPayment): readonly FoundPayment[] {
  const { check, payer } = reading;
  return payer === null ? [] : [{ signature: listed.signature, payer, check, commitment: listed.confirmationStatus ?? 'confirmed', blockTime }];
}
