import type { BaseUnits } from './base-units.ts';

export interface AmountFormat {
  /** The mint's decimals: 6 for USDC, 9 for SOL. */
  readonly decimals: number;
  /** BCP 47 locale for grouping and the decimal sign. Digits stay Latin, as every wallet shows them. */
  readonly locale?: string;
}

/** Exact decimal text with a point and no grouping, e.g. for a Solana Pay link: 28420000n at 6 decimals is "28.42". */
export function amountText(amount: BaseUnits, decimals: number): string {
  const { whole, fraction } = splitUnits(amount, decimals);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/**
 * Amount for reading. Never loses a digit; whole amounts have no decimals ("29"), others at least two ("4.90", "0.0021").
 */
export function formatAmount(amount: BaseUnits, { decimals, locale = 'en' }: AmountFormat): string {
  const { whole, fraction } = splitUnits(amount, decimals);
  const grouped = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).format(BigInt(whole));
  if (fraction === '') return grouped;
  return `${grouped}${decimalSign(locale)}${fraction.padEnd(Math.min(2, decimals), '0')}`;
}

/** The amount as whole and fractional digits, trailing zeros of the fraction removed. */
export function splitUnits(amount: BaseUnits, decimals: number): { readonly whole: string; readonly fraction: string } {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  return { whole: digits.slice(0, cut), fraction: digits.slice(cut).replace(/0+$/, '') };
}

/** The locale's decimal sign with Latin digits ("." in English, "," in German). */
export function decimalSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value ?? '.';
}
