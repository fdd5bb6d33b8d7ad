import { fromAnyBase64, toHex } from './text-bytes.ts';
import { isJsonObject, JsonError, type JsonObject, type JsonValue } from './json-value.ts';
import { readJsonObject } from './read-json.ts';

/** A public key that receipts may be signed with. */
export interface ReceiptKey {
  /** Name of the key; receipts point to it by this, and a new key gets a new one. */
  readonly kid: string;
  /** 32 bytes. */
  readonly bytes: Uint8Array;
}

/** Thrown for a text that is no list of keys. */
export class KeysError extends Error {
  override readonly name = 'KeysError';
}

/**
 * The Ed25519 keys of a JWKS (RFC 7517, RFC 8037). Keys of other kinds are passed over. A name that stands for two different keys
 * stands for none: nobody could say which of them is meant.
 * @throws KeysError when the text is not a JWKS at all, or one of its Ed25519 keys is broken.
 */
export function readJwks(text: string): readonly ReceiptKey[] {
  const list = listOf(text).get('keys');
  if (!Array.isArray(list)) throw new KeysError('no list of keys');
  const keys = list.flatMap((entry: JsonValue) => (isJsonObject(entry) && isEd25519(entry) ? [readKey(entry)] : []));
  const unclear = new Set(keys.filter((key, index) => keys.slice(0, index).some((other) => other.kid === key.kid && toHex(other.bytes) !== toHex(key.bytes))).map(({ kid }) => kid));
  return keys.filter((key, index) => !unclear.has(key.kid) && keys.findIndex(({ kid }) => kid === key.kid) === index);
}

/** Keys as a JWKS again, for whoever wants to keep them. */
export function writeJwks(keys: readonly ReceiptKey[]): string {
  const entries = keys.map(({ kid, bytes }) => ({ kty: 'OKP', crv: 'Ed25519', kid, x: base64Url(bytes), use: 'sig', alg: 'EdDSA' }));
  return JSON.stringify({ keys: entries });
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function listOf(text: string): JsonObject {
  try {
    return readJsonObject(text).value;
  } catch (error) {
    if (error instanceof JsonError) throw new KeysError(error.message);
    throw error;
  }
}

/** A key that says it is for something else than signatures is not for receipts. */
function isEd25519(key: JsonObject): boolean {
  return key.get('kty') === 'OKP' && key.get('crv') === 'Ed25519' && (key.get('use') ?? 'sig') === 'sig' && (key.get('alg') ?? 'EdDSA') !== 'ECDH-ES';
}

function readKey(key: JsonObject): ReceiptKey {
  const [kid, x] = [key.get('kid'), key.get('x')];
  const bytes = typeof x === 'string' ? fromAnyBase64(x) : null;
  if (typeof kid !== 'string' || kid === '' || bytes === null || bytes.length !== 32) throw new KeysError('a key is broken');
  return { kid, bytes };
}
