import type { BaseUnits } from '../../money/base-units.ts';
import type { Address, Signature } from '../../solana/address.ts';
import type { LandedTransaction } from '../../solana/rpc/transactions.ts';
import { readSale, type Sale } from '../../solana/verify/read-sale.ts';
import { verifyLanded } from '../../solana/verify/verify-landed.ts';
import type { Session } from '../session.ts';
import { sessionOf } from './own-session.ts';
import type { Recovery } from './recovery.ts';

/** The sale of this page. `price` null where the buyer chooses it. */
export interface PricedSale extends Sale {
  readonly price: BaseUnits | null;
}

/** `may-pay`: enough of the right token went from `payer` to the seller; only Hilt can say for which payment. */
export type LandedVerdict =
  | { readonly tag: 'may-pay'; readonly payer: Address | null; readonly spent: BaseUnits | null; readonly own: Session | null }
  | Extract<Recovery, { readonly tag: 'other-seller' | 'other-token' | 'too-little' }>
  /** The bytes are not those of the transaction asked for. */
  | { readonly tag: 'not-understood' };

/** From worst to best for the buyer. */
const RANKS: readonly LandedVerdict['tag'][] = ['not-understood', 'other-seller', 'other-token', 'too-little', 'may-pay'];

/** Judges what the nodes handed out; where they differ the best for the buyer counts, as Hilt has the last word anyway. */
export function judgeLanded(sale: PricedSale, sessions: readonly Session[], signature: Signature, copies: readonly LandedTransaction[]): LandedVerdict {
  const verdicts = copies.map((copy) => judgeCopy(sale, sessions, signature, copy));
  return verdicts.reduce<LandedVerdict>((best, verdict) => (RANKS.indexOf(verdict.tag) > RANKS.indexOf(best.tag) ? verdict : best), { tag: 'not-understood' });
}

function judgeCopy(sale: PricedSale, sessions: readonly Session[], signature: Signature, copy: LandedTransaction): LandedVerdict {
  const reading = readSale(sale, signature, copy);
  if (reading === null) return { tag: 'not-understood' };
  const { received, payer, spent } = reading;
  if (received === null) return { tag: 'other-seller', signature };
  if (received.mint !== sale.mint) return { tag: 'other-token', signature, payer, received };
  const own = sessionOf(reading, sessions);
  // The terms of a session of ours say more than the product: the fee too must have been paid.
  const price = own?.terms.total ?? sale.price;
  const short = own !== null && verifyLanded(own.terms, signature, copy).mispaid?.kind === 'too-little';
  if (price !== null && spent !== null && (spent < price || short)) return { tag: 'too-little', signature, payer, spent, price };
  return { tag: 'may-pay', payer, spent, own };
}
