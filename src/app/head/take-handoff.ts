/** Says in the address that a personal link opened this page. Not a secret; it survives a reload, so that such a page never pays for nobody. */
export const PERSONAL_PARAM = 'personal';

/**
 * Takes the handoff token and Telegram's signed user data out of the address, so that no later request, log or script sees them
 * (money invariant 7), and leaves a mark in the token's place.
 * @returns the token, or null when there was none.
 */
export function takeHandoff(): string | null {
  const url = new URL(location.href);
  const fragment = new URLSearchParams(url.hash.slice(1));
  // A frame hands it to its window in the fragment.
  const handoff = url.searchParams.get('handoff') ?? fragment.get('handoff');
  const telegram = fragment.has('tgWebAppData');
  if (telegram || fragment.has('handoff')) {
    fragment.delete('tgWebAppData');
    fragment.delete('handoff');
    url.hash = String(fragment);
  }
  if (handoff !== null) {
    url.searchParams.delete('handoff');
    url.searchParams.set(PERSONAL_PARAM, '1');
  }
  if (telegram || handoff !== null) history.replaceState(history.state, '', url);
  return handoff;
}
