import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { textBytes } from '../solana/bytes.ts';
import type { Visit } from './machine/flow.ts';
import type { Session } from './session.ts';

/**
 * Says whether two personal links are the same one: 128 bits of the SHA-256 of `hilt-link:` + token, in hex. It may be stored and stand in addresses, because it
 * leads back to no token and opens nothing (money invariant 7).
 */
export function linkMark(token: string): string {
  return bytesToHex(sha256(textBytes(`hilt-link:${token}`)).subarray(0, 16));
}

/**
 * True if a page may pay under this session: the very link that opened the page has opened it, for the buyer that link names. One more link is a payment of its
 * own, even if it names the same buyer. Pages without a link share the sessions that were opened without one.
 */
export function isOwnSession(session: Session, { personal, linkMark: mark, access }: Visit): boolean {
  if (session.personal !== personal || session.linkMark !== mark) return false;
  return access === null || (session.access?.type === access.type && session.access.display === access.display);
}
