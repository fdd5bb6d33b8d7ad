import { lazy, type ReactElement, Suspense } from 'react';
import type { HiltHttp } from '../api/http.ts';
import { type Config, ConfigError, readConfig } from './config/read-config.ts';
import { pageSettings } from './config/page-settings.ts';
import { AloneScreen } from './embed/alone-screen.tsx';
import type { EarlyArrival } from './head/early-contract.ts';
import { takeHandoff } from './head/take-handoff.ts';
import { LaterPage } from './pages/later-page.tsx';
import { fetchPart, pauseBeforeRetry } from './pages/lazy-part.ts';
import { startCheckout } from './pages/start-checkout.tsx';
import { parsePath } from './paths.ts';
import { noteAnswers } from './ports/answer-notes.ts';
import { earlyFetch } from './ports/early-fetch.ts';
import { screenEnv } from './screen-env.ts';
import { ErrorScreen } from './screens/error-screen.tsx';

/** Hilt's own clients wait this long for an answer (contract section 1). */
const HILT_TIMEOUT_MS = 20_000;

/** Only in sandbox and development builds: production must not carry screens without a payment behind them. */
const Gallery = import.meta.env.PROD && import.meta.env.MODE !== 'sandbox' ? null : lazy(async () => ({ default: (await import('./gallery/gallery.tsx')).Gallery }));

export interface PageStart {
  readonly page: Window;
  /** What the head script left; null where it did not run. */
  readonly early: EarlyArrival | null;
  readonly realFetch: typeof fetch;
}

export interface StartedPage {
  readonly element: ReactElement;
  /** Resolves when there is more to draw than the static page already shows. */
  readonly firstView: Promise<void>;
}

/** Starts what the address asks for and returns what to draw, and when. Called once per page load. */
export function startPage({ page, early, realFetch }: PageStart): StartedPage {
  settleInApp(page);
  // The head script has done this already; if it could not run, the token must not stay in the address, and nobody may pay without it.
  const handoffToken = early?.handoff ?? takeHandoff();
  const footer = { help: null, terms: null, privacy: null };
  const reload = () => page.location.reload();
  const route = parsePath(page.location.pathname);
  if (route.tag === 'gallery' && Gallery !== null) {
    return atOnce(
      <Suspense>
        <Gallery />
      </Suspense>,
    );
  }

  const config = configOrProblem(page.document);
  if (Array.isArray(config)) return atOnce(<ErrorScreen kind="settings" detail={config} footer={footer} onReload={reload} />);

  const notes = noteAnswers(earlyFetch(realFetch, config.hiltApiUrl, early?.product ?? null), config.hiltApiUrl);
  const env = screenEnv(config, page, notes.read);
  const http: HiltHttp = { baseUrl: config.hiltApiUrl, fetch: notes.fetch, timeoutMs: HILT_TIMEOUT_MS };
  const later = (load: () => Promise<ReactElement>) => fetchPart(load, (failures) => pauseBeforeRetry(page, failures));
  // Where a host sends no headers this is all that keeps a checkout out of foreign frames: what could be covered is not started.
  if (page.parent !== page && route.tag !== 'embed') return atOnce(<AloneScreen href={page.location.pathname} footer={footer} />);
  switch (route.tag) {
    case 'checkout':
      return startCheckout({ config, http, slug: route.slug, handoffToken, env, page });
    case 'payment':
      return atOnce(<LaterPage env={env} content={later(async () => (await import('./pages/payment-page.tsx')).startPayment({ http, paymentId: route.paymentId, env, page }))} />);
    case 'mine':
      return atOnce(<LaterPage env={env} content={later(async () => (await import('./pages/mine/mine-page.tsx')).startMine({ env }))} />);
    case 'receipt':
      return atOnce(<LaterPage env={env} content={later(async () => (await import('./pages/receipt-page.tsx')).startReceipt({ config, http, receiptId: route.receiptId, env, page }))} />);
    case 'embed': {
      const embed = fetchPart(async () => (await import('./embed/embed-page.tsx')).startEmbed({ config, http, slug: route.slug, env, page }), (failures) => pauseBeforeRetry(page, failures));
      return { element: <LaterPage env={env} content={embed.then(({ element }) => element)} />, firstView: embed.then(({ firstView }) => firstView) };
    }
    case 'popup':
      return atOnce(<LaterPage env={env} content={later(async () => (await import('./embed/popup-page.tsx')).startPopup({ config, http, handoffToken, env, page }).element)} />);
    case 'phantom': {
      const back = fetchPart(async () => (await import('./pages/phantom/start-return.tsx')).startReturn({ config, http, step: route.step, env, page }), (failures) => pauseBeforeRetry(page, failures));
      return { element: <LaterPage env={env} content={back.then(({ element }) => element)} />, firstView: back.then(({ firstView }) => firstView) };
    }
    case 'gallery':
    case 'unknown':
      return atOnce(<ErrorScreen kind="unknown-page" footer={footer} onReload={reload} />);
    default:
      return route satisfies never;
  }
}

function atOnce(element: ReactElement): StartedPage {
  return { element, firstView: Promise.resolve() };
}

/** The settings, or the names of those that are wrong. */
function configOrProblem(document: Document): Config | string[] {
  try {
    return readConfig(pageSettings(document, {}));
  } catch (error) {
    if (error instanceof ConfigError) return [...error.variables];
    return ['settings block'];
  }
}

/** A Mini App of Telegram says so in the address; everybody else is spared the code for it. */
function settleInApp(page: Window): void {
  if (!page.location.hash.includes('tgWebApp')) return;
  const settle = async () => {
    const [{ telegramLaunchOf }, { settleInTelegram }] = await Promise.all([import('../device/telegram-launch.ts'), import('../device/telegram-mini-app.ts')]);
    const launch = telegramLaunchOf(page.location.hash);
    if (launch !== null) settleInTelegram(page, launch);
  };
  // Without it the page is less at home there, and works all the same.
  settle().catch(() => undefined);
}
