/** How often an address may be percent-encoded on its way through other addresses: a way back inside a link inside a link. */
const LAYERS = 3;

/** True if a text that comes from outside has a personal link's token in it, however often it was percent-encoded: it must then go nowhere (money invariant 7). */
export function holdsToken(text: string, token: string): boolean {
  let layer = text;
  for (let left = LAYERS; left >= 0; left -= 1) {
    if (layer.includes(token)) return true;
    layer = decoded(layer);
  }
  return false;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
