import { wrongType } from '../rpc/params.ts';

const U64_MAX = 2n ** 64n - 1n;

/** An amount in base units or lamports: a whole JSON number up to 2^53, or decimal digits in a text up to 2^64 - 1. @throws RpcError -32602 */
export function asAmount(value: unknown): bigint {
  const whole = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  const digits = typeof value === 'string' && /^\d{1,20}$/.test(value);
  if (!whole && !digits) throw wrongType(value, 'a whole amount in base units');
  const amount = BigInt(value);
  if (amount > U64_MAX) throw wrongType(value, 'an amount below 2^64');
  return amount;
}
