import bs58 from 'bs58';
import type { Json } from '../rpc/json.ts';
import { uiTokenAmount } from './ui-amount.ts';

type Info = { readonly [key: string]: Json | undefined };

const AUTHORITY_TYPES = ['mintTokens', 'freezeAccount', 'accountOwner', 'closeAccount'] as const;

const key = (data: Buffer, offset: number): string => {
  if (offset + 32 > data.length) throw new RangeError('key is cut off');
  return bs58.encode(data.subarray(offset, offset + 32));
};
const optionalKey = (data: Buffer, offset: number): string | null => (data.readUInt8(offset) === 1 ? key(data, offset + 1) : null);
const amount = (data: Buffer): string => data.readBigUInt64LE(1).toString();
const checked = (data: Buffer): Json => uiTokenAmount(data.readBigUInt64LE(1), data.readUInt8(9));

/** Names the account that signs: one owner, or a multisig with its signers after it. */
function signed(role: string, accounts: readonly string[], at: number): Info {
  const signers = accounts.slice(at + 1);
  return signers.length === 0 ? { [role]: accounts[at] } : { [`multisig${role[0]?.toUpperCase() ?? ''}${role.slice(1)}`]: accounts[at], signers };
}

function parsed(type: string, accounts: readonly string[], needed: number, info: Info): Json {
  return accounts.length < needed ? null : { type, info };
}

/**
 * A token program instruction in words; null for those nobody meets in a checkout.
 * @throws RangeError when the data is too short.
 */
export function parseToken(accounts: readonly string[], data: Buffer): Json {
  const [a, b, c] = accounts;
  switch (data.readUInt8(0)) {
    case 0:
      return parsed('initializeMint', accounts, 2, { mint: a, decimals: data.readUInt8(1), mintAuthority: key(data, 2), freezeAuthority: optionalKey(data, 34) ?? undefined, rentSysvar: b });
    case 1:
      return parsed('initializeAccount', accounts, 4, { account: a, mint: b, owner: c, rentSysvar: accounts[3] });
    case 3:
      return parsed('transfer', accounts, 3, { source: a, destination: b, amount: amount(data), ...signed('authority', accounts, 2) });
    case 4:
      return parsed('approve', accounts, 3, { source: a, delegate: b, amount: amount(data), ...signed('owner', accounts, 2) });
    case 5:
      return parsed('revoke', accounts, 2, { source: a, ...signed('owner', accounts, 1) });
    case 6:
      return parsed('setAuthority', accounts, 2, { account: a, authorityType: AUTHORITY_TYPES[data.readUInt8(1)], newAuthority: optionalKey(data, 2), ...signed('authority', accounts, 1) });
    case 7:
      return parsed('mintTo', accounts, 3, { mint: a, account: b, amount: amount(data), ...signed('mintAuthority', accounts, 2) });
    case 8:
      return parsed('burn', accounts, 3, { account: a, mint: b, amount: amount(data), ...signed('authority', accounts, 2) });
    case 9:
      return parsed('closeAccount', accounts, 3, { account: a, destination: b, ...signed('owner', accounts, 2) });
    case 10:
      return parsed('freezeAccount', accounts, 3, { account: a, mint: b, ...signed('freezeAuthority', accounts, 2) });
    case 11:
      return parsed('thawAccount', accounts, 3, { account: a, mint: b, ...signed('freezeAuthority', accounts, 2) });
    case 12:
      // Further accounts after the authority are its signers, or keys that only mark the transfer, such as a Solana Pay reference.
      return parsed('transferChecked', accounts, 4, { source: a, mint: b, destination: c, tokenAmount: checked(data), ...signed('authority', accounts, 3) });
    case 13:
      return parsed('approveChecked', accounts, 4, { source: a, mint: b, delegate: c, tokenAmount: checked(data), ...signed('owner', accounts, 3) });
    case 14:
      return parsed('mintToChecked', accounts, 3, { mint: a, account: b, tokenAmount: checked(data), ...signed('mintAuthority', accounts, 2) });
    case 15:
      return parsed('burnChecked', accounts, 3, { account: a, mint: b, tokenAmount: checked(data), ...signed('authority', accounts, 2) });
    case 16:
      return parsed('initializeAccount2', accounts, 3, { account: a, mint: b, owner: key(data, 1), rentSysvar: c });
    case 17:
      return parsed('syncNative', accounts, 1, { account: a });
    case 18:
      return parsed('initializeAccount3', accounts, 2, { account: a, mint: b, owner: key(data, 1) });
    case 20:
      return parsed('initializeMint2', accounts, 1, { mint: a, decimals: data.readUInt8(1), mintAuthority: key(data, 2), freezeAuthority: optionalKey(data, 34) ?? undefined });
    case 21:
      return parsed('getAccountDataSize', accounts, 1, { mint: a });
    case 22:
      return parsed('initializeImmutableOwner', accounts, 1, { account: a });
    default:
      return null;
  }
}
