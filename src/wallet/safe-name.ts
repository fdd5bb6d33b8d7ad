/** Longest name shown, in characters. Real names are far shorter; a longer one is there to push other text away. */
const MAX_CHARACTERS = 32;

/** What a wallet is called that gives no readable name at all. */
const NAMELESS = 'Wallet';

/**
 * A wallet's own name, made safe to show. Anything in the page can register itself as a wallet and choose its name, so
 * - control, format and bidirectional characters go (they reorder or hide the text beside them, "Phan\u202Emot");
 * - piled-up combining marks are cut (they paint over other rows);
 * - white space is one space, and the length is limited.
 * It cannot tell an honest "Phantom" from a false one: what is signed is checked afterwards, whoever signed it.
 */
export function safeWalletName(putative: unknown): string {
  if (typeof putative !== 'string') return NAMELESS;
  // Cut first: a name of megabytes must not be searched through. Generous, because what is removed below counts here.
  const cleaned = putative
    .slice(0, MAX_CHARACTERS * 8)
    .replace(/[\p{Z}\s]/gu, ' ')
    .replace(/\p{C}/gu, '')
    .normalize('NFC')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
  const short = Array.from(cleaned).slice(0, MAX_CHARACTERS).join('').trim();
  return short === '' ? NAMELESS : short;
}
