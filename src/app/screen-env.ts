import { knownMint } from '../solana/mints.ts';
import type { Config } from './config/read-config.ts';
import { parsePath, paymentPath, receiptPath } from './paths.ts';
import type { ScreenEnv } from './screens/screen-env.ts';

/** What the screens have to know of this deployment and this page. */
export function screenEnv(config: Config, page: Window): ScreenEnv {
  const { origin } = page.location;
  return {
    assetOf: (mint) => (mint === null ? null : knownMint(mint)),
    transactionUrl: config.explorerUrl === null ? null : (signature) => `${config.explorerUrl}/tx/${encodeURIComponent(signature)}`,
    paymentUrl: (paymentId) => `${origin}${paymentPath(paymentId)}`,
    receiptUrl: (receiptId) => `${origin}${receiptPath(receiptId)}`,
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
