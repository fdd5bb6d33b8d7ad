import bs58 from 'bs58';
import { isTokenProgram } from '../program-ids.ts';
import type { VmAccount } from '../vm/vm-account.ts';

/** Byte layout of SPL Token mints and accounts; Token-2022 appends a type byte at offset 165 and extensions after it. */
export const MINT_BYTES = 82;
export const TOKEN_ACCOUNT_BYTES = 165;
const TYPE_OFFSET = 165;
const TYPE_MINT = 1;
const TYPE_ACCOUNT = 2;

export interface Mint {
  readonly mintAuthority: string | null;
  readonly supply: bigint;
  readonly decimals: number;
  readonly isInitialized: boolean;
  readonly freezeAuthority: string | null;
}

export interface TokenAccount {
  readonly mint: string;
  readonly owner: string;
  readonly amount: bigint;
  readonly delegate: string | null;
  readonly state: 'uninitialized' | 'initialized' | 'frozen';
  /** Rent reserve of a wrapped-SOL account; null for every other mint. */
  readonly isNative: bigint | null;
  readonly delegatedAmount: bigint;
  readonly closeAuthority: string | null;
}

const STATES = ['uninitialized', 'initialized', 'frozen'] as const;

const key = (data: Buffer, offset: number): string => bs58.encode(data.subarray(offset, offset + 32));
const optionalKey = (data: Buffer, offset: number): string | null => (data.readUInt32LE(offset) === 1 ? key(data, offset + 4) : null);

function hasType(account: VmAccount, plainBytes: number, type: number): boolean {
  if (!isTokenProgram(account.owner)) return false;
  return account.data.length === plainBytes || (account.data.length > TYPE_OFFSET && account.data[TYPE_OFFSET] === type);
}

/** Null when the account is not an initialized mint of a token program. */
export function readMint(account: VmAccount | null): Mint | null {
  if (account === null || !hasType(account, MINT_BYTES, TYPE_MINT)) return null;
  const data = Buffer.from(account.data);
  if (data[45] !== 1) return null;
  return { mintAuthority: optionalKey(data, 0), supply: data.readBigUInt64LE(36), decimals: data.readUInt8(44), isInitialized: true, freezeAuthority: optionalKey(data, 46) };
}

/** Null when the account is not an initialized token account of a token program. */
export function readTokenAccount(account: VmAccount | null): TokenAccount | null {
  if (account === null || !hasType(account, TOKEN_ACCOUNT_BYTES, TYPE_ACCOUNT)) return null;
  const data = Buffer.from(account.data);
  const state = STATES[data.readUInt8(108)];
  if (state === undefined || state === 'uninitialized') return null;
  return {
    mint: key(data, 0),
    owner: key(data, 32),
    amount: data.readBigUInt64LE(64),
    delegate: optionalKey(data, 72),
    state,
    isNative: data.readUInt32LE(109) === 1 ? data.readBigUInt64LE(113) : null,
    delegatedAmount: data.readBigUInt64LE(121),
    closeAuthority: optionalKey(data, 129),
  };
}

function writeOptionalKey(data: Buffer, offset: number, value: string | null): void {
  data.writeUInt32LE(value === null ? 0 : 1, offset);
  data.set(value === null ? new Uint8Array(32) : bs58.decode(value), offset + 4);
}

/** Bytes of a mint without extensions; both token programs read them. */
export function writeMint(mint: Mint): Uint8Array {
  const data = Buffer.alloc(MINT_BYTES);
  writeOptionalKey(data, 0, mint.mintAuthority);
  data.writeBigUInt64LE(mint.supply, 36);
  data.writeUInt8(mint.decimals, 44);
  data.writeUInt8(mint.isInitialized ? 1 : 0, 45);
  writeOptionalKey(data, 46, mint.freezeAuthority);
  return new Uint8Array(data);
}

/** Bytes of a token account without extensions. */
export function writeTokenAccount(account: TokenAccount): Uint8Array {
  const data = Buffer.alloc(TOKEN_ACCOUNT_BYTES);
  data.set(bs58.decode(account.mint), 0);
  data.set(bs58.decode(account.owner), 32);
  data.writeBigUInt64LE(account.amount, 64);
  writeOptionalKey(data, 72, account.delegate);
  data.writeUInt8(STATES.indexOf(account.state), 108);
  data.writeUInt32LE(account.isNative === null ? 0 : 1, 109);
  data.writeBigUInt64LE(account.isNative ?? 0n, 113);
  data.writeBigUInt64LE(account.delegatedAmount, 121);
  writeOptionalKey(data, 129, account.closeAuthority);
  return new Uint8Array(data);
}
