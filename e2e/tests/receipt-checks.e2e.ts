import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts';
import { ALL_PASSED, checkRow, expectChecks, MISMATCH, payForReceipt } from '../support/receipts.ts';
import { storedText } from '../support/stored.ts';
import { expect, test } from '../support/test.ts';

test('a receipt is checked by the browser, by Hilt and on Solana, and a stranger sees it without the access or any e-mail', async ({ checkout, wallet, page, openTab, sandbox, browser }) => {
  const id = await payForReceipt(page, { checkout, wallet });
  const { page: other, checkout: there } = await openTab();
  await other.goto(`${sandbox.site.checkout.url}/r/${id}`);
  await there.expectTitle(ALL_PASSED);
  await expectChecks(other, ['Verified', 'Verified', 'Verified']);
  await there.expectMoney(/^29\sUSDC moved on /);
  expect.soft(await accessibilityProblems(other)).toEqual([]);
  expect.soft(await sidewaysScroll(other)).toBe(0);
  await other.getByText('How this is checked').click();
  await expect(other.getByText('one changed letter gives another one')).toBeVisible();

  // Somebody who was sent the link, in a browser of their own.
  const stranger = await browser.newContext();
  const theirs = await stranger.newPage();
  await theirs.goto(`${sandbox.site.checkout.url}/r/${id}`);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(ALL_PASSED);
  const shown = `${await theirs.content()} ${await storedText(theirs)}`;
  expect(shown).not.toContain('tidewater/welcome');
  expect(shown).not.toMatch(/[\w.]+@[\w.]+/);
  await stranger.close();
});

test('what Hilt itself signed wrongly is found on Solana, value by value', { tag: '@desktop' }, async ({ checkout, wallet, page, sandbox }) => {
  const id = await payForReceipt(page, { checkout, wallet });
  await sandbox.api.forgeReceipt(id, { merchant_amount_minor_units: 48_420_000, amount_minor_units: 49_000_000, memo: 'HILT:other' });
  await page.goto(`${sandbox.site.checkout.url}/r/${id}`);
  await checkout.expectTitle(MISMATCH);
  await expectChecks(page, ['Verified', 'Verified', 'Does not match']);
  await expect(checkRow(page, 'chain').getByRole('row', { name: /To the seller/ })).toHaveText(/48\.42\sUSDC\s*28\.42\sUSDC/);
  await expect(checkRow(page, 'chain').getByRole('row', { name: /Memo/ })).toBeVisible();
  await checkout.expectMoney('Do not rely on this receipt for a payment.');
  // What does not hold is not handed on as a document.
  await expect(page.getByRole('link', { name: 'Save as PDF' })).toHaveCount(0);
});

test('an answer that was changed on the way is found by the browser although Hilt says that all is well', { tag: '@desktop' }, async ({ checkout, wallet, page, sandbox }) => {
  const id = await payForReceipt(page, { checkout, wallet });
  await page.route(`**/v1/receipt/${id}/public`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('Tidewater Circle', 'Tidewater Palace') });
  });
  await page.goto(`${sandbox.site.checkout.url}/r/${id}`);
  await checkout.expectTitle(MISMATCH);
  await expect(checkRow(page, 'browser')).toContainText('This is not what was signed.');
  await expect(checkRow(page, 'hilt')).toContainText('Verified');
});

test('a receipt with a member twice is not shown at all', { tag: '@desktop' }, async ({ checkout, wallet, page, sandbox }) => {
  const id = await payForReceipt(page, { checkout, wallet });
  await page.route(`**/v1/receipt/${id}/public`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"amount_minor_units":29000000', '"amount_minor_units":1,"amount_minor_units":29000000') });
  });
  await page.goto(`${sandbox.site.checkout.url}/r/${id}`);
  await checkout.expectTitle('This receipt cannot be read');
  await expect(page.getByText('It says “amount_minor_units” twice')).toBeVisible();
  await expect(page.getByText('USDC')).toHaveCount(0);
});

test('what somebody changed in Hilt’s store is found by Hilt and by the browser', { tag: '@desktop' }, async ({ checkout, wallet, page, sandbox }) => {
  const id = await payForReceipt(page, { checkout, wallet });
  await sandbox.api.tamperReceipt(id, 'content');
  await page.goto(`${sandbox.site.checkout.url}/r/${id}`);
  await checkout.expectTitle(MISMATCH);
  await expectChecks(page, ['Does not match', 'Does not match', 'Does not match']);
});

test('after a change of keys old and new receipts verify, and a withdrawn key cannot be checked with', { tag: '@desktop' }, async ({ checkout, wallet, page, sandbox, guard }) => {
  const before = await payForReceipt(page, { checkout, wallet });
  const kid = await sandbox.api.rotateReceiptKey();
  const after = await payForReceipt(page, { checkout, wallet }, 'harbour-postcards');
  for (const id of [before, after]) {
    await page.goto(`${sandbox.site.checkout.url}/r/${id}`);
    await checkout.expectTitle(ALL_PASSED);
  }
  await page.getByText('All details').click();
  await expect(checkout.fact('Key')).toHaveText(kid);

  await sandbox.api.withdrawReceiptKey(kid);
  await page.reload();
  await checkout.expectTitle('Two of three checks passed');
  await expectChecks(page, ['Not checked here', 'Verified', 'Verified']);
  await expect(checkRow(page, 'browser')).toContainText('the key it was signed with is not among Hilt’s public keys');

  guard.allow(/503/);
  await sandbox.api.fault({ route: 'receipt-verify', effect: { kind: 'status', status: 503 } });
  await sandbox.rpc.fail({ method: '*', effect: 'http', status: 503 });
  await page.reload();
  await checkout.expectTitle('No check could be made here');
  await expectChecks(page, ['Not checked here', 'Not checked here', 'Not checked here']);
  await checkout.expectMoney('It is not shown here that money moved.');
});
