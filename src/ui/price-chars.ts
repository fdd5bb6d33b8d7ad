/** Width of a price in characters at full size, the unit at 30 %: what the styles divide the column by. One decimal, so that text and float agree. */
export function priceChars(text: string, unit: string): number {
  return Math.round((text.length + 0.6 + unit.length * 0.45) * 10) / 10;
}
