import { JsonError } from './json-value.ts';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Where a string ends; whether its inside is right is left to JSON.parse, which is strict about it. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const SPACE = /[ \t\n\r]*/y;
const WHOLE = /^-?\d+$/;

/** Reads the smallest parts of a JSON text from left to right. */
export class JsonCursor {
  readonly text: string;
  #at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Where the next sign stands; spaces are behind. */
  get at(): number {
    return this.#at;
  }

  get next(): string {
    return this.text.charAt(this.#at);
  }

  skipSpace(): void {
    SPACE.lastIndex = this.#at;
    SPACE.exec(this.text);
    this.#at = SPACE.lastIndex;
  }

  /** Takes `word` if it stands here. */
  takes(word: string): boolean {
    if (!this.text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  /** @throws JsonError `syntax` when something else stands here. */
  expect(word: string): void {
    if (!this.takes(word)) throw this.error();
  }

  string(): string {
    const value = unquoted(this.#token(STRING));
    if (value === null) throw this.error();
    if (/\p{Cs}/u.test(value)) throw new JsonError('broken-text', `${this.#at}`);
    return value;
  }

  number(): number {
    const token = this.#token(NUMBER);
    const value = Number(token);
    // What the page shows and what is hashed are the same number; a literal that is neither must not pass for one.
    if (!Number.isFinite(value) || (WHOLE.test(token) && !Number.isSafeInteger(value))) throw new JsonError('inexact-number', token.slice(0, 40));
    return value;
  }

  error(): JsonError {
    return new JsonError('syntax', `${this.#at}`);
  }

  #token(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const token = pattern.exec(this.text)?.[0];
    if (token === undefined) throw this.error();
    this.#at += token.length;
    return token;
  }
}

function unquoted(token: string): string | null {
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
