import { createReceiptSigner, type ReceiptKey, type ReceiptSigner } from './receipt-signer.ts';

/** More changes of keys than any test makes; a restart looks this far for the key of the newest receipt. */
const MOST_KEYS = 8;

/** The sandbox's keys for receipts, oldest first. New receipts are signed with the newest; the older ones stay published, so that older receipts keep verifying. */
export interface ReceiptKeyring extends ReceiptSigner {
  /** What the JWKS lists: every key so far, but for those withdrawn. */
  published(): readonly ReceiptKey[];
  /** Name of the key a signature was made with; null when none of ours made it. */
  kidOf(hashHex: string, signatureBase64: string): string | null;
  /** From now on a new key signs. Its name; null when there are no more. */
  rotate(): string | null;
  /** Takes a key out of the JWKS, as after a leak; false for a name we do not have. Hilt itself goes on knowing it. */
  withdraw(kid: string): boolean;
  /** Publishes every key again. */
  restore(): void;
}

/**
 * @param secretOf 32 secret bytes of the n-th key.
 * @param newest hash and signature of the newest receipt in the store: a change of keys before a restart is found again by it.
 */
export function createReceiptKeyring(secretOf: (generation: number) => Uint8Array, newest: { readonly hash: string; readonly signature: string } | null): ReceiptKeyring {
  const all = Array.from({ length: MOST_KEYS }, (_, generation) => createReceiptSigner(secretOf(generation)));
  const withdrawn = new Set<string>();
  let used = 1 + Math.max(0, newest === null ? 0 : all.findIndex((signer) => signer.verify(newest.hash, newest.signature)));
  const known = (): readonly ReceiptSigner[] => all.slice(0, used);
  const current = (): ReceiptSigner => {
    const signer = known().at(-1);
    if (signer === undefined) throw new Error('the keyring is empty');
    return signer;
  };
  const signerOf = (hash: string, signature: string): ReceiptSigner | undefined => known().find((signer) => signer.verify(hash, signature));
  return {
    get publicKey() {
      return current().publicKey;
    },
    sign: (hash) => current().sign(hash),
    verify: (hash, signature) => signerOf(hash, signature) !== undefined,
    published: () => known().map(({ publicKey }) => publicKey).filter(({ kid }) => !withdrawn.has(kid)),
    kidOf: (hash, signature) => signerOf(hash, signature)?.publicKey.kid ?? null,
    rotate() {
      if (used === MOST_KEYS) return null;
      used += 1;
      return current().publicKey.kid;
    },
    withdraw(kid) {
      if (!known().some(({ publicKey }) => publicKey.kid === kid)) return false;
      withdrawn.add(kid);
      return true;
    },
    restore: () => withdrawn.clear(),
  };
}
