import { sha256 } from '@noble/hashes/sha2.js';
import { textBytes } from '../solana/bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { type SignatureTools, verifyEd25519 } from './ed25519.ts';
import type { HiltResult } from './hilt-result.ts';
import type { Mismatch } from './mismatch.ts';
import type { SignedReceipt } from './open-receipt.ts';
import { contradictions } from './receipt-facts.ts';
import type { ReceiptKey } from './receipt-keys.ts';
import { hexHash, signatureBytes, toHex } from './text-bytes.ts';

/** Where the public keys come from. A key that came with the page is worth more than one Hilt publishes today. */
export type KeySource =
  | { readonly tag: 'built-in'; readonly keys: readonly ReceiptKey[] }
  | { readonly tag: 'published'; readonly keys: readonly ReceiptKey[] }
  | { readonly tag: 'none'; readonly why: 'not-published' | 'unreachable' | 'broken' };

/** Why the signature could not be judged at all. */
export type NoSignatureCheck = 'unsigned' | 'key-not-published' | 'keys-unreachable' | 'keys-broken' | 'key-unknown' | 'no-cryptography';

/** What this browser found out about the document, before anybody else is heard. */
export interface DocumentFinding {
  /** SHA-256 over the RFC 8785 form, in hex. */
  readonly computed: string;
  readonly hashFits: boolean;
  /** Said twice and differently, or not the receipt asked for: wrong whatever was hashed how. */
  readonly contradictions: readonly Mismatch[];
  readonly signature: { readonly tag: 'fits'; readonly kid: string } | { readonly tag: 'differs' } | { readonly tag: 'unchecked'; readonly why: NoSignatureCheck };
}

/** Result of the check in this browser. */
export type DocumentResult =
  | { readonly tag: 'verified'; readonly hash: string; readonly kid: string; readonly keys: 'built-in' | 'published' }
  | { readonly tag: 'mismatch'; readonly mismatches: readonly Mismatch[] }
  /** `form-unknown`: it does not fit by our reading, but how Hilt reads this schema is not documented. */
  | { readonly tag: 'unchecked'; readonly why: NoSignatureCheck | 'form-unknown' };

/**
 * Hashes the document and checks the signature over that hash, never over the one stated.
 * @param askedId the receipt somebody asked for; null where a file is checked that names itself.
 */
export async function checkDocument(receipt: SignedReceipt, askedId: string | null, source: KeySource, tools: SignatureTools): Promise<DocumentFinding> {
  const digest = sha256(textBytes(canonicalJson(receipt.document)));
  const computed = toHex(digest);
  return { computed, hashFits: hexHash(receipt.hash) === computed, contradictions: contradictions(receipt, askedId), signature: await checkSignature(receipt, digest, source, tools) };
}

async function checkSignature({ signature, kid }: SignedReceipt, digest: Uint8Array, source: KeySource, tools: SignatureTools): Promise<DocumentFinding['signature']> {
  if (signature === '') return { tag: 'unchecked', why: 'unsigned' };
  if (source.tag === 'none') return { tag: 'unchecked', why: source.why === 'not-published' ? 'key-not-published' : source.why === 'broken' ? 'keys-broken' : 'keys-unreachable' };
  // A receipt that names its key is checked with that key alone; one that does not may be of any of them.
  const candidates = kid === null ? source.keys : source.keys.filter((key) => key.kid === kid);
  if (source.keys.length === 0) return { tag: 'unchecked', why: 'key-not-published' };
  if (candidates.length === 0) return { tag: 'unchecked', why: 'key-unknown' };
  const bytes = signatureBytes(signature);
  if (bytes === null) return { tag: 'differs' };
  try {
    const verdicts = await Promise.all(candidates.map((key) => verifyEd25519(tools, key.bytes, digest, bytes)));
    const signer = candidates[verdicts.indexOf(true)];
    return signer === undefined ? { tag: 'differs' } : { tag: 'fits', kid: signer.kid };
  } catch {
    return { tag: 'unchecked', why: 'no-cryptography' };
  }
}

/**
 * What the finding is worth. How Hilt writes the document before hashing it is not documented, so what does not fit by our reading
 * proves a change only if this form is declared for the schema, or if Hilt itself says that the receipt is not valid.
 * @param formDeclared the operator declared RFC 8785 for this schema version.
 * @param hilt Hilt's own check; null when it was not asked.
 */
export function judgeDocument(finding: DocumentFinding, source: KeySource, formDeclared: boolean, hilt: HiltResult | null): DocumentResult {
  const { computed, hashFits, contradictions: certain, signature } = finding;
  const doubtful: readonly Mismatch[] = [
    ...(hashFits ? [] : [{ field: 'content' as const, stated: '', found: computed }]),
    ...(signature.tag === 'differs' ? [{ field: 'signature' as const, stated: '', found: '' }] : []),
  ];
  const counts = formDeclared || hilt?.tag === 'mismatch';
  const mismatches = counts ? [...certain, ...doubtful] : certain;
  if (mismatches.length > 0) return { tag: 'mismatch', mismatches };
  if (doubtful.length > 0) return { tag: 'unchecked', why: 'form-unknown' };
  if (signature.tag === 'fits' && source.tag !== 'none') return { tag: 'verified', hash: computed, kid: signature.kid, keys: source.tag };
  return { tag: 'unchecked', why: signature.tag === 'unchecked' ? signature.why : 'keys-unreachable' };
}
