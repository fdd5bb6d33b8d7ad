/** What Telegram tells a Mini App in the address when it opens it (core.telegram.org/api/bots/webapps). */
export interface TelegramLaunch {
  readonly theme: 'light' | 'dark' | null;
}

/** Reads the fragment of the address; null when the page is no Mini App. The signed user data is not among what is read: it has left the address by then. */
export function telegramLaunchOf(hash: string): TelegramLaunch | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  if (!params.has('tgWebAppVersion') && !params.has('tgWebAppPlatform')) return null;
  return { theme: themeOf(jsonOrNull(params.get('tgWebAppThemeParams') ?? '')) };
}

/** Light or dark, from the background of a theme; null when it names none. @param theme Telegram's ThemeParams, foreign data. */
export function themeOf(theme: unknown): 'light' | 'dark' | null {
  const background = typeof theme === 'object' && theme !== null && 'bg_color' in theme ? theme.bg_color : null;
  const parts = typeof background === 'string' ? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(background) : null;
  if (parts === null) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16));
  // Weighted as eyes do (ITU-R BT.601).
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light';
}

/** A JSON text's value; null when it is none. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
