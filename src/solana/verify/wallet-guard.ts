import type { ResolvedInstruction } from '../wire/resolved-message.ts';
import { GUARD_PROGRAM } from '../programs.ts';

/** More guards than any wallet is known to add; a flood of them only makes the transaction fail. */
export const MAX_GUARDS = 6;

/**
 * First data byte of Lighthouse's assertions, as its published client numbers them: 2 AssertAccountData … 15 AssertSysvarClock,
 * 16 AssertMerkleTreeAccount. They read accounts and abort the transaction on a mismatch; none can move anything. 16 calls
 * another program, but only the account-compression program, whose id Lighthouse checks. Refused: 0 MemoryWrite and
 * 1 MemoryClose, which open and close accounts at the payer's cost, and every number added later, until somebody has read it.
 */
const FIRST_ASSERTION = 2;
const LAST_ASSERTION = 16;

/** True for any instruction to the guard program, allowed or not. */
export function isGuard(instruction: ResolvedInstruction): boolean {
  return instruction.program === GUARD_PROGRAM;
}

/** True for a guard that can do nothing but stop the transaction. */
export function isHarmlessGuard(instruction: ResolvedInstruction): boolean {
  const [discriminator] = instruction.data;
  return isGuard(instruction) && discriminator !== undefined && discriminator >= FIRST_ASSERTION && discriminator <= LAST_ASSERTION;
}
