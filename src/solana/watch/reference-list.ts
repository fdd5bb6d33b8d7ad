import type { Signature } from '../address.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { LIST_LIMIT, type ListedSignature } from '../rpc/signatures.ts';
import type { LandedReading } from '../verify/verify-landed.ts';
import type { LandedJudge } from './landed-judge.ts';

/** Transactions fetched at the same time; public nodes answer more with 429. */
const AT_ONCE = 4;

/** A landed transaction from the list, read against the terms. */
export interface ListedPayment {
  readonly listed: ListedSignature;
  readonly reading: LandedReading;
  readonly blockTime: number | null;
}

export interface JudgedList {
  /** They pay the terms. Oldest first. */
  readonly payments: readonly ListedPayment[];
  /** They do not, but gave the seller something. Oldest first. */
  readonly mispaid: readonly ListedPayment[];
}

/**
 * Judges the transactions listed for the reference key. Failed ones are skipped, and so is what gave the seller nothing:
 * anybody can name the key in a transaction of theirs.
 * @returns null when one of them could not be judged, or the list is cut off: then it must not be read as "nobody has paid".
 */
export async function judgeListed(terms: PaymentTerms, list: readonly ListedSignature[], judge: LandedJudge, signal: AbortSignal): Promise<JudgedList | null> {
  if (list.length >= LIST_LIMIT) return null;
  // Nodes list the newest first, within a slot too.
  const oldestFirst = list.filter(({ err }) => err === null).toReversed().toSorted((a, b) => a.slot - b.slot);
  const judgedList = { payments: new Array<ListedPayment>(), mispaid: new Array<ListedPayment>() };
  for (let from = 0; from < oldestFirst.length; from += AT_ONCE) {
    const batch = oldestFirst.slice(from, from + AT_ONCE);
    const judged = await Promise.all(batch.map(({ signature }) => judge.judge(terms, signature, signal)));
    for (const [index, listed] of batch.entries()) {
      const judgement = judged[index];
      if (judgement === undefined || judgement.tag === 'unreachable' || judgement.tag === 'absent') return null;
      if (judgement.tag === 'failed') continue;
      const { reading } = judgement;
      const payment = { listed, reading, blockTime: judgement.blockTime ?? listed.blockTime };
      if (reading.check.ok) judgedList.payments.push(payment);
      else if (reading.mispaid !== null) judgedList.mispaid.push(payment);
    }
  }
  return judgedList;
}

/**
 * One list out of several nodes' lists. An entry that one node alone has, or calls successful, stays in: it is judged anyway.
 * "Finalized" it is only when two nodes say so, where two are configured; one alone counts as confirmed.
 */
export function mergeLists(lists: readonly (readonly ListedSignature[])[], configured: number): readonly ListedSignature[] {
  const bySignature = new Map<Signature, ListedSignature[]>();
  for (const entry of lists.flat()) bySignature.set(entry.signature, [...(bySignature.get(entry.signature) ?? []), entry]);
  return [...bySignature.values()].flatMap((entries) => {
    const best = entries.find(({ err }) => err === null) ?? entries[0];
    const final = entries.filter(({ err, confirmationStatus }) => err === best?.err && confirmationStatus === 'finalized').length;
    return best === undefined ? [] : [{ ...best, confirmationStatus: final >= Math.min(2, configured) ? 'finalized' : 'confirmed' }];
  });
}
