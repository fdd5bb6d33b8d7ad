import type { CompiledMessage } from './compiled-message.ts';
import type { embed } from './en/embed.ts';
import type { identity } from './en/identity.ts';
import type { mine } from './en/mine.ts';
import type { receipt } from './en/receipt.ts';
import type { recover } from './en/recover.ts';
import type { rest } from './en/rest.ts';
import { shell } from './en/shell.ts';
import type { Locale } from './locale.ts';
import type { MessageParams } from './message-params.ts';

/** English is the source: its keys and the parameters inside its texts are the types of all catalogs. */
export type English = typeof shell & typeof rest & Apart;
type Apart = typeof embed & typeof receipt & typeof recover & typeof mine & typeof identity;
/** Keys that travel apart from the rest, because few readers need them. */
export type ApartKey = keyof Apart;
export type MessageKey = keyof English;
export type ParamsOf<K extends MessageKey> = MessageParams<English[K]>;

/** Messages at hand. Partial: what is needed for the first paint is there from the start, the rest comes with its screens. */
export type Messages = Readonly<Partial<Record<MessageKey, CompiledMessage>>>;

/** `shell`: product, wallet list, outages. `rest`: everything from the first press on. The others: a page or a step each that few readers see. */
export type MessageScope = 'shell' | 'rest' | 'receipt' | 'recover' | 'mine' | 'identity' | 'embed';

/** English shell messages travel with the page itself: no second request stands before the first paint. */
export const englishShell: Messages = shell;

const german = (): Promise<Messages> => import('./de/all.ts').then((catalog) => catalog.all);
const arabic = (): Promise<Messages> => import('./ar/all.ts').then((catalog) => catalog.all);

const SOURCES: Readonly<Record<Locale, Readonly<Record<MessageScope, () => Promise<Messages>>>>> = {
  en: {
    shell: () => Promise.resolve(englishShell),
    rest: () => import('./en/rest.ts').then((catalog) => catalog.rest),
    receipt: () => import('./en/receipt.ts').then((catalog) => catalog.receipt),
    recover: () => import('./en/recover.ts').then((catalog) => catalog.recover),
    mine: () => import('./en/mine.ts').then((catalog) => catalog.mine),
    identity: () => import('./en/identity.ts').then((catalog) => catalog.identity),
    embed: () => import('./en/embed.ts').then((catalog) => catalog.embed),
  },
  de: {
    shell: german,
    rest: german,
    receipt: () => import('./de/receipt.ts').then((catalog) => catalog.receipt),
    recover: () => import('./de/recover.ts').then((catalog) => catalog.recover),
    mine: () => import('./de/mine.ts').then((catalog) => catalog.mine),
    identity: () => import('./de/identity.ts').then((catalog) => catalog.identity),
    embed: german,
  },
  ar: {
    shell: arabic,
    rest: arabic,
    receipt: () => import('./ar/receipt.ts').then((catalog) => catalog.receipt),
    recover: () => import('./ar/recover.ts').then((catalog) => catalog.recover),
    mine: () => import('./ar/mine.ts').then((catalog) => catalog.mine),
    identity: () => import('./ar/identity.ts').then((catalog) => catalog.identity),
    embed: arabic,
  },
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
