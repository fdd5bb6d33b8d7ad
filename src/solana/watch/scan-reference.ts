import type { Witnesses } from '../chain-sight.ts';
import type { FoundPayment, Mispayment, ReferenceScan } from '../chain.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { getSignaturesOf } from '../rpc/signatures.ts';
import { type JudgedList, judgeListed, type ListedPayment, mergeLists } from './reference-list.ts';
import type { Watcher } from './watcher.ts';
import { heard, witnesses } from './witnesses.ts';

/**
 * Finds all payments of these terms, and what was paid wrongly, by the reference key, over all nodes and at `confirmed`. A payment
 * that carries our memo but lost the reference key on its way (some wallets drop it) is not found here; Hilt looks for memos. One that only one node lists counts: leaving one out could make the buyer pay again, a wrong one is caught by judging it.
 * @returns `judged` null when they are not known: no node answered, one of the transactions cannot be fetched, or the key
 * has 1,000 transactions or more (somebody is flooding it). Never "none" in these cases.
 */
export async function findPayments({ pool, judge, now }: Watcher, terms: PaymentTerms, signal: AbortSignal): Promise<{ readonly judged: JudgedList | null; readonly witnesses: Witnesses }> {
  const answers = await pool.each((node) => node.ask(getSignaturesOf(terms.reference, 'confirmed', null), signal), signal);
  const seen = witnesses(answers, now());
  const judged = seen.answered === 0 ? null : await judgeListed(terms, mergeLists(heard(answers), pool.nodes.length), judge, signal);
  return { judged, witnesses: seen };
}

/** `findPayments` in the words of the Chain port. */
export async function scanReference(watcher: Watcher, terms: PaymentTerms, signal: AbortSignal): Promise<ReferenceScan> {
  const { judged, witnesses: seen } = await findPayments(watcher, terms, signal);
  if (judged === null) return { tag: 'unreachable', witnesses: seen };
  return { tag: 'read', payments: judged.payments.flatMap(foundPayment), mispaid: judged.mispaid.flatMap(mispayment), witnesses: seen };
}

function foundPayment({ listed, reading, blockTime }: ListedPayment): readonly FoundPayment[] {
  const { check, payer, surplus } = reading;
  return payer === null ? [] : [{ signature: listed.signature, payer, check, surplus, commitment: listed.confirmationStatus ?? 'confirmed', blockTime }];
}

function mispayment({ listed, reading, blockTime }: ListedPayment): readonly Mispayment[] {
  const { mispaid } = reading;
  return mispaid === null ? [] : [{ signature: listed.signature, ...mispaid, commitment: listed.confirmationStatus ?? 'confirmed', blockTime }];
}
