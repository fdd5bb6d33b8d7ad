import type { Address } from '../../src/solana/address.ts';
import { displayText, readUint } from '../../src/solana/bytes.ts';
import { knownMint } from '../../src/solana/mints.ts';
import { ASSOCIATED_TOKEN_PROGRAM, COMPUTE_BUDGET_PROGRAM, MEMO_PROGRAM, MEMO_V1_PROGRAM } from '../../src/solana/programs.ts';
import { decodeTransaction, type DecodedMessage } from '../../src/solana/wire/decode-transaction.ts';
import { transfersOf } from './wire/transfers.ts';

/** An amount with what is needed to write it. */
export interface Money {
  readonly amount: bigint;
  readonly decimals: number;
  readonly symbol: string;
}

/** One payment out of this wallet. */
export interface Outgoing extends Money {
  /** Where it goes: a token account, or a wallet for SOL. */
  readonly destination: Address;
  /** Whose token account that is, when the transaction itself says so. */
  readonly owner: Address | null;
}

/** What the approval sheet tells of a transaction; read from its bytes, not from what the page says. */
export interface PaymentSummary {
  /** Largest first. */
  readonly outgoing: readonly Outgoing[];
  /** One sum per token. */
  readonly totals: readonly Money[];
  /** Lamports: signatures plus priority fee. */
  readonly networkFee: bigint;
  /** Token accounts this transaction may open, and the deposit for them in lamports. */
  readonly opens: number;
  readonly rent: bigint;
  readonly memo: string | null;
  /** Instructions this wallet does not understand. */
  readonly unknown: number;
}

const LAMPORTS_PER_SIGNATURE = 5_000n;
const RENT_PER_TOKEN_ACCOUNT = 2_039_280n;
const DEFAULT_COMPUTE_UNITS = 200_000n;

/** @throws DecodeError for bytes that are no transaction. */
export function summarize(bytes: Uint8Array, payer: Address): PaymentSummary {
  const { message } = decodeTransaction(bytes);
  const owners = openedAccounts(message);
  const outgoing = transfersOf(message)
    .filter(({ authority }) => authority === payer)
    .map(({ amount, decimals, mint, destination }): Outgoing => ({ amount, decimals, symbol: symbolOf(mint), destination, owner: mint === null ? destination : (owners.get(destination) ?? null) }));
  const understood = new Set(transfersOf(message).map(({ at }) => at));
  const unknown = message.instructions.filter((_, at) => !understood.has(at) && !isHousekeeping(message, at)).length;
  return {
    outgoing: outgoing.toSorted((a, b) => (a.amount === b.amount ? 0 : a.amount < b.amount ? 1 : -1)),
    totals: totalsOf(outgoing),
    networkFee: LAMPORTS_PER_SIGNATURE * BigInt(message.requiredSignatures) + priorityFee(message),
    opens: owners.size,
    rent: RENT_PER_TOKEN_ACCOUNT * BigInt(owners.size),
    memo: memoOf(message),
    unknown,
  };
}

function symbolOf(mint: Address | null): string {
  return mint === null ? 'SOL' : (knownMint(mint)?.symbol ?? 'unknown token');
}

function totalsOf(outgoing: readonly Outgoing[]): readonly Money[] {
  const totals = new Map<string, Money>();
  for (const { symbol, decimals, amount } of outgoing) totals.set(symbol, { symbol, decimals, amount: amount + (totals.get(symbol)?.amount ?? 0n) });
  return [...totals.values()];
}

function programAt(message: DecodedMessage, at: number): Address | undefined {
  return message.keys[message.instructions[at]?.programIndex ?? -1];
}

function isHousekeeping(message: DecodedMessage, at: number): boolean {
  const program = programAt(message, at);
  return program === ASSOCIATED_TOKEN_PROGRAM || program === COMPUTE_BUDGET_PROGRAM || program === MEMO_PROGRAM || program === MEMO_V1_PROGRAM;
}

/** Token account to owner, from the instructions that open associated token accounts: payer, account, owner, mint, …. */
function openedAccounts(message: DecodedMessage): ReadonlyMap<Address, Address> {
  const opened = new Map<Address, Address>();
  message.instructions.forEach(({ accountIndexes }, at) => {
    if (programAt(message, at) !== ASSOCIATED_TOKEN_PROGRAM) return;
    const [, account, owner] = accountIndexes.map((index) => message.keys[index]);
    if (account !== undefined && owner !== undefined) opened.set(account, owner);
  });
  return opened;
}

function memoOf(message: DecodedMessage): string | null {
  const memo = message.instructions.find((_, at) => programAt(message, at) === MEMO_PROGRAM || programAt(message, at) === MEMO_V1_PROGRAM);
  return memo === undefined ? null : displayText(memo.data);
}

/** Compute price times limit, in lamports, rounded up as the runtime does. */
function priorityFee(message: DecodedMessage): bigint {
  let units: bigint | null = null;
  let microLamports = 0n;
  message.instructions.forEach(({ data }, at) => {
    if (programAt(message, at) !== COMPUTE_BUDGET_PROGRAM) return;
    if (data[0] === 2) units = readUint(data, 1, 4);
    if (data[0] === 3) microLamports = readUint(data, 1, 8) ?? 0n;
  });
  const limit = units ?? DEFAULT_COMPUTE_UNITS * BigInt(message.instructions.length);
  return (limit * microLamports + 999_999n) / 1_000_000n;
}
