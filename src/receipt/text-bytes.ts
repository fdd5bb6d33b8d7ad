import { fromBase64, toBase64 } from '../solana/bytes.ts';

/** 64 hex digits for a hash, lower case as we write them; null for anything else. */
export function hexHash(text: string): string | null {
  const hex = text.trim().replace(/^sha256[:-]/i, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(hex) ? hex : null;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * Bytes written as base64 or base64url, with or without padding. Null when the text is neither, or when its last sign carries bits
 * that belong to no byte: then several texts would stand for one signature.
 */
export function fromAnyBase64(text: string): Uint8Array | null {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const padded = plain.padEnd(Math.ceil(plain.length / 4) * 4, '=');
  const bytes = fromBase64(padded);
  return bytes !== null && toBase64(bytes) === padded ? bytes : null;
}

/** The 64 bytes of an Ed25519 signature in hex or base64, both of which APIs use; null when it is neither. */
export function signatureBytes(text: string): Uint8Array | null {
  const bytes = /^[0-9a-f]{128}$/i.test(text) ? fromHex(text) : fromAnyBase64(text);
  return bytes !== null && bytes.length === 64 ? bytes : null;
}
