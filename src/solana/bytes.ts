const utf8 = new TextEncoder();

/** UTF-8 bytes of a text. */
export function textBytes(text: string): Uint8Array {
  return utf8.encode(text);
}

/** Bytes as text for display; bytes that are no UTF-8 become replacement characters, never an error. */
export function displayText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Standard base64, as Solana's JSON-RPC speaks it. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @returns null when the text is not base64; answers of RPC nodes are foreign data. */
export function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Joins byte strings in order. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Little-endian unsigned number of `size` bytes at `offset`, or null when the bytes end before it. */
export function readUint(bytes: Uint8Array, offset: number, size: number): bigint | null {
  if (offset + size > bytes.length) return null;
  let value = 0n;
  for (let index = size - 1; index >= 0; index -= 1) value = (value << 8n) | BigInt(bytes[offset + index] ?? 0);
  return value;
}

/** Little-endian bytes of a u64, as token and system transfers carry amounts. */
export function u64Bytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}
