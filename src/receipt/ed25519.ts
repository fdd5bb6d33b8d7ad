/** What checks signatures: the browser's own cryptography, and a replacement that is fetched only where Ed25519 is missing. */
export interface SignatureTools {
  /** Null where the page is not in a secure context. */
  readonly subtle: Pick<SubtleCrypto, 'importKey' | 'verify'> | null;
  readonly loadFallback: () => Promise<VerifyEd25519>;
}

/** @param key 32 bytes. @param signature 64 bytes. Never throws: what is no key or no signature verifies nothing. */
export type VerifyEd25519 = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** The tools of the browser this runs in. */
export function browserTools(): SignatureTools {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  return { subtle: subtle ?? null, loadFallback: async () => (await import('./ed25519-fallback.ts')).verifyWithoutWebCrypto };
}

/**
 * Checks an Ed25519 signature (RFC 8032) with WebCrypto, or without it where it is missing or too old.
 * @throws whatever the loader throws when the fallback is needed and cannot be fetched; then nothing has been checked.
 */
export async function verifyEd25519(tools: SignatureTools, key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const subtle = tools.subtle;
  if (subtle !== null) {
    try {
      const imported = await subtle.importKey('raw', Uint8Array.from(key), { name: 'Ed25519' }, false, ['verify']);
      return await subtle.verify({ name: 'Ed25519' }, imported, Uint8Array.from(signature), Uint8Array.from(message));
    } catch {
      // Old browsers name this error differently, and some refuse keys that others take: the fallback decides alone.
    }
  }
  return (await tools.loadFallback())(key, message, signature);
}
