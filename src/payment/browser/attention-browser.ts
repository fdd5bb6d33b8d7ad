import type { AttentionPort } from '../ports.ts';

/**
 * Whether the page is visible and online. `navigator.onLine` may say yes without a network, never no with one, so it is only used to rest.
 * `pageshow` covers the back/forward cache, where timers were frozen and everything known is old.
 */
export function createBrowserAttention(page: Document = document, world: Window = window): AttentionPort {
  const awake = () => page.visibilityState === 'visible' && world.navigator.onLine;
  return {
    awake,
    onWake(listener) {
      const wake = () => {
        if (awake()) listener();
      };
      page.addEventListener('visibilitychange', wake);
      world.addEventListener('pageshow', wake);
      world.addEventListener('online', wake);
      return () => {
        page.removeEventListener('visibilitychange', wake);
        world.removeEventListener('pageshow', wake);
        world.removeEventListener('online', wake);
      };
    },
  };
}
