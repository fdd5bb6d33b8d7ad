/** Names that are the same in every language. */
export const BRAND = 'Hilt Checkout';
export const BRAND_LINE = 'Checkout by Hilt';

/** The loader's own few words. The checkout's catalogs are twenty times the whole loader, so these stand here. */
export interface LoaderWords {
  readonly pay: string;
  readonly close: string;
  readonly newTab: string;
}

const ENGLISH: LoaderWords = { pay: 'Pay with USDC', close: 'Close', newTab: 'Open in a new tab' };

const WORDS: Readonly<Record<string, LoaderWords>> = {
  en: ENGLISH,
  de: { pay: 'Mit USDC zahlen', close: 'Schließen', newTab: 'In neuem Tab öffnen' },
  ar: { pay: 'ادفع بعملة USDC', close: 'إغلاق', newTab: 'افتح في علامة تبويب جديدة' },
};

export interface Speech {
  readonly words: LoaderWords;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Words in the wanted language, the page's, the reader's, or English. */
export function speak(locale: string | null): Speech {
  const wanted = [locale, document.documentElement.lang, ...navigator.languages];
  const lang = wanted.map((tag) => (tag ?? '').slice(0, 2).toLowerCase()).find((tag) => Object.hasOwn(WORDS, tag)) ?? 'en';
  return { words: WORDS[lang] ?? ENGLISH, lang, dir: lang === 'ar' ? 'rtl' : 'ltr' };
}
