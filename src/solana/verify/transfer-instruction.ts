import type { Address } from '../address.ts';
import { readUint } from '../bytes.ts';
import { SYSTEM_PROGRAM, TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from '../programs.ts';
import type { ResolvedInstruction } from '../wire/resolved-message.ts';

/** The ways to move money that the list of differences can name. */
export interface TransferInstruction {
  /** Mint address, `native` for lamports, or null for a plain token transfer, which does not say. */
  readonly mint: Address | 'native' | null;
  readonly amount: bigint;
  readonly decimals: number | null;
  readonly from: Address;
  readonly to: Address;
  readonly authority: Address;
  /** Accounts after the ones the transfer needs: our reference key. */
  readonly extra: readonly Address[];
}

/** Reads a token TransferChecked (12), a token Transfer (3) or a system transfer (2); null for anything else. */
export function readTransfer({ program, accounts, data }: ResolvedInstruction): TransferInstruction | null {
  const [first, second, third, fourth] = accounts;
  if (first === undefined || second === undefined) return null;
  if (program === SYSTEM_PROGRAM) {
    const lamports = readUint(data, 0, 4) === 2n ? readUint(data, 4, 8) : null;
    return lamports === null ? null : { mint: 'native', amount: lamports, decimals: 9, from: first, to: second, authority: first, extra: accounts.slice(2) };
  }
  if (program !== TOKEN_PROGRAM && program !== TOKEN_2022_PROGRAM) return null;
  const amount = readUint(data, 1, 8);
  if (amount === null || third === undefined) return null;
  if (data[0] === 3) return { mint: null, amount, decimals: null, from: first, to: second, authority: third, extra: accounts.slice(3) };
  if (data[0] !== 12 || fourth === undefined) return null;
  return { mint: second, amount, decimals: data[9] ?? null, from: first, to: third, authority: fourth, extra: accounts.slice(4) };
}
