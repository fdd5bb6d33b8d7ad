import type { Chain } from '../chain.ts';
import { PROGRAMS } from '../program-ids.ts';
import { RENT_EXEMPT_EPOCH, type VmAccount } from '../vm/vm-account.ts';
import { associatedAddress } from './associated-address.ts';
import { readMint, readTokenAccount, writeTokenAccount } from './token-layout.ts';

const SUPPLY_OFFSET = 36;
const AMOUNT_OFFSET = 64;
const STATE_OFFSET = 108;
/** What the Associated Token Account program appends for Token-2022: account type 2, then the immutable-owner extension without data. */
const TOKEN_2022_SUFFIX = Uint8Array.from([2, 7, 0, 0, 0]);

const U64_MAX = 2n ** 64n - 1n;

export type TokenBalanceError = 'no-such-mint' | 'not-a-token-account' | 'amount-too-large';

function patched(account: VmAccount, patch: (data: Buffer) => void): VmAccount {
  const data = Buffer.from(account.data);
  patch(data);
  return { ...account, data: new Uint8Array(data) };
}

function emptyTokenAccount(chain: Chain, owner: string, mint: string, program: string, lamports: bigint): VmAccount {
  const plain = writeTokenAccount({ mint, owner, amount: 0n, delegate: null, state: 'initialized', isNative: null, delegatedAmount: 0n, closeAuthority: null });
  const data = program === PROGRAMS.token2022 ? new Uint8Array(Buffer.concat([plain, TOKEN_2022_SUFFIX])) : plain;
  const rent = chain.bank.rentExemptMinimum(data.length);
  return { lamports: lamports > rent ? lamports : rent, data, owner: program, executable: false, rentEpoch: RENT_EXEMPT_EPOCH };
}

/**
 * Writes an owner's balance in its associated account, opening the account if needed, and keeps the mint's supply in step.
 * Not a transaction: it has no signature and holds at every commitment at once.
 * @param change the new balance in base units, from the present one.
 */
export function writeTokenBalance(chain: Chain, owner: string, mint: string, change: (present: bigint) => bigint): { readonly account: string; readonly amount: bigint } | TokenBalanceError {
  const mintAccount = chain.bank.account(mint, 'processed');
  const mintData = readMint(mintAccount);
  if (mintAccount === null || mintData === null) return 'no-such-mint';
  const address = associatedAddress(owner, mint, mintAccount.owner);
  const existing = chain.bank.account(address, 'processed');
  const isEmptyPlace = existing === null || (existing.owner === PROGRAMS.system && existing.data.length === 0);
  const account = isEmptyPlace ? emptyTokenAccount(chain, owner, mint, mintAccount.owner, existing?.lamports ?? 0n) : existing;
  const token = readTokenAccount(account);
  if (token === null || token.mint !== mint) return 'not-a-token-account';
  const amount = change(token.amount);
  const supply = mintData.supply + amount - token.amount;
  if (amount > U64_MAX || supply > U64_MAX || supply < 0n) return 'amount-too-large';
  chain.setAccount(address, patched(account, (data) => data.writeBigUInt64LE(amount, AMOUNT_OFFSET)));
  chain.setAccount(mint, patched(mintAccount, (data) => data.writeBigUInt64LE(supply, SUPPLY_OFFSET)));
  return { account: address, amount };
}

/** Freezes or thaws a token account as the mint's freeze authority could. */
export function writeTokenState(chain: Chain, address: string, frozen: boolean): 'written' | TokenBalanceError {
  const account = chain.bank.account(address, 'processed');
  if (account === null || readTokenAccount(account) === null) return 'not-a-token-account';
  chain.setAccount(address, patched(account, (data) => data.writeUInt8(frozen ? 2 : 1, STATE_OFFSET)));
  return 'written';
}
