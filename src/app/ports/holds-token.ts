/** How often an address may be percent-encoded on its way through other addresses: a way back inside a link inside a link. */
const LAYERS = 3;

/** True if a text that comes from outside has a personal link's token in it, however often it was percent-encoded: it must then go nowhere (money invariant 7). */
export function holdsToken(text: string, token: string, layers = LAYERS): boolean {
  return text.includes(token) || (layers > 0 && holdsToken(decoded(text), token, layers - 1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
