import type { CompiledMessage } from './compiled-message.ts';
import type { receipt } from './en/receipt.ts';
import type { rest } from './en/rest.ts';
import { shell } from './en/shell.ts';
import type { Locale } from './locale.ts';
import type { MessageParams } from './message-params.ts';

/** English is the source: its keys and the parameters inside its texts are the types of all catalogs. */
export type English = typeof shell & typeof rest & typeof receipt;
/** Keys of the receipt page, which travel apart: few readers of the checkout need them. */
export type ReceiptKey = keyof typeof receipt;
export type MessageKey = keyof English;
export type ParamsOf<K extends MessageKey> = MessageParams<English[K]>;

/** Messages at hand. Partial: what is needed for the first paint is there from the start, the rest comes with its screens. */
export type Messages = Readonly<Partial<Record<MessageKey, CompiledMessage>>>;

/** `shell`: product, wallet list, outages. `rest`: everything from the first press on. `receipt`: the receipt page. */
export type MessageScope = 'shell' | 'rest' | 'receipt';

/** English shell messages travel with the page itself: no second request stands before the first paint. */
export const englishShell: Messages = shell;

const german = (): Promise<Messages> => import('./de/all.ts').then((catalog) => catalog.all);
const arabic = (): Promise<Messages> => import('./ar/all.ts').then((catalog) => catalog.all);

const SOURCES: Readonly<Record<Locale, Readonly<Record<MessageScope, () => Promise<Messages>>>>> = {
  en: { shell: () => Promise.resolve(englishShell), rest: () => import('./en/rest.ts').then((catalog) => catalog.rest), receipt: () => import('./en/receipt.ts').then((catalog) => catalog.receipt) },
  de: { shell: german, rest: german, receipt: () => import('./de/receipt.ts').then((catalog) => catalog.receipt) },
  ar: { shell: arabic, rest: arabic, receipt: () => import('./ar/receipt.ts').then((catalog) => catalog.receipt) },
};

/**
 * Loads the messages of some scopes. The browser caches the chunks, so asking again is cheap.
 * @throws whatever the module loader throws when a chunk cannot be fetched.
 */
export async function loadMessages(locale: Locale, scopes: readonly MessageScope[]): Promise<Messages> {
  const parts = await Promise.all(scopes.map((scope) => SOURCES[locale][scope]()));
  return Object.assign({}, ...parts);
}

/** What the page starts with: the wanted language, or English when its chunk cannot be loaded. Never rejects. */
export async function startMessages(locale: Locale): Promise<{ readonly locale: Locale; readonly messages: Messages }> {
  try {
    return { locale, messages: await loadMessages(locale, ['shell']) };
  } catch {
    return { locale: 'en', messages: englishShell };
  }
}
