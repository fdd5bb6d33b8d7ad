import { SANDBOX_WALLET_ICON } from '../../sandbox/wallet/icon.ts';
import { registerHostileWallets } from '../support/hostile-wallets.ts';
import { sidewaysScroll } from '../support/axe.ts';
import { expectPaidOnce } from '../support/landed.ts';
import { REVIEW } from '../support/pay.ts';
import { expect, test } from '../support/test.ts';

/** Anything in the page can register itself as a wallet. The guard of every test also fails it on requests to strangers and on breaches of the policy. */

test('hostile wallets run nothing, report nothing and hide nothing; the honest one is found and paid with', async ({ page, checkout, wallet, network, guard, policy, sandbox }) => {
  // React names what it has contained.
  guard.allow(/^Error: trap|TrustedHTML/);
  policy.allow(/^require-trusted-types-for stopped trusted-types-sink Element insertAdjacentHTML/);
  await registerHostileWallets(page);
  await checkout.open('tidewater-circle');
  await page.getByRole('button', { name: /other wallets$/ }).click();

  const names = await page.locator('.option-name').allTextContents();
  // Two wallets of one name are told apart, and neither hides the other.
  expect(names.filter((name) => name.startsWith('Sandbox Wallet')).toSorted()).toEqual(['Sandbox Wallet', 'Sandbox Wallet (2)']);
  expect(names).toEqual(expect.arrayContaining(['tellaw xobdnaS', 'Tracker', 'Heavy']));
  for (const name of names) {
    expect(name).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]/u);
    expect(Array.from(name).length).toBeLessThanOrEqual(40);
  }
  // Pictures are small data pictures or none; a script inside one does not run.
  const icons = await page.locator('.option img').evaluateAll((all) => all.map((icon) => icon.getAttribute('src') ?? ''));
  for (const icon of icons) expect(icon.slice(0, 40)).toMatch(/^data:image\/(?:png|svg\+xml|webp|gif|jpeg|avif);base64,/);
  expect(Math.max(...icons.map((icon) => icon.length))).toBeLessThan(140_000);
  expect(await page.evaluate('window.__ran')).toBeUndefined();

  // Nobody's name makes a row that pushes the others away.
  const heights = await page.locator('.option').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(120);
  expect(await sidewaysScroll(page)).toBe(0);

  // A wallet that draws into the page when it is asked is reported as broken, and the list is back.
  await page.getByRole('radio', { name: 'Tracker' }).check();
  await checkout.act('Continue with Tracker');
  await expect(checkout.sheet).toContainText('The wallet did not connect.');
  await expect(page.locator('#written')).toHaveCount(0);

  // Each row reaches its own wallet: the honest twin is known by its picture.
  await page.getByRole('button', { name: /other wallets$/ }).click();
  const honest = page.locator('.option', { has: page.locator(`img[src="${SANDBOX_WALLET_ICON}"]`) });
  await honest.click();
  await checkout.act(`Continue with ${await honest.locator('.option-name').textContent()}`);
  await wallet.approve('connect');
  await checkout.expectTitle(REVIEW);
  await page.locator('.action .btn').click();
  await wallet.approve('sign');
  await checkout.expectTitle(/^Paid/);
  await expectPaidOnce(sandbox.rpc, await wallet.address(), await network.session());
});

test('a wallet that disconnects while the payment is being reviewed is asked nothing any more, and another try pays once', { tag: '@phone' }, async ({ page, checkout, wallet, network, sandbox }) => {
  await checkout.open('tidewater-circle');
  await checkout.continueWith();
  await wallet.approve('connect');
  await checkout.expectTitle(REVIEW);
  await page.evaluate(() => window.__hiltSandboxWallet?.disconnect());
  await checkout.expectTitle('Pay from your wallet');
  expect((await wallet.log()).map(({ kind }) => kind)).toEqual(['connect']);
  await checkout.continueWith();
  await wallet.approve('connect');
  await checkout.expectTitle(REVIEW);
  await checkout.approve();
  await wallet.approve('sign');
  await checkout.expectTitle(/^Paid/);
  await expectPaidOnce(sandbox.rpc, await wallet.address(), await network.session());
});
