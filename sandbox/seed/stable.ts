import { createHash } from 'node:crypto';

/** 32 bytes that are the same on every machine and in every run; for sandbox keys and ids, where nothing has to be secret. */
export function stableBytes(name: string): Uint8Array {
  return createHash('sha256').update(`hilt-sandbox:${name}`).digest();
}

/** A UUID (version 8: own scheme) made from a name. */
export function stableId(name: string): string {
  const hex = Buffer.from(stableBytes(`id:${name}`)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
