import { useLayoutEffect } from 'react';

const HEX = /^#[0-9a-f]{6}$/i;

export interface PageLook {
  /** The seller's colour as `#rrggbb`; anything else is ignored and the page keeps its own. */
  readonly accent: string | null;
  /** `auto` and null follow the reader's system. */
  readonly theme: 'auto' | 'light' | 'dark' | null;
}

/**
 * Dresses the document for one seller. Set through the style object, which a strict content policy allows, unlike a style attribute
 * in markup. Contrast is not checked here: accent.css derives colours that read for any accent.
 */
export function usePageLook({ accent, theme }: PageLook): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    const own = root.dataset['theme'];
    if (accent !== null && HEX.test(accent)) root.style.setProperty('--accent', accent);
    if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
    return () => {
      root.style.removeProperty('--accent');
      if (own === undefined) delete root.dataset['theme'];
      else root.dataset['theme'] = own;
    };
  }, [accent, theme]);
}
