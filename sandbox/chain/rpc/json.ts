/** What an RPC answer is made of. Unlike plain JSON values it may hold bigints; fields that are undefined are left out. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * Writes an answer as JSON text. Bigints become bare integers, as a validator writes its u64 numbers: `rentEpoch` is
 * 18446744073709551615, which a JavaScript number cannot hold.
 */
export function writeJson(value: Json): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map((item: Json) => writeJson(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).flatMap(([key, field]) => (field === undefined ? [] : [`${JSON.stringify(key)}:${writeJson(field)}`]));
  return `{${fields.join(',')}}`;
}

/** An object parsed from JSON text. */
export type JsonObject = { readonly [key: string]: unknown };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value parsed from JSON text can be answered as it is; always true for what JSON.parse returns. */
export function isJson(value: unknown): value is Json {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isJson);
  return isJsonObject(value) && Object.values(value).every(isJson);
}
