import type { EmbedErrorCode, Theme } from './public-types.ts';

export type Mode = 'modal' | 'inline' | 'redirect';

/** Options of one checkout, all decided. */
export interface Settled {
  readonly slug: string;
  readonly mode: Mode;
  readonly theme: Theme;
  readonly locale: string | null;
  readonly handoff: string | null;
}

/** The same alphabet as the checkout's own router has. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/;

type Raw = Readonly<Partial<Record<'mode' | 'theme' | 'locale' | 'handoff', unknown>>>;

/** Checks options from JavaScript and from an element's `data-` attributes alike. @throws TypeError whose message is an EmbedErrorCode. */
export function settle(slug: unknown, { mode, theme, locale, handoff }: Raw): Settled {
  if (typeof slug !== 'string' || !NAME.test(slug)) throw wrong('bad-slug');
  const language = textOrNull(locale);
  if (language !== null && !NAME.test(language)) throw wrong('bad-option');
  return { slug, mode: oneOf(mode, ['modal', 'inline', 'redirect']), theme: oneOf(theme, ['auto', 'light', 'dark']), locale: language, handoff: textOrNull(handoff) };
}

function oneOf<T extends string>(value: unknown, words: readonly [T, ...T[]]): T {
  if (value === undefined || value === null || value === '') return words[0];
  const found = words.find((word) => word === value);
  if (found === undefined) throw wrong('bad-option');
  return found;
}

function textOrNull(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw wrong('bad-option');
  return value;
}

function wrong(code: EmbedErrorCode): TypeError {
  return new TypeError(code);
}

/** The code of an error thrown by `settle`; null for anything else. */
export function codeOf(error: unknown): 'bad-slug' | 'bad-option' | null {
  const message = error instanceof TypeError ? error.message : '';
  return message === 'bad-slug' || message === 'bad-option' ? message : null;
}
