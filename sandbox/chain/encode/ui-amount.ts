import type { Json } from '../rpc/json.ts';

/** An amount as decimal text without trailing zeros: 1500000n with 6 decimals is `1.5`. No digit is lost. */
export function amountText(amount: bigint, decimals: number): string {
  if (decimals === 0) return amount.toString();
  const digits = amount.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const whole = digits.slice(0, -decimals);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** A token amount as RPC answers show it. `uiAmount` is a float for display only; the exact value is in the two texts. */
export function uiTokenAmount(amount: bigint, decimals: number): { readonly [key: string]: Json } {
  const text = amountText(amount, decimals);
  return { amount: amount.toString(), decimals, uiAmount: Number(text), uiAmountString: text };
}
