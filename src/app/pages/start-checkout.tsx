import type { ReactElement } from 'react';
import type { HiltHttp } from '../../api/http.ts';
import type { LinkReturn } from '../../payment/machine/flow.ts';
import type { Config } from '../config/read-config.ts';
import type { Arrival } from './arrival.ts';
import { PERSONAL_PARAM } from '../head/take-handoff.ts';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { type CheckoutDesk, openCheckoutDesk } from './checkout-desk.ts';
import type { CoreStart } from './checkout-core.ts';
import { CheckoutPage } from './checkout-page.tsx';
import { untilFirstView } from './first-view.ts';
import { fetchPart, pauseBeforeRetry } from './lazy-part.ts';
import type { Returns } from './returns.ts';
import { surroundingsOf } from '../surroundings.ts';
import { openWalletDesk } from './wallet-desk.ts';

export interface CheckoutStart {
  readonly config: Config;
  readonly http: HiltHttp;
  readonly slug: string;
  /** From `?handoff=`; already out of the address bar. */
  readonly handoffToken: string | null;
  /** Which personal link has opened this page; after a reload the token itself is gone. From the address when absent. */
  readonly linkMark?: string | null;
  readonly env: ScreenEnv;
  readonly page: Window;
  /** A wallet app opened this page with its answer. */
  readonly back?: LinkReturn | null;
  /** Whom this page pays for, where it is known in another way than by a token. */
  readonly arrive?: (() => Promise<Arrival>) | undefined;
  readonly adopt?: CoreStart['adopt'];
}

export interface StartedCheckout {
  readonly element: ReactElement;
  readonly firstView: Promise<void>;
  readonly desk: Pick<CheckoutDesk, 'getSnapshot' | 'subscribe'>;
  /** Ends all work of the payment core, for a page that hands the payment on; nothing can be approved here any more. */
  readonly stop: () => void;
}

/**
 * Puts a checkout together from its parts. Outside of React: a payment must not depend on what is drawn when. The payment core and the
 * wallet code travel as chunks of their own beside the page's, so that the price does not wait for them.
 */
export function startCheckout({ config, http, slug, handoffToken, env, page, linkMark = new URLSearchParams(page.location.search).get(PERSONAL_PARAM), back = null, arrive, adopt }: CheckoutStart): StartedCheckout {
  let stopped = false;
  let stop = () => {};
  const isOnline = () => page.navigator.onLine;
  const personal = (linkMark ?? handoffToken) !== null;
  const surroundings = surroundingsOf(page, slug, personal);
  const linked = surroundings.link === null ? null : { page: surroundings.link, ref: page.location.origin };
  const untilRetry = (failures: number) => pauseBeforeRetry(page, failures);
  const core = fetchPart(() => import('./checkout-core.ts'), untilRetry);
  // Only personal links bring a way back. A frame never leaves for a seller's address by itself, nor keeps one: the page around it is the seller's.
  const framed = page.parent !== page;
  const opening = framed || !personal ? null : fetchPart(async () => (await import('./returns.ts')).openReturns(page), untilRetry);
  let returns: Returns | null = null;
  const desk = openCheckoutDesk({
    open: async (handoff, onLinkRefused) => {
      const { startCore } = await core;
      returns = await opening;
      const checkout = startCore({ config, http, isOnline, page, handoffToken, linkMark, visit: { slug, handoff, back }, onLinkRefused, adopt });
      stop = () => checkout.stop();
      if (stopped) stop();
      return checkout;
    },
    arrive:
      handoffToken === null
        ? (arrive ?? null)
        : async () => {
            const { resolveArrival } = await fetchPart(() => import('./arrival.ts'), untilRetry);
            const arrival = await resolveArrival(http, slug, handoffToken, isOnline, new AbortController().signal);
            if (arrival.tag === 'resolved') (await opening)?.keep(desk, arrival);
            return arrival;
          },
  });
  const mounting = fetchPart(async () => (await import('../../wallet/load-wallet.ts')).mountWallet({ chain: config.walletChain, linked }), untilRetry);
  const wallets = openWalletDesk(mounting, (port) => desk.attachWallet(port));
  return {
    element: <CheckoutPage desk={desk} wallets={wallets} env={{ ...env, surroundings, ...(framed ? {} : { wayBack: (paymentId: string) => returns?.offered(paymentId) ?? null }) }} recovery={{ config, http, page, mounting, opens: new URLSearchParams(page.location.search).has('recover') }} />,
    firstView: untilFirstView(desk),
    desk,
    stop: () => {
      stopped = true;
      stop();
    },
  };
}
