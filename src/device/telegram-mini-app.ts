import { jsonOrNull, type TelegramLaunch, themeOf } from './telegram-launch.ts';

/** Object Telegram puts into its webviews; it takes events as JSON text. */
interface TelegramBridge {
  postEvent(type: string, data: string): void;
}

/** How far the page reaches below what can be seen, in CSS pixels; what sticks to the bottom edge stays above it. */
const BELOW_FOLD = '--below-fold';

/**
 * Makes a Mini App feel at home: asks Telegram for the full height, keeps a downward swipe from closing a checkout, follows its theme where the seller
 * has not chosen one, and keeps the action in view while the sheet is half open. Telegram's own script is not loaded; these events are all of it that is needed.
 * @returns stops following.
 */
export function settleInTelegram(page: Window, { theme }: TelegramLaunch): () => void {
  const root = page.document.documentElement;
  let ours: string | null = null;

  /** A theme that stands there already is the seller's choice. */
  function wear(next: 'light' | 'dark' | null): void {
    const worn = root.dataset['theme'];
    if (next === null || (worn !== undefined && worn !== ours)) return;
    ours = next;
    root.dataset['theme'] = next;
  }

  function receive(type: unknown, data: unknown): void {
    const facts = typeof data === 'string' ? jsonOrNull(data) : data;
    if (typeof facts !== 'object' || facts === null) return;
    if (type === 'theme_changed' && 'theme_params' in facts) wear(themeOf(facts.theme_params));
    // While it is dragged the height changes faster than a page can follow.
    if (type === 'viewport_changed' && 'height' in facts && typeof facts.height === 'number' && (!('is_state_stable' in facts) || facts.is_state_stable !== false)) {
      const below = Math.round(page.innerHeight - facts.height);
      root.style.setProperty(BELOW_FOLD, `${below > 0 && below < page.innerHeight ? below : 0}px`);
    }
  }

  wear(theme);
  // The names under which phones and older clients deliver events.
  Object.assign(page, { Telegram: { WebView: { receiveEvent: receive } }, TelegramGameProxy: { receiveEvent: receive }, TelegramGameProxy_receiveEvent: receive });
  const bridge = bridgeOf(page);
  if (bridge !== null) {
    const post = (type: string, data: unknown = null): void => bridge.postEvent(type, JSON.stringify(data));
    post('web_app_ready');
    post('web_app_expand');
    post('web_app_setup_swipe_behavior', { allow_vertical_swipe: false });
    post('web_app_request_viewport');
  }
  return () => {
    root.style.removeProperty(BELOW_FOLD);
    if (ours !== null && root.dataset['theme'] === ours) delete root.dataset['theme'];
    for (const name of ['Telegram', 'TelegramGameProxy', 'TelegramGameProxy_receiveEvent']) Reflect.deleteProperty(page, name);
  };
}

function bridgeOf(page: Window): TelegramBridge | null {
  const putative: unknown = Reflect.get(page, 'TelegramWebviewProxy');
  return isBridge(putative) ? putative : null;
}

function isBridge(putative: unknown): putative is TelegramBridge {
  return typeof putative === 'object' && putative !== null && 'postEvent' in putative && typeof putative.postEvent === 'function';
}
