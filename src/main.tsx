import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { takeEarlyArrival } from './app/head/early-contract.ts';
import { ErrorScreen } from './app/screens/error-screen.tsx';
import { startPage } from './app/start-page.tsx';
import { I18nProvider } from './i18n/i18n-provider.tsx';
import { chooseLocale, storedLocale, storeLocale } from './i18n/locale.ts';
import { startMessages } from './i18n/messages.ts';

/* Composition root: the only place that touches the browser's globals to put the page together. */

const locale = chooseLocale({ search: location.search, stored: storedLocale(), languages: navigator.languages });
// Reading begins before the language is there: a payment that is under way must not wait for words.
const { element, firstView } = startPage({ page: window, early: takeEarlyArrival(window), realFetch: (input, init) => fetch(input, init) });
const crash = <ErrorScreen kind="crash" footer={{ help: null, terms: null, privacy: null }} onReload={() => location.reload()} />;
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

// A function, not a top-level await: chunks that import something of this one would wait for it, and it for them.
async function draw(container: HTMLElement): Promise<void> {
  const [start] = await Promise.all([startMessages(locale), firstView]);
  createRoot(container).render(
    <StrictMode>
      <I18nProvider start={start} onChoose={storeLocale}>
        <ErrorBoundary fallback={crash}>{element}</ErrorBoundary>
      </I18nProvider>
    </StrictMode>,
  );
}
void draw(root);
