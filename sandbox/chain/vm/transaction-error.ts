import { INSTRUCTION_ERRORS, TRANSACTION_ERRORS } from './transaction-error-text.ts';

export type TransactionErrorName = (typeof TRANSACTION_ERRORS)[number][0];
export type InstructionErrorName = (typeof INSTRUCTION_ERRORS)[number][0];

export type InstructionError = InstructionErrorName | { readonly Custom: number };

/** Why a transaction failed, in the JSON shape a cluster uses in `err`. */
export type TransactionError =
  | TransactionErrorName
  | { readonly InstructionError: readonly [number, InstructionError] }
  | { readonly DuplicateInstruction: number }
  | { readonly InsufficientFundsForRent: { readonly account_index: number } }
  | { readonly ProgramExecutionTemporarilyRestricted: { readonly account_index: number } };

const TRANSACTION_SENTENCES: ReadonlyMap<string, string> = new Map(TRANSACTION_ERRORS);
const INSTRUCTION_SENTENCES: ReadonlyMap<string, string> = new Map(INSTRUCTION_ERRORS);

function instructionSentence(error: InstructionError): string {
  if (typeof error !== 'string') return `custom program error: 0x${error.Custom.toString(16)}`;
  return INSTRUCTION_SENTENCES.get(error) ?? error;
}

/** The sentence a cluster prints for an error, as in "Transaction simulation failed: …". */
export function transactionErrorSentence(error: TransactionError): string {
  if (typeof error === 'string') return TRANSACTION_SENTENCES.get(error) ?? error;
  if ('InstructionError' in error) return `Error processing Instruction ${error.InstructionError[0]}: ${instructionSentence(error.InstructionError[1])}`;
  if ('DuplicateInstruction' in error) return `Transaction contains a duplicate instruction (${error.DuplicateInstruction}) that is not allowed`;
  if ('InsufficientFundsForRent' in error) return `Transaction results in an account (${error.InsufficientFundsForRent.account_index}) with insufficient funds for rent`;
  return `Execution of the program referenced by account at index ${error.ProgramExecutionTemporarilyRestricted.account_index} is temporarily restricted.`;
}
