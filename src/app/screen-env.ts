import { knownMint } from '../solana/mints.ts';
import type { Config } from './config/read-config.ts';
import { APP_VERSION } from './app-version.ts';
import { MINE_PATH, parsePath, paymentPath, receiptPath } from './paths.ts';
import type { ScreenEnv } from './screens/screen-env.ts';

/** What the screens have to know of this deployment and this page. @param answers of Hilt, for the report to support */
export function screenEnv(config: Config, page: Window, answers: () => readonly string[]): ScreenEnv {
  const { origin } = page.location;
  return {
    assetOf: (mint) => (mint === null ? null : knownMint(mint)),
    transactionUrl: config.explorerUrl === null ? null : (signature) => `${config.explorerUrl}/tx/${encodeURIComponent(signature)}`,
    paymentUrl: (paymentId) => `${origin}${paymentPath(paymentId)}`,
    receiptUrl: (receiptId) => `${origin}${receiptPath(receiptId)}`,
    mineUrl: page.parent === page ? MINE_PATH : null,
    pageFacts: () => ({
      browser: page.navigator.userAgent,
      language: page.navigator.language,
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      page: `${origin} ${APP_VERSION}`,
      answers: answers(),
    }),
    openPayment: (typed) => {
      // Typed text is foreign: it becomes an address only if the router would take it for a payment.
      const path = paymentPath(typed.trim());
      if (parsePath(path).tag === 'payment') page.location.assign(path);
    },
    reload: () => page.location.reload(),
    sandbox: config.sandbox,
    // A seller's picture without an origin is meant from where the product came.
    pageOrigin: new URL(config.hiltApiUrl).origin,
    footer: { help: null, terms: null, privacy: null },
    surroundings: null,
  };
}
