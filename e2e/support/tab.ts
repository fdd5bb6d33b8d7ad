import type { Page } from '@playwright/test';
import type { RunningSite } from '../../scripts/lib/sandbox-site.ts';
import { CheckoutPage } from './checkout-page.ts';
import { NetworkLog } from './network-log.ts';
import { PageGuard } from './page-guard.ts';
import { SandboxWalletDriver } from './sandbox-wallet.ts';

/** One tab with the checkout in it, and everything that watches it. */
export interface Tab {
  readonly page: Page;
  readonly checkout: CheckoutPage;
  readonly wallet: SandboxWalletDriver;
  readonly network: NetworkLog;
  readonly guard: PageGuard;
}

/** Where a tab's servers are. */
export interface TabServers {
  readonly checkoutUrl: string;
  readonly apiUrl: string;
  readonly rpcUrl: string;
  readonly wsUrl: string;
  /** Further servers the page may talk to. */
  readonly others?: readonly string[];
}

export function serversOf({ checkout, sandbox }: RunningSite): TabServers {
  return { checkoutUrl: checkout.url, apiUrl: sandbox.apiUrl, rpcUrl: sandbox.rpcUrl, wsUrl: sandbox.wsUrl };
}

/** Puts driver, log and guard on a page that has not been anywhere yet. */
export function watchTab(page: Page, servers: TabServers): Tab {
  const { checkoutUrl, apiUrl, rpcUrl, wsUrl, others = [] } = servers;
  return {
    page,
    checkout: new CheckoutPage(page, checkoutUrl),
    wallet: new SandboxWalletDriver(page),
    network: new NetworkLog(page, servers),
    guard: new PageGuard(page, { origins: [checkoutUrl, apiUrl, rpcUrl, wsUrl, ...others] }),
  };
}
