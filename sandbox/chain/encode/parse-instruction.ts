import { PROGRAMS, isMemoProgram, isTokenProgram } from '../program-ids.ts';
import type { Json } from '../rpc/json.ts';
import { parseSystem } from './parse-system.ts';
import { parseToken } from './parse-token.ts';

/** An instruction in words: its program's name and what it says. */
export interface ParsedInstruction {
  readonly program: string;
  readonly parsed: Json;
}

function parseAssociated(accounts: readonly string[], data: Uint8Array): Json {
  const [source, account, wallet, mint, systemProgram, tokenProgram] = accounts;
  const type = data.length === 0 || data[0] === 0 ? 'create' : data[0] === 1 ? 'createIdempotent' : null;
  if (type === null || tokenProgram === undefined) return null;
  return { type, info: { source, account, wallet, mint, systemProgram, tokenProgram } };
}

/**
 * Reads the instructions that wallets and explorers show in words: system, SPL Token, Token-2022's plain ones, associated
 * accounts and memos. Null for anything else and for what does not read cleanly; the caller then shows raw data, as a node does.
 */
export function parseInstruction(programId: string, accounts: readonly string[], data: Uint8Array): ParsedInstruction | null {
  if (isMemoProgram(programId)) return { program: 'spl-memo', parsed: Buffer.from(data).toString('utf8') };
  const known = (program: string, parsed: Json): ParsedInstruction | null => (parsed === null ? null : { program, parsed });
  try {
    if (programId === PROGRAMS.system) return known('system', parseSystem(accounts, Buffer.from(data)));
    if (isTokenProgram(programId)) return known('spl-token', parseToken(accounts, Buffer.from(data)));
    if (programId === PROGRAMS.associatedToken) return known('spl-associated-token-account', parseAssociated(accounts, data));
  } catch (error) {
    // Data shorter than its instruction needs.
    if (error instanceof RangeError) return null;
    throw error;
  }
  return null;
}
