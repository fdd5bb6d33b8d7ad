import type { Address } from '../../../src/solana/address.ts';
import { readUint } from '../../../src/solana/bytes.ts';
import { SYSTEM_PROGRAM, TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from '../../../src/solana/programs.ts';
import type { DecodedMessage } from '../../../src/solana/wire/decode-transaction.ts';

/** One movement of tokens or SOL that a message orders. */
export interface Transfer {
  /** Position in the message's instructions. */
  readonly at: number;
  /** Null for SOL. */
  readonly mint: Address | null;
  readonly decimals: number;
  readonly amount: bigint;
  /** Token account, or wallet for SOL, the money leaves. */
  readonly source: Address;
  readonly destination: Address;
  readonly authority: Address;
  /** Where the eight bytes of the amount stand in the instruction's data. */
  readonly amountOffset: number;
  /** Which of the instruction's accounts is the destination. */
  readonly destinationAccount: number;
}

const TRANSFER_CHECKED = 12;
const SYSTEM_TRANSFER = 2n;

/** All transfers of a message that this wallet understands: SPL TransferChecked and system Transfer. Accounts from lookup tables are unknown to it. */
export function transfersOf(message: DecodedMessage): readonly Transfer[] {
  return message.instructions.flatMap(({ programIndex, accountIndexes, data }, at): Transfer[] => {
    const program = message.keys[programIndex];
    const [first, second, third, fourth] = accountIndexes.map((index) => message.keys[index]);
    if ((program === TOKEN_PROGRAM || program === TOKEN_2022_PROGRAM) && data[0] === TRANSFER_CHECKED) {
      const amount = readUint(data, 1, 8);
      const decimals = data[9];
      if (amount === null || decimals === undefined || first === undefined || second === undefined || third === undefined || fourth === undefined) return [];
      return [{ at, mint: second, decimals, amount, source: first, destination: third, authority: fourth, amountOffset: 1, destinationAccount: 2 }];
    }
    if (program === SYSTEM_PROGRAM && readUint(data, 0, 4) === SYSTEM_TRANSFER) {
      const amount = readUint(data, 4, 8);
      if (amount === null || first === undefined || second === undefined) return [];
      return [{ at, mint: null, decimals: 9, amount, source: first, destination: second, authority: first, amountOffset: 4, destinationAccount: 1 }];
    }
    return [];
  });
}

