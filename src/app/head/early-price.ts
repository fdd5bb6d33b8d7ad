import { plainText } from '../../ui/plain-text.ts';

/** USDC on Solana mainnet (the sandbox has it at the same address): the only mint whose decimals are known before the chain is asked. */
const USDC_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const USDC_DECIMALS = 6;

/** What may be painted of a product before its answer has been checked by the wire schema. */
export interface EarlyPaint {
  readonly title: string;
  /** Null when the price cannot be stated yet (tip jar, other mint, not for sale): the app says it then. */
  readonly price: EarlyPrice | null;
}

/** The parts of a price as src/ui/components/price-block.tsx draws them. */
export interface EarlyPrice {
  readonly whole: string;
  /** With its decimal sign; empty for a whole amount. */
  readonly fraction: string;
  readonly unit: string;
  /** What the size of the digits is computed from. */
  readonly chars: number;
}

/** Reads the few keys the first paint needs; null when the answer does not look like a product. */
export function earlyPaint(product: unknown, locale: string): EarlyPaint | null {
  if (!isObject(product)) return null;
  const { title, amount_minor_units: amount, token_mint: mint, status } = product;
  if (typeof title !== 'string') return null;
  const priced = status === 'ACTIVE' && mint === USDC_MINT && typeof amount === 'number' && Number.isSafeInteger(amount) && amount > 0;
  return { title: plainText(title), price: priced ? earlyPrice(amount, locale) : null };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * The same text as `formatAmount` of src/money gives, which would be a third of the whole script: a test holds the two together.
 * The digits are cut as text, so that nothing is ever divided.
 */
export function earlyPrice(baseUnits: number, locale: string): EarlyPrice {
  const digits = String(baseUnits).padStart(USDC_DECIMALS + 1, '0');
  const decimals = digits.slice(-USDC_DECIMALS).replace(/0+$/, '');
  const format = new Intl.NumberFormat(locale, { numberingSystem: 'latn' });
  const whole = format.format(Number(digits.slice(0, -USDC_DECIMALS)));
  const fraction = decimals && format.format(1.5).slice(1, -1) + decimals.padEnd(2, '0');
  return { whole, fraction, unit: 'USDC', chars: whole.length + fraction.length + 2.4 };
}
