import type { HiltHttp } from '../../api/http.ts';
import { createBrowserAttention } from '../../payment/browser/attention-browser.ts';
import { BROWSER_CLOCK, BROWSER_RANDOM } from '../../payment/browser/clock-browser.ts';
import { createWebLocks } from '../../payment/browser/locks-web.ts';
import { createBroadcastTabs } from '../../payment/browser/tabs-broadcast.ts';
import { type Checkout, type CheckoutOptions, createCheckout } from '../../payment/create-checkout.ts';
import { createIndexedDbJournal } from '../../payment/journal/journal-indexeddb.ts';
import { createChain } from '../../solana/create-chain.ts';
import type { Config } from '../config/read-config.ts';
import { hiltPort } from '../ports/hilt-port.ts';
import { linkPort } from '../ports/link-port.ts';

export interface CoreStart {
  readonly config: Config;
  readonly http: HiltHttp;
  readonly isOnline: () => boolean;
  readonly pageOrigin: string;
  readonly visit: Omit<CheckoutOptions, 'allowedFeeWallets' | 'onDefect'>;
}

/** Entry of the payment core's chunk: gives the core its real ports and starts it. */
export function startCore({ config, http, isOnline, pageOrigin, visit }: CoreStart): Checkout {
  const ports = {
    hilt: hiltPort(http, isOnline, { edgeUrl: config.edgeUrl, pageOrigin }),
    links: linkPort({ http, isOnline, pageOrigin }),
    chain: createChain({ rpcUrls: config.solanaRpcUrls, genesisHashes: [config.genesisHash], loadBuilder: () => import('../../solana/signing/payment-builder.ts') }),
    journal: createIndexedDbJournal(),
    locks: createWebLocks(),
    tabs: createBroadcastTabs(),
    attention: createBrowserAttention(),
    clock: BROWSER_CLOCK,
    random: BROWSER_RANDOM,
  };
  return createCheckout(ports, { ...visit, allowedFeeWallets: config.feeWallets ?? [], onDefect: reportError });
}
