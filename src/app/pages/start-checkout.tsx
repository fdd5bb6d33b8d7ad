import type { ReactElement } from 'react';
import type { HiltHttp } from '../../api/http.ts';
import type { Config } from '../config/read-config.ts';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { openCheckoutDesk } from './checkout-desk.ts';
import { CheckoutPage } from './checkout-page.tsx';
import { untilFirstView } from './first-view.ts';
import { fetchPart, pauseBeforeRetry } from './lazy-part.ts';
import { openWalletDesk } from './wallet-desk.ts';

export interface CheckoutStart {
  readonly config: Config;
  readonly http: HiltHttp;
  readonly slug: string;
  /** From `?handoff=`; already out of the address bar. */
  readonly handoffToken: string | null;
  /** The address says that this page was opened by a personal link; after a reload the token itself is gone. */
  readonly personal: boolean;
  readonly env: ScreenEnv;
  readonly page: Window;
}

/**
 * Puts a checkout together from its parts. Outside of React: a payment must not depend on what is drawn when. The payment core and the
 * wallet code travel as chunks of their own beside the page's, so that the price does not wait for them.
 */
export function startCheckout({ config, http, slug, handoffToken, personal, env, page }: CheckoutStart): { readonly element: ReactElement; readonly firstView: Promise<void> } {
  const isOnline = () => page.navigator.onLine;
  const untilRetry = (failures: number) => pauseBeforeRetry(page, failures);
  const core = fetchPart(() => import('./checkout-core.ts'), untilRetry);
  const desk = openCheckoutDesk({
    open: async (handoff) => (await core).startCore({ config, http, isOnline, visit: { slug, handoff, personal } }),
    arrive:
      handoffToken === null
        ? null
        : async () => {
            const { resolveArrival } = await fetchPart(() => import('./arrival.ts'), untilRetry);
            return resolveArrival(http, slug, handoffToken, isOnline, new AbortController().signal);
          },
  });
  const mounting = fetchPart(async () => (await import('../../wallet/load-wallet.ts')).mountWallet({ chain: config.walletChain }), untilRetry);
  const wallets = openWalletDesk(mounting, (port) => desk.attachWallet(port));
  return { element: <CheckoutPage desk={desk} wallets={wallets} env={env} />, firstView: untilFirstView(desk) };
}
