import { baseUnits, isBaseUnits } from '../../../src/money/base-units.ts';
import { formatAmount } from '../../../src/money/format-amount.ts';
import type { Money } from '../payment-summary.ts';

/** "28.42 USDC", every digit of it. A sum beyond what Solana can hold is shown in base units rather than hidden. */
export function moneyText({ amount, decimals, symbol }: Money): string {
  return isBaseUnits(amount) ? `${formatAmount(baseUnits(amount), { decimals })} ${symbol}` : `${amount} base units of ${symbol}`;
}

export function solText(lamports: bigint): string {
  return moneyText({ amount: lamports, decimals: 9, symbol: 'SOL' });
}

/** Both ends of an address: the part people compare. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 4)}…${address.slice(-4)}`;
}

/** "1 guard", "2 guards". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
