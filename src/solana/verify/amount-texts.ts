import { type BaseUnits, isBaseUnits } from '../../money/base-units.ts';
import { formatAmount } from '../../money/format-amount.ts';
import type { PaymentTerms } from '../payment-terms.ts';

/** Amount of the settlement token with its symbol, e.g. "28.42 USDC"; exact, for the list of differences. */
export function termsAmount(amount: bigint, terms: Pick<PaymentTerms, 'decimals' | 'symbol'>): string {
  return withSymbol(amount, terms.decimals, terms.symbol);
}

/** Lamports as SOL, e.g. "0.0021 SOL". */
export function solAmount(lamports: bigint): string {
  return withSymbol(lamports, 9, 'SOL');
}

function withSymbol(amount: bigint, decimals: number, symbol: string): string {
  const text = isBaseUnits(amount) ? formatAmount(amount satisfies BaseUnits, { decimals }) : amount.toString();
  return `${text} ${symbol}`;
}
