import type { Page } from '@playwright/test';
import { NOT_IN_APP } from '../../src/testing/user-agents.ts';
import { accessibilityProblems } from '../support/axe.ts';
import { CheckoutPage } from '../support/checkout-page.ts';
import { landedOf } from '../support/landed.ts';
import { PhoneWalletApp } from '../support/phone-wallet-app.ts';
import { expect, test } from '../support/production.ts';

/** Chrome on Android with a wallet app on the same phone, on the page as it is published: nothing of the sandbox is in it but the API and the chain. */

const ADAPTER = 'Mobile Wallet Adapter';
const userAgent = NOT_IN_APP['Chrome on Android'];

/** What Chrome says about this page's right to reach apps on the device. @param states one per question; the last one stays. */
function answerPermission(page: Page, ...states: readonly string[]): Promise<unknown> {
  return page.addInitScript((answers) => {
    const left = [...answers];
    const status = new EventTarget();
    Object.defineProperty(status, 'state', { get: () => left[0] });
    const real = navigator.permissions.query.bind(navigator.permissions);
    navigator.permissions.query = (asked) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name is newer than the types of the DOM
      if ((asked.name as string) !== 'loopback-network') return real(asked);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the package reads of it
      return Promise.resolve(status as PermissionStatus);
    };
    const fetched = window.fetch.bind(window);
    window.fetch = (input, init) => {
      if (input !== 'http://localhost') return fetched(input, init);
      left.splice(0, left.length > 1 ? 1 : 0);
      setTimeout(() => Reflect.get(status, 'onchange')?.(), 0);
      return Promise.reject(new TypeError('nobody there'));
    };
  }, states);
}

for (const ability of ['sign', 'send'] as const) {
  test(`a payment by the wallet app of the phone, which ${ability === 'sign' ? 'signs' : 'signs and sends by itself'}`, { tag: '@phone' }, async ({ visit, sandbox, production }) => {
    const app = new PhoneWalletApp({ rpc: sandbox.rpc, ability });
    await sandbox.rpc.setUsdc(app.key.address, 40_000_000n);
    await sandbox.rpc.setLamports(app.key.address, 100_000_000n);
    const { page } = await visit({ userAgent }, async (opened) => {
      await answerPermission(opened, 'granted');
      await app.install(opened);
    });
    const checkout = new CheckoutPage(page, production.url);
    await checkout.open('tidewater-circle');
    await checkout.continueWith(ADAPTER);
    await checkout.expectTitle('Check this, then approve');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await checkout.approve(ADAPTER);
    await checkout.expectTitle(/^Paid/);
    expect(await sandbox.rpc.usdcOf(app.key.address)).toBe(11_000_000n);
    expect(await landedOf(sandbox.rpc, app.key.address)).toHaveLength(1);
    expect(app.asked).toContain(ability === 'sign' ? 'sign_transactions' : 'sign_and_send_transactions');
    // Nothing of the package's own was ever put into the page.
    expect(await page.locator('[id^="mobile-wallet-adapter"]').count()).toBe(0);
  });
}

test('a refusal in the app costs nothing, and the buyer pays at the second try', { tag: '@phone' }, async ({ visit, sandbox, production }) => {
  const app = new PhoneWalletApp({ rpc: sandbox.rpc, ability: 'send' });
  await sandbox.rpc.setUsdc(app.key.address, 40_000_000n);
  await sandbox.rpc.setLamports(app.key.address, 100_000_000n);
  const { page } = await visit({ userAgent }, async (opened) => {
    await answerPermission(opened, 'granted');
    await app.install(opened);
  });
  const checkout = new CheckoutPage(page, production.url);
  await checkout.open('tidewater-circle');
  await checkout.continueWith(ADAPTER);
  await checkout.expectTitle('Check this, then approve');
  app.refuses = true;
  await checkout.approve(ADAPTER);
  await checkout.expectTitle('You were not charged');
  expect(await landedOf(sandbox.rpc, app.key.address)).toHaveLength(0);
  app.refuses = false;
  await checkout.act('Try again');
  await checkout.approve(ADAPTER);
  await checkout.expectTitle(/^Paid/);
  expect(await landedOf(sandbox.rpc, app.key.address)).toHaveLength(1);
});

test('while the app is open the page says so, and a buyer who gives up can choose again', { tag: '@phone' }, async ({ visit, sandbox, production }) => {
  const app = new PhoneWalletApp({ rpc: sandbox.rpc, ability: 'sign' });
  app.hangs = true;
  const { page } = await visit({ userAgent }, async (opened) => {
    await answerPermission(opened, 'granted');
    await app.install(opened);
  });
  const checkout = new CheckoutPage(page, production.url);
  await checkout.open('tidewater-circle');
  await checkout.continueWith(ADAPTER);
  const waiting = page.getByRole('dialog', { name: 'Go on in your wallet app' });
  await expect(waiting).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await waiting.getByRole('button', { name: 'Cancel' }).click();
  await expect(waiting).toHaveCount(0);
  await checkout.expectTitle('Pay from your wallet');
});

test('the page asks in its own words before the browser does, and once more for the tap that opens the app', { tag: '@phone' }, async ({ visit, sandbox, production }) => {
  const app = new PhoneWalletApp({ rpc: sandbox.rpc, ability: 'sign' });
  const { page } = await visit({ userAgent }, async (opened) => {
    await answerPermission(opened, 'prompt', 'granted');
    await app.install(opened);
  });
  const checkout = new CheckoutPage(page, production.url);
  await checkout.open('tidewater-circle', '?lang=de');
  await page.getByRole('radio', { name: ADAPTER }).check();
  await checkout.act(`Weiter mit ${ADAPTER}`);
  await expect(page.getByRole('dialog', { name: 'Lassen Sie diese Seite Ihre Wallet-App erreichen' })).toBeVisible();
  expect(app.asked).toEqual([]);
  await page.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Jetzt Ihre Wallet-App' })).toBeVisible();
  await page.getByRole('button', { name: 'Wallet-App öffnen' }).click();
  // The account has nothing: the wallet is connected, and the page says what is missing.
  await checkout.expectTitle(/fehlen|fehlt/);
});

test('a browser that keeps the page from the app: the page says what to do, and the wallets’ own apps remain', { tag: '@phone' }, async ({ visit, production }) => {
  const { page } = await visit({ userAgent }, async (opened) => void (await answerPermission(opened, 'denied')));
  const checkout = new CheckoutPage(page, production.url);
  await checkout.open('tidewater-circle');
  await page.getByRole('radio', { name: ADAPTER }).check();
  await checkout.act(`Continue with ${ADAPTER}`);
  const dialog = page.getByRole('dialog', { name: 'Your browser keeps this page from your wallet app' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await checkout.expectTitle('Pay from your wallet');
  await page.getByRole('radio', { name: 'Solflare' }).check();
  await expect(checkout.action).toHaveText('Open in Solflare');
});
