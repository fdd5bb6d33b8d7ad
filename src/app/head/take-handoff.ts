/** Says in the address which personal link opened this page. Not a secret; it survives a reload, so that such a page never pays for nobody. */
export const PERSONAL_PARAM = 'personal';

/** Stands there until the payment core has made the link's mark of its token. No session has it, so a page that is loaded again before that asks for the link. */
export const UNKNOWN_MARK = '1';

/** `handoff`, in whatever letters, also where a message has escaped the sign before it (`&amp;handoff`) or the one after it. */
const HANDOFF = /(?:^|[?;&])handoff(?:=(.*))?$/is;
const TELEGRAM = /^tgWebAppData$/;

/**
 * Takes the handoff token and Telegram's signed user data out of the address, so that no later request, log or script sees them
 * (money invariant 7), and leaves a mark in the token's place.
 * @returns the token, or null when there was none. Two different tokens are none that could be used: an empty text.
 */
export function takeHandoff(): string | null {
  const url = new URL(location.href);
  const fragment = new URLSearchParams(url.hash.slice(1));
  const inSearch = takeOut(url.searchParams, HANDOFF);
  // A frame hands it to its window in the fragment.
  const inFragment = takeOut(fragment, HANDOFF);
  const telegram = takeOut(fragment, TELEGRAM);
  const tokens = new Set([...inSearch, ...inFragment]);
  if (inFragment.length + telegram.length > 0) url.hash = String(fragment);
  if (tokens.size > 0) url.searchParams.set(PERSONAL_PARAM, UNKNOWN_MARK);
  if (tokens.size + telegram.length > 0) history.replaceState(history.state, '', url);
  const [token = null] = tokens;
  return tokens.size > 1 ? '' : token;
}

/** Removes all parameters of a name, and returns what they held. */
function takeOut(from: URLSearchParams, name: RegExp): readonly string[] {
  const taken: string[] = [];
  for (const [key, value] of Array.from(from)) {
    const found = name.exec(key);
    if (found === null) continue;
    taken.push(found[1] ?? value);
    from.delete(key);
  }
  return taken;
}
