/** Languages the checkout speaks. English types the keys; the others are lazily loaded and complete (tested). */
export const LOCALES = ['en', 'de', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language by its own name, so that a reader finds it in any other one. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', de: 'Deutsch', ar: 'العربية' };

export function isLocale(putative: unknown): putative is Locale {
  return LOCALES.some((locale) => locale === putative);
}

export function localeDirection(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/**
 * The language to begin with: `?lang=` of the link, then the reader's earlier choice, then the browser's list, then English.
 * Regions are ignored ("de-AT" is "de"). All three inputs are foreign text and may be anything.
 */
export function chooseLocale(from: { readonly search: string; readonly stored: string | null; readonly languages: readonly string[] }): Locale {
  const wanted = [new URLSearchParams(from.search).get('lang'), from.stored, ...from.languages];
  return wanted.map((tag) => tag?.toLowerCase().split('-', 1)[0]).find(isLocale) ?? 'en';
}

const STORED_AT = 'hilt.locale';

/** The reader's earlier choice, or null. Never throws: storage may be blocked in a frame. */
export function storedLocale(): string | null {
  try {
    return localStorage.getItem(STORED_AT);
  } catch {
    return null;
  }
}

/** Remembers the choice if the browser lets us. Never throws. */
export function storeLocale(locale: Locale): void {
  try {
    localStorage.setItem(STORED_AT, locale);
  } catch {
    // Blocked storage costs the reader one more choice next time, nothing else.
  }
}
