import { createElement, Fragment, type ReactNode } from 'react';
import { formatMessage, type MessageRules, type Piece } from './format-message.ts';
import { type Locale, localeDirection } from './locale.ts';
import type { MessageValue } from './message-params.ts';
import type { MessageKey, Messages, ParamsOf } from './messages.ts';

/** Parameters of a message; none at all when it has none. Rich text takes elements where text takes strings and numbers. */
type TextArgs<K extends MessageKey> = keyof ParamsOf<K> extends never ? [] : [params: ParamsOf<K>];
type RichArgs<K extends MessageKey> = keyof ParamsOf<K> extends never ? [] : [params: { readonly [P in keyof ParamsOf<K>]: MessageValue extends ParamsOf<K>[P] ? ReactNode : ParamsOf<K>[P] }];

/** Everything a screen needs to speak the reader's language. Times are unix milliseconds, shown in the reader's zone. */
export interface I18n {
  readonly locale: Locale;
  readonly dir: 'ltr' | 'rtl';
  /** Plain text, for attributes and copied texts. Foreign strings are isolated where the page runs right to left. */
  t<K extends MessageKey>(key: K, ...args: TextArgs<K>): string;
  /** Text with elements. String parameters are isolated in `<bdi>`; `<b>` in the message becomes emphasis. */
  rich<K extends MessageKey>(key: K, ...args: RichArgs<K>): ReactNode;
  /** "12:04:31" */
  time(at: number): string;
  /** "20 Nov 2026" */
  date(at: number): string;
  /** "20 November 2026" */
  longDate(at: number): string;
  /** "20 Nov 2026, 12:04:31" */
  dateTime(at: number): string;
  /** "20 Nov 2026, 12:04 CET": an end that somebody has to keep to, so it says in whose time. */
  deadline(at: number): string;
}

/** Writes times as clock times and counts with Latin digits, the ones every wallet and explorer shows. */
export function createI18n(locale: Locale, messages: Messages, timeZone?: string): I18n {
  const latin = `${locale}-u-nu-latn`;
  // British order for English: "20 Nov" reads the same everywhere, 11/20 does not.
  const dates = locale === 'en' ? 'en-GB' : latin;
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = (options: Intl.DateTimeFormatOptions) => (at: number) => new Intl.DateTimeFormat(dates, { ...options, ...zone }).format(at);
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
  const rules: MessageRules = { locale, number: (n) => new Intl.NumberFormat(latin).format(n) };
  const dir = localeDirection(locale);
  return {
    locale,
    dir,
    t: (key, ...[params]) => text(formatMessage<MessageValue>(messages[key] ?? key, { ...params }, rules), rules, dir),
    rich: (key, ...[params]) => elements(formatMessage<ReactNode>(messages[key] ?? key, { ...params }, rules), rules),
    time: date(clock),
    date: date(day),
    longDate: date({ ...day, month: 'long' }),
    dateTime: date({ ...day, ...clock }),
    deadline: date({ ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }),
  };
}

function text(pieces: readonly Piece<MessageValue>[], rules: MessageRules, dir: 'ltr' | 'rtl'): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('bold' in piece) return text(piece.bold, rules, dir);
      if (typeof piece.value === 'number') return rules.number(piece.value);
      return dir === 'rtl' ? `\u2068${piece.value}\u2069` : piece.value;
    })
    .join('');
}

function elements(pieces: readonly Piece<ReactNode>[], rules: MessageRules): ReactNode {
  const nodes = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    if ('bold' in piece) return createElement('b', null, elements(piece.bold, rules));
    if (typeof piece.value === 'number') return rules.number(piece.value);
    return typeof piece.value === 'string' ? createElement('bdi', null, piece.value) : piece.value;
  });
  // As arguments, not as a list: their order never changes, so they need no keys.
  return createElement(Fragment, null, ...nodes);
}
