import type { Mispayment, ReferenceScan } from '../../solana/chain.ts';
import type { PaymentTerms } from '../../solana/payment-terms.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { Watched } from './flow.ts';

/** Below this share of the price an amount on the reference key is dust: it must not take a buyer off the way to pay. */
const DUST_DIVISOR = 100n;
/** SOL that reaches a seller by the way, as rent of an account that was opened for them. */
const LAMPORT_DUST = 3_000_000n;

/** The newest payment that went wrong and that the buyer should be told of; null when there is none they do not know yet. */
export function tellingMispayment({ desk, evidence }: Pick<Watched, 'desk' | 'evidence'>): Mispayment | null {
  const { session, accepted } = desk.entry;
  return evidence.mispaid.findLast((payment) => !accepted.includes(payment.signature) && isTelling(payment, session.terms)) ?? null;
}

/** The same, of a scan that was made before anything was asked or shown. */
export function mispaidBefore({ session, accepted }: JournalEntry, scan: ReferenceScan): Mispayment | null {
  if (scan.tag === 'unreachable') return null;
  return scan.mispaid.findLast((payment) => !accepted.includes(payment.signature) && isTelling(payment, session.terms)) ?? null;
}

/** True when an amount is worth a word: not dust, and not a token that anybody can make. */
export function isTelling({ kind, received }: Mispayment, terms: PaymentTerms): boolean {
  switch (kind) {
    case 'too-little':
    case 'wrong-memo':
      return received.amount * DUST_DIVISOR >= terms.merchantAmount;
    case 'wrong-token':
      return received.symbol !== null && received.amount > (received.mint === 'native' ? LAMPORT_DUST : 0n);
    default:
      return kind satisfies never;
  }
}
