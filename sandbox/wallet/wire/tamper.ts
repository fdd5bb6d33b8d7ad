import { type Address, address, addressBytes, blockhashFromBytes } from '../../../src/solana/address.ts';
import { concatBytes, textBytes, u64Bytes } from '../../../src/solana/bytes.ts';
import { COMPUTE_BUDGET_PROGRAM, MEMO_PROGRAM, SYSTEM_PROGRAM } from '../../../src/solana/programs.ts';
import type { DecodedMessage, WireInstruction } from '../../../src/solana/wire/decode-transaction.ts';
import type { Switches } from '../switches.ts';
import { insertInstructions, type NewInstruction, withFeePayer, withWritableKey } from './edit-message.ts';
import { transfersOf, type Transfer } from './transfers.ts';

/** What a dishonest wallet takes on top: one USDC, or as many lamports. */
const EXTRA = 1_000_000n;

/** A SOL transfer small enough that nobody would notice it in a balance; the chain takes it only if the thief has an account already. */
const SKIM_LAMPORTS = 10_000n;

/** Just enough to open the thief's account, so that the chain takes this one in any case. */
const LOOT_LAMPORTS = 1_000_000n;

/** Micro-lamports per compute unit: a payment then costs about 0.1 SOL in fees, which a filled wallet has. */
const HUGE_PRICE = 1_000_000_000n;
const SET_PRICE = 3;

const ADVANCE_NONCE = Uint8Array.from([4, 0, 0, 0]);
const RECENT_BLOCKHASHES_SYSVAR = address('SysvarRecentB1ockHashes11111111111111111111');

/** Number of the account, of the same seed, that receives what a dishonest wallet takes away. */
export const THIEF = 1_000;

/**
 * What a compromised wallet would sign instead of what it was given. The page must notice before it sends anything.
 * @param thief receives what is taken away.
 */
export function tampered(message: DecodedMessage, kind: Switches['tamper'], thief: Address): DecodedMessage {
  const last = transfersOf(message).at(-1);
  switch (kind) {
    case 'none':
      return message;
    case 'amount':
      return last === undefined ? message : withAmount(message, last, last.amount + EXTRA);
    case 'recipient':
      return last === undefined ? message : withDestination(message, last, thief);
    case 'extra-transfer':
      return inserted(withWritableKey(message, thief), (payer) => solTransfer(payer, thief, SKIM_LAMPORTS), 'after');
    case 'fee-payer':
      return withFeePayer(message, thief);
    case 'writable-account':
      return withWritableKey(message, thief);
    case 'nonce-advance':
      return inserted(withWritableKey(message, thief), (payer) => ({ program: SYSTEM_PROGRAM, accounts: [thief, RECENT_BLOCKHASHES_SYSVAR, payer], data: ADVANCE_NONCE }), 'before');
    case 'priority-fee':
      return withHugePrice(message);
    case 'memo':
      return replaced(message, (instruction) => message.keys[instruction.programIndex] === MEMO_PROGRAM, textBytes('HILT:somebody-else'));
    case 'blockhash':
      return { ...message, blockhash: blockhashFromBytes(addressBytes(thief)) };
    case 'other-message':
      return inserted(withWritableKey({ ...message, instructions: [], lookups: [] }, thief), (payer) => solTransfer(payer, thief, LOOT_LAMPORTS), 'after');
    default:
      return kind satisfies never;
  }
}

function withAmount(message: DecodedMessage, { at, amountOffset }: Transfer, amount: bigint): DecodedMessage {
  return edited(message, at, (instruction) => {
    const data = instruction.data.slice();
    data.set(u64Bytes(amount), amountOffset);
    return { ...instruction, data };
  });
}

function withDestination(message: DecodedMessage, { at, destinationAccount }: Transfer, thief: Address): DecodedMessage {
  const wider = withWritableKey(message, thief);
  const index = wider.keys.indexOf(thief);
  return edited(wider, at, (instruction) => ({ ...instruction, accountIndexes: instruction.accountIndexes.with(destinationAccount, index) }));
}

function withHugePrice(message: DecodedMessage): DecodedMessage {
  const data = concatBytes(Uint8Array.of(SET_PRICE), u64Bytes(HUGE_PRICE));
  const isPrice = ({ programIndex, data: [kind] }: WireInstruction): boolean => message.keys[programIndex] === COMPUTE_BUDGET_PROGRAM && kind === SET_PRICE;
  if (message.instructions.some(isPrice)) return replaced(message, isPrice, data);
  return inserted(message, () => ({ program: COMPUTE_BUDGET_PROGRAM, accounts: [], data }), 'before');
}

function solTransfer(from: Address, to: Address, lamports: bigint): NewInstruction {
  return { program: SYSTEM_PROGRAM, accounts: [from, to], data: concatBytes(Uint8Array.from([2, 0, 0, 0]), u64Bytes(lamports)) };
}

function inserted(message: DecodedMessage, make: (payer: Address) => NewInstruction, where: 'before' | 'after'): DecodedMessage {
  const [payer] = message.keys;
  if (payer === undefined) return message;
  const more = [make(payer)];
  return insertInstructions(message, where === 'before' ? { before: more, after: [] } : { before: [], after: more });
}

function replaced(message: DecodedMessage, which: (instruction: WireInstruction) => boolean, data: Uint8Array): DecodedMessage {
  return { ...message, instructions: message.instructions.map((instruction) => (which(instruction) ? { ...instruction, data } : instruction)) };
}

function edited(message: DecodedMessage, at: number, edit: (instruction: WireInstruction) => WireInstruction): DecodedMessage {
  return { ...message, instructions: message.instructions.map((instruction, index) => (index === at ? edit(instruction) : instruction)) };
}
