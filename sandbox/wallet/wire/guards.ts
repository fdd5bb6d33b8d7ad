import type { Address } from '../../../src/solana/address.ts';
import { CLOCK_SYSVAR, GUARD_PROGRAM } from '../../../src/solana/programs.ts';
import { MAX_TRANSACTION_BYTES, type DecodedMessage } from '../../../src/solana/wire/decode-transaction.ts';
import type { Switches } from '../switches.ts';
import { insertInstructions, type Insertion, type NewInstruction } from './edit-message.ts';
import { encodeMessage } from './encode-transaction.ts';
import { transfersOf } from './transfers.ts';

/** First data byte of the assertions used here, as Lighthouse numbers its instructions. */
const ACCOUNT_INFO = 5;
const ACCOUNT_INFO_MULTI = 6;
const MINT_ACCOUNT = 7;
const TOKEN_ACCOUNT_MULTI = 10;
const SYSVAR_CLOCK = 15;

/** Says nothing unless the assertion fails, as wallets use it. */
const LOG_WHEN_FAILED = 4;

function guard(discriminator: number, accounts: readonly Address[], ...assertion: readonly number[]): NewInstruction {
  return { program: GUARD_PROGRAM, accounts, data: Uint8Array.from([discriminator, LOG_WHEN_FAILED, ...assertion]) };
}

/** A u64 and "at least", as an assertion carries them. The values mean nothing: the sandbox chain's guard program accepts all. */
const AT_LEAST_SOME = [0x40, 0x42, 0x0f, 0, 0, 0, 0, 0, 4] as const;

function insertion(message: DecodedMessage, layout: Exclude<Switches['guards'], 'none'>): Insertion {
  const [payer] = message.keys;
  const transfer = transfersOf(message).find(({ mint }) => mint !== null) ?? null;
  const mint = transfer?.mint ?? null;
  const watched = payer === undefined ? [] : [payer];
  const balance = transfer === null ? guard(ACCOUNT_INFO_MULTI, watched, 1, 0, ...AT_LEAST_SOME) : guard(TOKEN_ACCOUNT_MULTI, [transfer.source], 1, 2, ...AT_LEAST_SOME);
  switch (layout) {
    case 'one-after':
      return { before: [], after: [balance] };
    case 'two-after':
      return { before: [], after: [guard(ACCOUNT_INFO_MULTI, watched, 1, 0, ...AT_LEAST_SOME), balance] };
    case 'three-before-one-after':
      // One without accounts, one on an account of the payment, one that brings a new read-only account along.
      return {
        before: [
          guard(SYSVAR_CLOCK, [], 0, ...AT_LEAST_SOME),
          mint === null ? guard(ACCOUNT_INFO, watched, 0, ...AT_LEAST_SOME) : guard(MINT_ACCOUNT, [mint], 2, ...AT_LEAST_SOME),
          guard(ACCOUNT_INFO, [CLOCK_SYSVAR], 0, ...AT_LEAST_SOME),
        ],
        after: [balance],
      };
    default:
      return layout satisfies never;
  }
}

/**
 * Adds guard instructions as wallets do: not when somebody else also signs (their signature would break), and not when the
 * result would no longer fit into a packet.
 */
export function withGuards(message: DecodedMessage, layout: Switches['guards']): DecodedMessage {
  if (layout === 'none' || message.requiredSignatures !== 1) return message;
  const guarded = insertInstructions(message, insertion(message, layout));
  return 1 + 64 + encodeMessage(guarded).length <= MAX_TRANSACTION_BYTES ? guarded : message;
}
