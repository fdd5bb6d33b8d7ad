import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Download, Page } from '@playwright/test';
import { ALL_PASSED, payForReceipt } from '../support/receipts.ts';
import { expect, test } from '../support/test.ts';

/** Presses a button and keeps the file it hands out, under a name that ends as its own. */
async function kept(page: Page, button: string, path: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  await save(download, path);
  return path;
}

async function save(download: Download, path: string): Promise<void> {
  await download.saveAs(path);
}

test('a kept receipt is checked from a file, with the network off, and a changed one is found', { tag: '@desktop' }, async ({ checkout, wallet, page, sandbox, browser }, info) => {
  const id = await payForReceipt(page, { checkout, wallet });
  await page.goto(`${sandbox.site.checkout.url}/r/${id}`);
  await checkout.expectTitle(ALL_PASSED);
  const receipt = await kept(page, 'Signed receipt', info.outputPath('receipt.json'));
  const checker = await kept(page, 'Checking file', info.outputPath('receipt-checker.html'));
  const text = await readFile(receipt, 'utf8');
  expect(text).not.toMatch(/owner_email|@/);

  const offline = await browser.newContext({ offline: true });
  const tab = await offline.newPage();
  const asked: string[] = [];
  tab.on('request', (request) => asked.push(request.url()));
  await tab.goto(pathToFileURL(checker).href);
  await tab.locator('#receipt-file').setInputFiles(receipt);
  await expect(tab.locator('[data-check]')).toHaveCount(3);
  await expect(tab.locator('[data-check="browser"]')).toHaveAttribute('data-result', 'verified');
  await expect(tab.locator('[data-result="verified"]')).toHaveCount(1);
  await expect(tab.getByText(id)).toBeVisible();
  await tab.screenshot({ path: info.outputPath('checker.png'), fullPage: true });

  const open = (changed: string) => tab.locator('#receipt-file').setInputFiles({ name: 'changed.json', mimeType: 'application/json', buffer: Buffer.from(changed) });
  await open(text.replace('29000000', '19000000'));
  await expect(tab.locator('[data-check="browser"]')).toHaveAttribute('data-result', 'mismatch');
  await open(text.replace('"receipt_json": {', '"receipt_json": {"memo":"x",'));
  await expect(tab.getByText('It says “memo” twice')).toBeVisible();
  await open('no receipt');
  await expect(tab.locator('[data-result="verified"]')).toHaveCount(0);

  // Without keys the same file says that it cannot check, and takes a list of keys from somebody who has one.
  const keys = await (await fetch(`${sandbox.api.url}/.well-known/hilt-receipt-keys.json`)).text();
  await tab.goto(pathToFileURL(await emptied(checker, info.outputPath('without-keys.html'))).href);
  await open(text);
  await expect(tab.locator('[data-check="browser"]')).toHaveAttribute('data-result', 'unchecked');
  await tab.locator('#keys-file').setInputFiles({ name: 'keys.json', mimeType: 'application/json', buffer: Buffer.from(keys) });
  await open(text);
  await expect(tab.locator('[data-check="browser"]')).toHaveAttribute('data-result', 'verified');
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  await offline.close();
});

/** The same file without the keys the page wrote into it. */
async function emptied(path: string, to: string): Promise<string> {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(to, (await readFile(path, 'utf8')).replace(/(id="hilt-receipt-keys">)[^<]*/, '$1{"keys":[]}'));
  return to;
}

test('a receipt prints on one sheet, with every id whole and the result of each check', { tag: '@desktop' }, async ({ checkout, wallet, page, sandbox }, info) => {
  const id = await payForReceipt(page, { checkout, wallet });
  await page.goto(`${sandbox.site.checkout.url}/r/${id}`);
  await checkout.expectTitle(ALL_PASSED);
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = await page.pdf({ format, path: info.outputPath(`${format}.pdf`), printBackground: false });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g), format).toHaveLength(1);
  }
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.paper');
  await expect(paper).toBeVisible();
  await expect(page.locator('.page')).toBeHidden();
  await expect(paper.getByText(await wallet.address())).toBeVisible();
  await expect(paper.getByText('Verified')).toHaveCount(3);
  await expect(paper.getByText(`/r/${id}`)).toBeVisible();
});

test('the link is shared by the device where it can, and the PDF comes from Hilt', { tag: '@phone' }, async ({ checkout, wallet, page, sandbox }) => {
  const id = await payForReceipt(page, { checkout, wallet });
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', { value: async (data: ShareData) => { document.documentElement.dataset['shared'] = data.url ?? ''; } });
  });
  await page.goto(`${sandbox.site.checkout.url}/r/${id}`);
  await checkout.expectTitle(ALL_PASSED);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-shared', `${sandbox.site.checkout.url}/r/${id}`);
  const href = await checkout.action.getAttribute('href');
  const answer = await fetch(href ?? '');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
});
