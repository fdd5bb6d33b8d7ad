import { isMemoProgram } from '../program-ids.ts';
import type { WireMessage } from '../wire/message.ts';

/** All top-level memos of a message as signature listings print them: `[length in bytes] text`, joined by `; `. Null without one. */
export function memoField(message: WireMessage): string | null {
  const memos = message.instructions
    .filter((instruction) => isMemoProgram(message.accountKeys[instruction.programIdIndex] ?? ''))
    .map((instruction) => `[${instruction.data.length}] ${Buffer.from(instruction.data).toString('utf8')}`);
  return memos.length === 0 ? null : memos.join('; ');
}
