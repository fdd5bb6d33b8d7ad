/** The middle and the slow end of what was measured, with its size. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** @throws RangeError for no values. */
export function spread(values: readonly number[]): Spread {
  return { count: values.length, median: percentile(values, 50), p95: percentile(values, 95), max: percentile(values, 100) };
}

/** The smallest value that is not exceeded by so many percent of all (nearest rank), rounded to three digits behind the point. @throws RangeError for no values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('nothing was measured');
  return Math.round(found * 1_000) / 1_000;
}

/** How much values taken at even times grow from one to the next: the slope of the straight line that fits them best. 0 for fewer than two. */
export function growth(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const weight = values.reduce((sum, _value, at) => sum + (at - middle) ** 2, 0);
  return weight === 0 ? 0 : values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0) / weight;
}

/** @throws Error for anything but a whole number in these bounds. */
export function wholeBetween(text: string, least: number, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most) throw new Error(`"${text}" is not a whole number from ${least} to ${most}`);
  return number;
}
