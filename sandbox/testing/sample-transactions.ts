import bs58 from 'bs58';
import type { SandboxKey } from '../chain/keys.ts';
import { USDC_MINT } from '../chain/genesis.ts';
import { PROGRAMS } from '../chain/program-ids.ts';
import { associatedAddress } from '../chain/token/associated-address.ts';
import { encodeMessage, encodeTransaction } from '../chain/wire/encode.ts';
import type { WireInstruction, WireMessage } from '../chain/wire/message.ts';

/** Instructions of a payment, built from bytes so that tests do not lean on the client libraries they are to judge. */
const u64 = (value: bigint): Uint8Array => {
  const data = Buffer.alloc(8);
  data.writeBigUInt64LE(value);
  return new Uint8Array(data);
};
const u32 = (value: number): Uint8Array => {
  const data = Buffer.alloc(4);
  data.writeUInt32LE(value);
  return new Uint8Array(data);
};
const joined = (...parts: readonly (Uint8Array | number)[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])));

/** One instruction by its keys; roles are stated by the message that uses it. */
export interface Ix {
  readonly program: string;
  readonly accounts: readonly string[];
  readonly data: Uint8Array;
}

export const systemTransfer = (from: string, to: string, lamports: bigint): Ix => ({ program: PROGRAMS.system, accounts: [from, to], data: joined(u32(2), u64(lamports)) });
export const memo = (text: string): Ix => ({ program: PROGRAMS.memo, accounts: [], data: new Uint8Array(Buffer.from(text)) });
export const computeLimit = (units: number): Ix => ({ program: PROGRAMS.computeBudget, accounts: [], data: joined(2, u32(units)) });
export const computePrice = (microLamports: bigint): Ix => ({ program: PROGRAMS.computeBudget, accounts: [], data: joined(3, u64(microLamports)) });
export const guard = (...accounts: readonly string[]): Ix => ({ program: PROGRAMS.walletGuard, accounts, data: Uint8Array.of(2, 0, 1) });

export const createAssociated = (payer: string, owner: string, mint: string = USDC_MINT, program: string = PROGRAMS.token): Ix => ({
  program: PROGRAMS.associatedToken,
  accounts: [payer, associatedAddress(owner, mint, program), owner, mint, PROGRAMS.system, program],
  data: Uint8Array.of(1),
});

export const usdcTransfer = (from: string, to: string, amount: bigint): Ix => ({
  program: PROGRAMS.token,
  accounts: [associatedAddress(from, USDC_MINT, PROGRAMS.token), USDC_MINT, associatedAddress(to, USDC_MINT, PROGRAMS.token), from],
  data: joined(12, u64(amount), 6),
});

export interface MessageParts {
  /** Required signers, the fee payer first. All of them writable. */
  readonly signers: readonly string[];
  /** Keys that are only read. Every other key is writable. */
  readonly readonly?: readonly string[];
  readonly instructions: readonly Ix[];
  readonly blockhash: string;
}

/** Compiles a legacy message. */
export function compile(parts: MessageParts): WireMessage {
  const named = [...parts.signers, ...parts.instructions.flatMap((ix) => [...ix.accounts, ix.program])];
  const readonlyKeys = new Set([...(parts.readonly ?? []), ...parts.instructions.map((ix) => ix.program), USDC_MINT, PROGRAMS.system, PROGRAMS.token]);
  const unique = [...new Set(named)];
  const others = unique.filter((key) => !parts.signers.includes(key));
  const readonlyOthers = others.filter((key) => readonlyKeys.has(key));
  const accountKeys = [...parts.signers, ...others.filter((key) => !readonlyKeys.has(key)), ...readonlyOthers];
  const instructions = parts.instructions.map((ix): WireInstruction => ({ programIdIndex: accountKeys.indexOf(ix.program), accounts: ix.accounts.map((key) => accountKeys.indexOf(key)), data: ix.data }));
  return { version: 'legacy', header: { requiredSignatures: parts.signers.length, readonlySigned: 0, readonlyUnsigned: readonlyOthers.length }, accountKeys, recentBlockhash: parts.blockhash, instructions, lookups: [] };
}

const NO_SIGNATURE = bs58.encode(new Uint8Array(64));

/** Signs a message with the keys at hand; signers without one get an empty signature. */
export function signMessage(message: WireMessage, keys: readonly SandboxKey[]): Uint8Array {
  const bytes = encodeMessage(message);
  const signers = message.accountKeys.slice(0, message.header.requiredSignatures);
  return encodeTransaction(
    signers.map((address) => keys.find((key) => key.address === address)?.sign(bytes) ?? NO_SIGNATURE),
    bytes,
  );
}

/** A compiled and signed transaction. */
export function signedTransaction(parts: Omit<MessageParts, 'signers'>, signers: readonly SandboxKey[]): Uint8Array {
  return signMessage(compile({ ...parts, signers: signers.map((key) => key.address) }), signers);
}

