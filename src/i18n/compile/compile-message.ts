import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { CompiledMessage, MessagePart } from '../compiled-message.ts';

/** What the ICU compiler yields. */
type Token = ReturnType<typeof compileMessageOrThrow>[number];

const TAG = /<(\/?)([a-z]+)>/;

/**
 * Compiles one ICU message at build time: `{name}`, plural, selectordinal, select and `<b>…</b>`.
 * @throws Error on broken ICU, on a formatter we do not ship (number, date: formatting is the caller's), on any other tag.
 */
export function compileMessage(message: string): CompiledMessage {
  return fromTokens(compileMessageOrThrow(message), message);
}

/** Nests what stands between `<b>` and `</b>`, also across parameters; a text without parameters stays a bare string. */
function fromTokens(tokens: readonly Token[], message: string): CompiledMessage {
  const root: MessagePart[] = [];
  let bold: MessagePart[] | null = null;
  const put = (part: MessagePart): void => {
    if (part !== '') (bold ?? root).push(part);
  };
  for (const token of tokens) {
    if (typeof token !== 'string') {
      put(fromArgument(token, message));
      continue;
    }
    let rest = token;
    for (let tag = TAG.exec(rest); tag; tag = TAG.exec(rest)) {
      put(rest.slice(0, tag.index));
      rest = rest.slice(tag.index + tag[0].length);
      if (tag[2] !== 'b') throw new Error(`only <b> is known: ${message}`);
      if ((tag[1] === '/') !== (bold !== null)) throw new Error(`tags do not match: ${message}`);
      const inner: MessagePart[] | null = bold;
      bold = inner === null ? [] : null;
      if (inner !== null) put({ b: bare(inner) });
    }
    put(rest);
  }
  if (bold !== null) throw new Error(`a tag is not closed: ${message}`);
  return bare(root);
}

function bare(parts: readonly MessagePart[]): CompiledMessage {
  const [only] = parts;
  if (only === undefined) return '';
  return parts.length === 1 && typeof only === 'string' ? only : parts;
}

function fromArgument([name, kind, format]: Exclude<Token, string>, message: string): MessagePart {
  if (kind === undefined) return [name];
  if (kind !== 'plural' && kind !== 'selectordinal' && kind !== 'select') throw new Error(`no formatter "${kind}" is shipped: ${message}`);
  const cases: Record<string, CompiledMessage> = {};
  for (const [key, tokens] of Object.entries(format ?? {})) {
    if (key === 'offset' && tokens === undefined) continue;
    if (!Array.isArray(tokens)) throw new Error(`plural offset is not supported: ${message}`);
    cases[key] = fromTokens(tokens, message);
  }
  if (cases['other'] === undefined) throw new Error(`a choice needs "other": ${message}`);
  return [name, kind, cases];
}
