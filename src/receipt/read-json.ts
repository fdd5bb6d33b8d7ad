import { JsonCursor } from './json-cursor.ts';
import { JsonError, type JsonObject, type JsonValue } from './json-value.ts';

/** An honest receipt has two or three levels. */
const DEEPEST = 32;
/** Characters; an honest receipt has some thousand. */
const LONGEST = 512 * 1024;

/** An object with the text of each of its members exactly as it came, spaces inside included. */
export interface JsonDocument {
  readonly value: JsonObject;
  readonly source: ReadonlyMap<string, string>;
}

/**
 * Reads a text that must be one JSON object (RFC 8259) without anything two readers could understand differently.
 * `JSON.parse` is not enough: it lets the last of two equal keys win, where another reader may let the first.
 * @throws JsonError
 */
export function readJsonObject(text: string): JsonDocument {
  if (text.length > LONGEST) throw new JsonError('too-long', `${text.length}`);
  const cursor = new JsonCursor(text);
  const source = new Map<string, string>();
  cursor.skipSpace();
  const value = readObject(cursor, 1, source);
  cursor.skipSpace();
  if (cursor.at !== text.length) throw cursor.error();
  return { value, source };
}

function readValue(cursor: JsonCursor, depth: number): JsonValue {
  if (depth > DEEPEST) throw new JsonError('too-deep', `${cursor.at}`);
  switch (cursor.next) {
    case '{':
      return readObject(cursor, depth, null);
    case '[':
      return readArray(cursor, depth);
    case '"':
      return cursor.string();
    default:
      if (cursor.takes('null')) return null;
      if (cursor.takes('true')) return true;
      if (cursor.takes('false')) return false;
      return cursor.number();
  }
}

/** @param source filled with the text of each member, where the caller wants it. */
function readObject(cursor: JsonCursor, depth: number, source: Map<string, string> | null): JsonObject {
  const members = new Map<string, JsonValue>();
  readList(cursor, '{', '}', () => {
    const key = cursor.string();
    if (members.has(key)) throw new JsonError('duplicate-key', key.slice(0, 80));
    cursor.skipSpace();
    cursor.expect(':');
    cursor.skipSpace();
    const start = cursor.at;
    members.set(key, readValue(cursor, depth + 1));
    source?.set(key, cursor.text.slice(start, cursor.at));
  });
  return members;
}

function readArray(cursor: JsonCursor, depth: number): readonly JsonValue[] {
  const entries: JsonValue[] = [];
  readList(cursor, '[', ']', () => entries.push(readValue(cursor, depth + 1)));
  return entries;
}

function readList(cursor: JsonCursor, open: string, close: string, readEntry: () => void): void {
  cursor.expect(open);
  cursor.skipSpace();
  if (cursor.takes(close)) return;
  do {
    cursor.skipSpace();
    readEntry();
    cursor.skipSpace();
  } while (cursor.takes(','));
  cursor.expect(close);
}
