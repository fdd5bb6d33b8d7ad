import { PROGRAMS, isTokenProgram } from '../program-ids.ts';
import type { Json } from '../rpc/json.ts';
import { readMint, readTokenAccount } from '../token/token-layout.ts';
import type { VmAccount } from '../vm/vm-account.ts';
import { extensionNames } from './token-extensions.ts';
import { uiTokenAmount } from './ui-amount.ts';

function tokenInfo(account: VmAccount, read: (address: string) => VmAccount | null): { readonly [key: string]: Json | undefined } | null {
  const token = readTokenAccount(account);
  if (token === null) return null;
  const mint = readMint(read(token.mint));
  // Without its mint the amount has no decimals; a node then falls back to raw bytes.
  if (mint === null) return null;
  return {
    isNative: token.isNative !== null,
    mint: token.mint,
    owner: token.owner,
    state: token.state,
    tokenAmount: uiTokenAmount(token.amount, mint.decimals),
    delegate: token.delegate ?? undefined,
    delegatedAmount: token.delegate === null ? undefined : uiTokenAmount(token.delegatedAmount, mint.decimals),
    closeAuthority: token.closeAuthority ?? undefined,
    rentExemptReserve: token.isNative === null ? undefined : uiTokenAmount(token.isNative, mint.decimals),
  };
}

function mintInfo(account: VmAccount): { readonly [key: string]: Json } | null {
  const mint = readMint(account);
  if (mint === null) return null;
  return { decimals: mint.decimals, freezeAuthority: mint.freezeAuthority, isInitialized: mint.isInitialized, mintAuthority: mint.mintAuthority, supply: mint.supply.toString() };
}

/** The `jsonParsed` form of token accounts and mints; null for everything else, which is answered as base64, as a node does. */
export function parsedAccount(account: VmAccount, read: (address: string) => VmAccount | null): Json {
  if (!isTokenProgram(account.owner)) return null;
  const token = tokenInfo(account, read);
  const info = token ?? mintInfo(account);
  if (info === null) return null;
  const extensions = extensionNames(account.data);
  return {
    program: account.owner === PROGRAMS.token ? 'spl-token' : 'spl-token-2022',
    parsed: { info: { ...info, extensions: extensions.length === 0 ? undefined : extensions.map((extension) => ({ extension })) }, type: token === null ? 'mint' : 'account' },
    space: account.data.length,
  };
}
