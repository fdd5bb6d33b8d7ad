import { holdsToken } from '../ports/holds-token.ts';
import { type SafeLink, safeLink } from '../../ui/safe-link.ts';

/** What a seller writes where the payment id may stand; a parser of theirs may have encoded the braces. */
const PLACE = /\{payment_id\}|%7bpayment_id%7d/gi;

/** Longest address the contract allows (4.3). */
const LONGEST = 2048;

/**
 * The `return_url` of a personal link if a buyer may be sent there: https, with nothing secret in it but what the seller has put in. Null else.
 * @param token of the link, which a seller's address must never carry on.
 */
export function safeReturn(foreign: string | null, token: string): string | null {
  if (foreign === null || foreign.length > LONGEST || returnLink(foreign, '') === null) return null;
  return holdsToken(foreign, token) ? null : foreign;
}

/**
 * The link a buyer follows. The payment id stands in it only where the seller has asked for it (money invariant 11), and never in the name of the host, which
 * is looked up in the open.
 */
export function returnLink(foreign: string, paymentId: string): SafeLink | null {
  const asked = safeLink(foreign);
  if (asked === null || !asked.href.startsWith('https:') || asked.host.includes('payment_id')) return null;
  // Half a character cannot be encoded.
  return safeLink(foreign.replace(PLACE, () => encodeURIComponent(paymentId.replace(/\p{Cs}/gu, ''))));
}
