import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 in hex over the RFC 8785 form of a document: key order and spacing of the stored text do not matter, its content does. */
export function receiptHash(document: unknown): string {
  const canonical = canonicalize(document);
  if (canonical === undefined) throw new TypeError('a receipt must be a JSON document');
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}
