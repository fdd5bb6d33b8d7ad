import bs58 from 'bs58';
import type { Json } from '../rpc/json.ts';

const key = (data: Buffer, offset: number): string => {
  if (offset + 32 > data.length) throw new RangeError('key is cut off');
  return bs58.encode(data.subarray(offset, offset + 32));
};

/**
 * A system program instruction in words; null for those nobody meets in a checkout.
 * @throws RangeError when the data is too short.
 */
export function parseSystem(accounts: readonly string[], data: Buffer): Json {
  const [first, second] = accounts;
  if (first === undefined) return null;
  switch (data.readUInt32LE(0)) {
    case 0:
      if (second === undefined) return null;
      return { type: 'createAccount', info: { source: first, newAccount: second, lamports: data.readBigUInt64LE(4), space: data.readBigUInt64LE(12), owner: key(data, 20) } };
    case 1:
      return { type: 'assign', info: { account: first, owner: key(data, 4) } };
    case 2:
      if (second === undefined) return null;
      return { type: 'transfer', info: { source: first, destination: second, lamports: data.readBigUInt64LE(4) } };
    case 8:
      return { type: 'allocate', info: { account: first, space: data.readBigUInt64LE(4) } };
    default:
      return null;
  }
}
