import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createI18n, type I18n } from './i18n.tsx';
import { type Locale, localeDirection } from './locale.ts';
import { englishShell, loadMessages, type Messages, type MessageScope } from './messages.ts';

/** Language of the page and the way to another one. */
interface Languages {
  readonly i18n: I18n;
  choose(locale: Locale): void;
  ask(scope: MessageScope): void;
  readonly scopes: readonly MessageScope[];
  readonly failed: boolean;
}

const LanguagesContext = createContext<Languages | null>(null);
const english = createI18n('en', englishShell);

interface Wish {
  readonly locale: Locale;
  readonly scopes: readonly MessageScope[];
}

export interface I18nProviderProps {
  /** From startMessages(): loaded before the first paint, so no reader sees a language change. */
  readonly start: { readonly locale: Locale; readonly messages: Messages };
  /** Called after the reader chose a language; the place to remember it. */
  readonly onChoose?: (locale: Locale) => void;
  /** Fixed zone for pictures and tests; the reader's own without it. */
  readonly timeZone?: string;
  readonly children: ReactNode;
}

/** Gives the tree its language and keeps `lang` and `dir` of the document in step with it. */
export function I18nProvider({ start, onChoose, timeZone, children }: I18nProviderProps) {
  const [loaded, setLoaded] = useState<Wish & { readonly messages: Messages }>({ ...start, scopes: ['shell'] });
  const [failed, setFailed] = useState(false);
  // What was asked for last. A chunk that arrives for an older wish is dropped, so a slow one cannot undo a later choice.
  const wish = useRef<Wish>(loaded);

  const load = useCallback(async (next: Wish, back: Wish): Promise<boolean> => {
    wish.current = next;
    try {
      const messages = await loadMessages(next.locale, next.scopes);
      if (wish.current !== next) return false;
      setLoaded({ ...next, messages });
      setFailed(false);
      return true;
    } catch {
      // Offline or a new deployment: the page goes on in the language it has, and says what it lacks.
      if (wish.current === next) wish.current = back;
      setFailed(true);
      return false;
    }
  }, []);

  useEffect(() => {
    document.documentElement.lang = loaded.locale;
    document.documentElement.dir = localeDirection(loaded.locale);
  }, [loaded.locale]);

  const languages = useMemo<Languages>(
    () => ({
      i18n: createI18n(loaded.locale, loaded.messages, timeZone),
      choose: (locale) => void load({ ...wish.current, locale }, loaded).then((chosen) => chosen && onChoose?.(locale)),
      ask: (scope) => {
        const { locale, scopes } = wish.current;
        if (!scopes.includes(scope)) void load({ locale, scopes: [...scopes, scope] }, loaded);
      },
      scopes: loaded.scopes,
      failed,
    }),
    [loaded, failed, load, onChoose, timeZone],
  );
  return <LanguagesContext value={languages}>{children}</LanguagesContext>;
}

/** The reader's language. Outside of a provider (an error above it) English, as far as the shell speaks it. */
export function useI18n(): I18n {
  return use(LanguagesContext)?.i18n ?? english;
}

/** The way to another language, or null where there is no provider. The page keeps its language when the other cannot be loaded. */
export function useLanguageChoice(): ((locale: Locale) => void) | null {
  return use(LanguagesContext)?.choose ?? null;
}

/** Asks for the messages of a scope and tells whether they are there. */
export function useMessages(scope: MessageScope): 'there' | 'loading' | 'failed' {
  const languages = use(LanguagesContext);
  const there = languages?.scopes.includes(scope) ?? false;
  const failed = languages?.failed ?? true;
  useEffect(() => {
    if (!there) languages?.ask(scope);
    // Once per scope: a failed load is retried by the reader, not in a circle.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scope, there]);
  if (there) return 'there';
  return failed ? 'failed' : 'loading';
}
