import { type BaseUnits, baseUnits } from '../../money/base-units.ts';
import { readUint } from '../bytes.ts';
import { COMPUTE_BUDGET_PROGRAM } from '../programs.ts';
import type { ResolvedInstruction } from '../wire/resolved-message.ts';

/** Lamports for one signature, fixed by the network. */
export const SIGNATURE_FEE = baseUnits(5000n);
/** The most that may be paid on top to be included sooner, by us or by a wallet's edit: 0.001 SOL (money invariant 4). */
export const MAX_PRIORITY_FEE = baseUnits(1_000_000n);

const MAX_UNITS = 1_400_000n;
/** What the runtime grants per instruction when no limit is set; an upper bound, built-in programs get less. */
const DEFAULT_UNITS = 200_000n;
const SET_LIMIT = { opcode: 2, length: 5, valueBytes: 4 };
const SET_PRICE = { opcode: 3, length: 9, valueBytes: 8 };

export interface ComputeBudget {
  readonly limits: readonly bigint[];
  /** Micro-lamports per compute unit. */
  readonly prices: readonly bigint[];
  /** Compute-budget instructions that set anything else; we never write one. */
  readonly others: readonly ResolvedInstruction[];
  /** What the network charges on top of the signature fee, in lamports. */
  readonly priorityFee: bigint;
}

export function isComputeBudget(instruction: ResolvedInstruction): boolean {
  return instruction.program === COMPUTE_BUDGET_PROGRAM;
}

/** Reads the compute settings of a message. Never throws; judging them is up to the caller. */
export function readComputeBudget(instructions: readonly ResolvedInstruction[]): ComputeBudget {
  const budget = instructions.filter(isComputeBudget);
  const limits = budget.flatMap((instruction) => setting(instruction, SET_LIMIT));
  const prices = budget.flatMap((instruction) => setting(instruction, SET_PRICE));
  const others = budget.filter((instruction) => setting(instruction, SET_LIMIT).length + setting(instruction, SET_PRICE).length === 0);
  const units = limits[0] ?? DEFAULT_UNITS * BigInt(instructions.length - budget.length);
  return { limits, prices, others, priorityFee: priorityFee(units, prices[0] ?? 0n) };
}

/** Lamports for a limit of `units` at `price` micro-lamports per unit, rounded up as the network does. */
export function priorityFee(units: bigint, price: bigint): bigint {
  const capped = units < MAX_UNITS ? units : MAX_UNITS;
  return (capped * price + 999_999n) / 1_000_000n;
}

/** Signature fee plus priority fee, in lamports. */
export function networkFee(units: bigint, price: bigint): BaseUnits {
  return baseUnits(SIGNATURE_FEE + priorityFee(units, price));
}

function setting({ data }: ResolvedInstruction, { opcode, length, valueBytes }: typeof SET_LIMIT): readonly bigint[] {
  if (data[0] !== opcode || data.length !== length) return [];
  const value = readUint(data, 1, valueBytes);
  return value === null ? [] : [value];
}
