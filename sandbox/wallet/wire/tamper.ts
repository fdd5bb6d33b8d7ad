import type { Address } from '../../../src/solana/address.ts';
import { concatBytes, u64Bytes } from '../../../src/solana/bytes.ts';
import { SYSTEM_PROGRAM } from '../../../src/solana/programs.ts';
import type { DecodedMessage } from '../../../src/solana/wire/decode-transaction.ts';
import type { Switches } from '../switches.ts';
import { insertInstructions, withWritableKey } from './edit-message.ts';
import { transfersOf, type Transfer } from './transfers.ts';

/** What a dishonest wallet takes on top: one USDC, or as many lamports. */
const EXTRA = 1_000_000n;

/** A SOL transfer small enough that nobody would notice it in a balance; the chain takes it only if the thief has an account already. */
const SKIM_LAMPORTS = 10_000n;

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
      return withSkim(message, thief);
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

function withSkim(message: DecodedMessage, thief: Address): DecodedMessage {
  const [payer] = message.keys;
  if (payer === undefined) return message;
  const skim = { program: SYSTEM_PROGRAM, accounts: [payer, thief], data: concatBytes(Uint8Array.from([2, 0, 0, 0]), u64Bytes(SKIM_LAMPORTS)) };
  return insertInstructions(withWritableKey(message, thief), { before: [], after: [skim] });
}

function edited(message: DecodedMessage, at: number, edit: (instruction: DecodedMessage['instructions'][number]) => DecodedMessage['instructions'][number]): DecodedMessage {
  return { ...message, instructions: message.instructions.map((instruction, index) => (index === at ? edit(instruction) : instruction)) };
}
