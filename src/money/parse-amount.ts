import { type BaseUnits, isBaseUnits } from './base-units.ts';

/** Why a typed amount is not an amount. */
export type AmountProblem = 'empty' | 'not-a-number' | 'too-many-decimals' | 'too-large';

export type ParsedAmount =
  | { readonly ok: true; readonly amount: BaseUnits }
  | { readonly ok: false; readonly problem: AmountProblem };

/** Digits, and at most one point or comma with digits after it. No sign, exponent or grouping: each of those can be misread as another amount. */
const DECIMAL = /^(\d+)(?:[.,](\d+))?$/;

/**
 * Reads decimal text ("12.5") as base units of a mint with `decimals` digits.
 * Surplus digits are an error, never rounded: the buyer must pay exactly what they typed.
 */
export function parseAmount(text: string, decimals: number): ParsedAmount {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, problem: 'empty' };
  const match = DECIMAL.exec(trimmed);
  if (!match) return { ok: false, problem: 'not-a-number' };
  const whole = match[1] ?? '0';
  const fraction = match[2] ?? '';
  if (fraction.length > decimals) return { ok: false, problem: 'too-many-decimals' };
  const units = BigInt(whole + fraction.padEnd(decimals, '0'));
  return isBaseUnits(units) ? { ok: true, amount: units } : { ok: false, problem: 'too-large' };
}
