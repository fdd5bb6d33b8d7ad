import { SELLERS } from '../../sandbox/seed/products.ts';
import { expectDelivered, showCode } from '../support/codes.ts';
import { expect, test } from '../support/edge.ts';
import { Scanner } from '../support/scanner.ts';
import { Till } from '../support/till.ts';

const FREE = 'harbour-postcards';
const PRICE = 12_500_000n;

/** Whoever pays by a code is somebody else than the page's own wallet. */
function tillOf(scanner: Scanner, { rpc }: { readonly rpc: Parameters<typeof Till.open>[0] }): Promise<Till> {
  return Till.open(rpc, { buyer: scanner.address, seller: SELLERS.tidewater });
}

test('a code without a fee is a whole transfer: paid as scanned, with a failed attempt and dust before it', async ({ buyer, sandbox }) => {
  const [scanner, stranger] = await Promise.all([Scanner.create(sandbox.rpc), Scanner.create(sandbox.rpc)]);
  await buyer.open(FREE);
  const { text, paymentId } = await showCode(buyer);
  expect(text).toMatch(new RegExp(`^solana:${SELLERS.tidewater}\\?amount=12\\.5&`));
  await stranger.litter(paymentId, SELLERS.tidewater);
  const till = await tillOf(scanner, sandbox);
  await scanner.payTransfer(text);
  await expectDelivered(buyer, /example\.com/);
  expect(await till.moved()).toEqual({ buyer: -PRICE, seller: PRICE, fee: 0n });
  expect(await sandbox.api.paymentStatus(paymentId)).toMatchObject({ status: 'CONFIRMED' });
});

test('a code with a fee is a transaction of the edge: paid as scanned, with a failed attempt and dust before it', async ({ edge, edgeBuyer, sandbox }) => {
  const [scanner, stranger] = await Promise.all([Scanner.create(sandbox.rpc), Scanner.create(sandbox.rpc)]);
  await edgeBuyer.open('tidewater-circle');
  const { text, paymentId } = await showCode(edgeBuyer);
  await stranger.litter(paymentId, SELLERS.tidewater);
  const till = await tillOf(scanner, sandbox);
  await scanner.payRequest(text, edge.url);
  await expectDelivered(edgeBuyer, /Open the reading room/);
  expect(await till.moved()).toEqual({ buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n });
});

test('a code can be read in the dark or copied, and the page asks Hilt no more often while it waits', { tag: '@desktop' }, async ({ buyer, page, sandbox }) => {
  const scanner = await Scanner.create(sandbox.rpc);
  await page.emulateMedia({ colorScheme: 'dark' });
  await buyer.open(FREE);
  const { text } = await showCode(buyer);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the payment link' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  const before = buyer.network.apiRequests().length;
  await scanner.payTransfer(text);
  await expectDelivered(buyer, /example\.com/);
  expect(buyer.network.apiRequests().length - before).toBeLessThanOrEqual(5);
});

test('a reload shows the same code, and a payment made meanwhile is found', { tag: '@desktop' }, async ({ buyer, page, sandbox }) => {
  const scanner = await Scanner.create(sandbox.rpc);
  await buyer.open(FREE);
  const { text } = await showCode(buyer);
  await page.reload();
  await expect(page.getByRole('img', { name: /^Code that opens this payment/ })).toBeVisible();
  await page.goto('about:blank');
  await scanner.payTransfer(text);
  await sandbox.rpc.warp(3);
  await buyer.checkout.open(FREE);
  await expectDelivered(buyer, /example\.com/);
});
