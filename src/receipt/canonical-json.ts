import { isJsonObject, JsonError, type JsonValue } from './json-value.ts';

/**
 * The one text of a JSON value by RFC 8785 (JCS): no spaces, keys in order of their UTF-16 code units, numbers and strings as
 * ECMAScript writes them. Unicode is not normalised: two texts that look alike stay two texts.
 * @throws JsonError `inexact-number` for what is no number of JSON (RFC 8785, appendix B, note 3); the strict reader never makes one.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new JsonError('inexact-number', String(value));
  // ECMAScript writes -0 as "0" and every other number in its shortest form: what RFC 8785, 3.2.2.3 asks for.
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isJsonObject(value)) return `{${[...value].toSorted(byCodeUnits).map(member).join(',')}}`;
  return `[${value.map(canonicalJson).join(',')}]`;
}

function member([key, value]: readonly [string, JsonValue]): string {
  return `${JSON.stringify(key)}:${canonicalJson(value)}`;
}

/** `<` on strings compares code units, as RFC 8785 wants; localeCompare would not. */
function byCodeUnits([a]: readonly [string, JsonValue], [b]: readonly [string, JsonValue]): number {
  return a < b ? -1 : 1;
}
