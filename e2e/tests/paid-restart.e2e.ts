import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { SANDBOX_DIST } from '../../scripts/lib/sandbox-build.ts';
import { CheckoutHost } from '../support/checkout-host.ts';
import { type KillableSandbox, startKillableSandbox } from '../support/killable-sandbox.ts';
import { expectPaidOnce } from '../support/landed.ts';
import { reachReview, signReviewed, UNDERWAY } from '../support/pay.ts';
import { SandboxApi } from '../support/hilt-api.ts';
import { test as base } from '../support/policy-reports.ts';
import { SandboxRpc } from '../support/rpc.ts';
import { type Tab, watchTab } from '../support/tab.ts';

/** Hilt and Solana are killed (kill -9) with a payment half way, and come back with what they had on disk. The page is served from elsewhere and stays. */

interface Fixtures {
  readonly servers: { readonly sandbox: KillableSandbox; readonly checkout: CheckoutHost; readonly rpc: SandboxRpc; readonly api: SandboxApi };
  readonly tab: Tab;
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
  servers: async ({}, use) => {
    const sandbox = await startKillableSandbox();
    const { api_url: apiUrl, rpc_url: rpcUrl, merchant_key: key } = sandbox.urls;
    const rpc = new SandboxRpc(rpcUrl);
    const settings = { VITE_HILT_API_URL: apiUrl, VITE_SOLANA_RPC_URLS: rpcUrl, VITE_SOLANA_GENESIS_HASH: await rpc.genesisHash(), VITE_SOLANA_EXPLORER_URL: '' };
    const folder = join(fileURLToPath(new URL('../..', import.meta.url)), SANDBOX_DIST);
    const checkout = await CheckoutHost.start({ folder, port: 0, settings: () => settings }, 'edge');
    await use({ sandbox, checkout, rpc, api: new SandboxApi(apiUrl, key) });
    await checkout.stop();
    await sandbox.dispose();
  },
  tab: async ({ page, servers: { sandbox, checkout } }, use) => {
    const { api_url: apiUrl, rpc_url: rpcUrl, ws_url: wsUrl } = sandbox.urls;
    const tab = watchTab(page, { checkoutUrl: checkout.url, apiUrl, rpcUrl, wsUrl });
    // Nobody is there to answer for a while; browsers report each such request.
    tab.guard.allow(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|503/);
    await use(tab);
    expect(tab.guard.misdeeds()).toEqual([]);
  },
});

/** Starting two processes twice, and the waits of a page that has learnt not to ask too often. */
test.beforeEach(() => test.setTimeout(120_000));
const PATIENT = { timeout: 60_000 };

test('a payment that had landed is recorded after the restart, in the page that stayed open and after a reload', { tag: '@desktop' }, async ({ tab, servers: { sandbox, rpc, api } }) => {
  const { page, checkout, wallet, network } = tab;
  await checkout.open('quiet-hours');
  await reachReview(tab);
  const [session, buyer] = [await network.session(), await wallet.address()];
  await api.pauseWatcher();
  await api.fault({ route: 'confirm', effect: { kind: 'status', status: 503 } });
  await signReviewed(tab);
  await expect(page.getByText('Solana has it; one check is left.')).toBeVisible();

  await sandbox.kill();
  await expect(page.getByText('No answer; asking again')).toBeVisible(PATIENT);
  await checkout.expectMoney('7.25 USDC on the way. Do not pay again.');
  await sandbox.startAgain();

  await expect(checkout.title).toHaveText('Paid. Here is what you bought', PATIENT);
  await expect(page.getByText('QH-7F3K-29TD-XM41', { exact: true })).toBeVisible();
  await expectPaidOnce(rpc, buyer, session);
  await page.reload();
  await checkout.expectTitle('Paid. Here is what you bought');
  await expect(page.getByText('QH-7F3K-29TD-XM41', { exact: true })).toBeVisible();
});

test('a payment that was signed and had not landed is sent after the restart by a page that was reloaded meanwhile', { tag: '@desktop' }, async ({ tab, servers: { sandbox, rpc } }) => {
  const { page, checkout, wallet, network } = tab;
  await checkout.open('quiet-hours');
  await reachReview(tab);
  const [session, buyer] = [await network.session(), await wallet.address()];
  await rpc.dropNext(buyer, 1_000);
  await signReviewed(tab);
  await checkout.expectTitle(UNDERWAY);

  await sandbox.kill();
  await page.reload();
  // The journal alone knows of it now.
  await checkout.expectTitle(UNDERWAY);
  await checkout.expectMoney('7.25 USDC may have moved. Do not pay again.');
  await sandbox.startAgain();

  await expect(checkout.title).toHaveText('Paid. Here is what you bought', PATIENT);
  await expectPaidOnce(rpc, buyer, session);
  expect(await wallet.log(), 'what the wallet was asked after the reload').toEqual([]);
});
