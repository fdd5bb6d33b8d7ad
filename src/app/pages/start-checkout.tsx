import type { ReactElement } from 'react';
import type { HiltHttp } from '../../api/http.ts';
import { createBrowserAttention } from '../../payment/browser/attention-browser.ts';
import { BROWSER_CLOCK, BROWSER_RANDOM } from '../../payment/browser/clock-browser.ts';
import { createBroadcastTabs } from '../../payment/browser/tabs-broadcast.ts';
import { createWebLocks } from '../../payment/browser/locks-web.ts';
import { createCheckout } from '../../payment/create-checkout.ts';
import { createIndexedDbJournal } from '../../payment/journal/journal-indexeddb.ts';
import { createChain } from '../../solana/create-chain.ts';
import type { Config } from '../config/read-config.ts';
import { hiltPort } from '../ports/hilt-port.ts';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { resolveArrival } from './arrival.ts';
import { openCheckoutDesk } from './checkout-desk.ts';
import { CheckoutPage } from './checkout-page.tsx';
import { openWalletDesk, untilRetry } from './wallet-desk.ts';

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

/** Puts a checkout together from its real parts. Outside of React: a payment must not depend on what is drawn when. */
export function startCheckout({ config, http, slug, handoffToken, personal, env, page }: CheckoutStart): ReactElement {
  const isOnline = () => page.navigator.onLine;
  const ports = {
    hilt: hiltPort(http, isOnline),
    chain: createChain({
      rpcUrls: config.solanaRpcUrls,
      genesisHashes: [config.genesisHash],
      loadBuilder: () => import('../../solana/signing/payment-builder.ts'),
    }),
    journal: createIndexedDbJournal(),
    locks: createWebLocks(),
    tabs: createBroadcastTabs(),
    attention: createBrowserAttention(),
    clock: BROWSER_CLOCK,
    random: BROWSER_RANDOM,
  };
  const desk = openCheckoutDesk({
    open: (handoff) => createCheckout(ports, { slug, handoff: handoff ?? null, personal, allowedFeeWallets: config.feeWallets ?? [], onDefect: reportError }),
    arrive: handoffToken === null ? null : () => resolveArrival(http, slug, handoffToken, isOnline, new AbortController().signal),
  });
  const wallets = openWalletDesk({
    load: () => import('../../wallet/load-wallet.tsx'),
    chain: config.walletChain,
    onPort: (port) => desk.attachWallet(port),
    untilRetry: (failures) => untilRetry(page, failures),
  });
  return <CheckoutPage desk={desk} wallets={wallets} env={env} />;
}
