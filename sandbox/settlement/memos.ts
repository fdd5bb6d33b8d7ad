import { MEMO_PROGRAM, MEMO_V1_PROGRAM } from '../../src/solana/programs.ts';
import type { LandedTransaction } from './landed-transaction.ts';

/** Texts of all top-level memos. A memo inside another program's call is not the payer's own word. */
export function topLevelMemos(transaction: LandedTransaction): string[] {
  const decoder = new TextDecoder();
  return transaction.instructions.filter(({ program }) => program === MEMO_PROGRAM || program === MEMO_V1_PROGRAM).map(({ data }) => decoder.decode(data));
}

const PREFIX = 'HILT:';

/** The memo that ties a transaction to a session. */
export function sessionMemo(nonce: string): string {
  return `${PREFIX}${nonce}`;
}

/** The nonce of a memo, or null when it is not one of ours. */
export function memoNonce(memo: string): string | null {
  return memo.startsWith(PREFIX) ? memo.slice(PREFIX.length) : null;
}
