import * as v from 'valibot';

/** Addresses a buyer's browser may be sent to: https, or http on this very machine, which is where a sandbox lives. */
export function isHttpsOrLoopback(text: string): boolean {
  // The parser would drop blanks and line breaks, and a page would show another text than it opens.
  if (/[\s\p{Cc}]/u.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]'));
}

export const httpsOrLoopbackUrl = v.check(isHttpsOrLoopback, 'must be an https address');
