import { PROGRAMS } from '../program-ids.ts';
import type { WireMessage } from '../wire/message.ts';

const LAMPORTS_PER_SIGNATURE = 5000n;
const MAX_COMPUTE_UNITS = 1_400_000n;
const DEFAULT_UNITS = 200_000n;
/** Builtin programs get a smaller allowance when a transaction states no limit. */
const BUILTIN_UNITS = 3_000n;
const BUILTINS: ReadonlySet<string> = new Set([PROGRAMS.system, PROGRAMS.computeBudget]);
const SET_LIMIT = 2;
const SET_PRICE = 3;

/** The fee a message will pay when it lands, in lamports: per signature, plus the compute limit times the price in micro-lamports, rounded up. */
export function messageFee(message: WireMessage): bigint {
  let limit: bigint | null = null;
  let price = 0n;
  let allowance = 0n;
  for (const instruction of message.instructions) {
    const program = message.accountKeys[instruction.programIdIndex] ?? '';
    allowance += BUILTINS.has(program) ? BUILTIN_UNITS : DEFAULT_UNITS;
    if (program !== PROGRAMS.computeBudget) continue;
    const data = Buffer.from(instruction.data);
    if (data[0] === SET_LIMIT && data.length >= 5) limit = BigInt(data.readUInt32LE(1));
    if (data[0] === SET_PRICE && data.length >= 9) price = data.readBigUInt64LE(1);
  }
  const asked = limit ?? allowance;
  const units = asked > MAX_COMPUTE_UNITS ? MAX_COMPUTE_UNITS : asked;
  const priority = (units * price + 999_999n) / 1_000_000n;
  return BigInt(message.header.requiredSignatures) * LAMPORTS_PER_SIGNATURE + priority;
}
