/** A JSON value as the strict reader gives it. Objects are maps, so that a key named `__proto__` is a key like any other. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export type JsonObject = ReadonlyMap<string, JsonValue>;

/**
 * Why a text is not taken for a document that somebody could have signed:
 * - `syntax`: no JSON;
 * - `duplicate-key`: two readers could see two documents in it;
 * - `inexact-number`: a whole number that JavaScript cannot hold, or a number beyond its range (I-JSON, RFC 7493);
 * - `broken-text`: half a surrogate pair, which has no UTF-8 form and so no hash (RFC 8785, 3.2.2.2);
 * - `too-deep`, `too-long`: nothing an honest receipt needs.
 */
export type JsonRefusal = 'syntax' | 'duplicate-key' | 'inexact-number' | 'broken-text' | 'too-deep' | 'too-long';

/** Thrown by the strict reader. `where` is the key or the position, for display beside the reason. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  readonly refusal: JsonRefusal;
  readonly where: string;

  constructor(refusal: JsonRefusal, where: string) {
    super(`${refusal}: ${where}`);
    this.refusal = refusal;
    this.where = where;
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}
