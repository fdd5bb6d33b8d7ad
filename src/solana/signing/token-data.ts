import { type Address, addressFromBytes } from '../address.ts';
import { readUint } from '../bytes.ts';
import type { RpcAccount } from '../rpc/accounts.ts';
import { TOKEN_PROGRAM } from '../programs.ts';

/** Bytes of a token account, for its rent. */
export const TOKEN_ACCOUNT_BYTES = 165;
const MINT_BYTES = 82;

export interface TokenAccountData {
  readonly mint: Address;
  readonly owner: Address;
  readonly amount: bigint;
  readonly frozen: boolean;
}

/** Reads an initialized SPL Token account; null for anything else, Token-2022 accounts included. */
export function readTokenAccount({ owner: program, data }: RpcAccount): TokenAccountData | null {
  const amount = readUint(data, 64, 8);
  const state = data[108];
  if (program !== TOKEN_PROGRAM || data.length !== TOKEN_ACCOUNT_BYTES || amount === null || (state !== 1 && state !== 2)) return null;
  return { mint: addressFromBytes(data.slice(0, 32)), owner: addressFromBytes(data.slice(32, 64)), amount, frozen: state === 2 };
}

/** Decimals of an initialized SPL Token mint; null for anything else. */
export function readMintDecimals({ owner: program, data }: RpcAccount): number | null {
  if (program !== TOKEN_PROGRAM || data.length !== MINT_BYTES || data[45] !== 1) return null;
  return data[44] ?? null;
}
