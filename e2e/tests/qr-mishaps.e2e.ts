import { SELLERS } from '../../sandbox/seed/products.ts';
import { showCode } from '../support/codes.ts';
import { expect, test } from '../support/edge.ts';
import { readCode, Scanner } from '../support/scanner.ts';
import { Till, transactionsOf } from '../support/till.ts';

const FREE = 'harbour-postcards';

test('two phones pay one code that says the whole transfer: both payments are named, with what to send to support', async ({ buyer, page, sandbox }) => {
  const [first, second] = await Promise.all([Scanner.create(sandbox.rpc), Scanner.create(sandbox.rpc)]);
  await buyer.open(FREE);
  const { text, paymentId } = await showCode(buyer);
  const till = await Till.open(sandbox.rpc, { buyer: first.address, seller: SELLERS.tidewater });
  await Promise.all([first.payTransfer(text), second.payTransfer(text)]);
  // Both must be final, and the page looks every few seconds.
  await expect(buyer.checkout.title).toHaveText('You paid twice', { timeout: 40_000 });
  await buyer.sees({ title: 'You paid twice', money: '12.50\u00A0USDC moved twice. Do not pay again.', action: 'Copy a report' }, 'qr-paid-twice');
  const { landed } = await transactionsOf(sandbox.rpc, paymentId);
  expect(landed).toHaveLength(2);
  for (const signature of landed) await expect(page.locator(`.facts [title="${signature}"]`)).toBeVisible();
  expect(await till.moved()).toEqual({ buyer: -12_500_000n, seller: 25_000_000n, fee: 0n });
});

test('of two phones that scan one code of the edge, one is given the payment', { tag: '@desktop' }, async ({ edge, edgeBuyer, sandbox }) => {
  const [first, second] = await Promise.all([Scanner.create(sandbox.rpc), Scanner.create(sandbox.rpc)]);
  await edgeBuyer.open();
  const { text, paymentId } = await showCode(edgeBuyer);
  const approve = await first.prepareRequest(text, edge.url);
  await expect(second.prepareRequest(text, edge.url)).rejects.toThrow('missing transaction');
  await approve();
  await edgeBuyer.checkout.expectTitle(/^Paid/);
  await expect(second.prepareRequest(text, edge.url)).rejects.toThrow('missing transaction');
  expect((await transactionsOf(sandbox.rpc, paymentId)).landed).toHaveLength(1);
});

test('with the edge down, a price without a fee still has its code, and one with a fee goes on with the phone itself', { tag: '@desktop' }, async ({ edge, edgeBuyer, guard, sandbox }) => {
  guard.allow(/edge\/session/);
  await edgeBuyer.page.route(`${edge.url}/edge/**`, (route) => route.abort('connectionrefused'));
  await edgeBuyer.open('tidewater-circle');
  await edgeBuyer.page.getByRole('radio', { name: 'QR code' }).check();
  await edgeBuyer.checkout.act('Show a QR code');
  await edgeBuyer.sees({ title: 'Go on with your phone', money: 'Nothing has moved yet.', action: 'Pay with a wallet here instead', says: 'Scan it with the camera' }, 'qr-carry-over');
  // A phone's camera opens it as what it is: the address of this checkout.
  expect(await readCode(edgeBuyer.page.getByRole('img', { name: 'Code with the address of this checkout' }))).toBe(`${edge.url}/p/tidewater-circle`);

  const scanner = await Scanner.create(sandbox.rpc);
  await edgeBuyer.open(FREE);
  const { text } = await showCode(edgeBuyer);
  await scanner.payTransfer(text);
  await edgeBuyer.checkout.expectTitle(/^Paid/);
});

test('a buyer who turns from the code to a wallet pays once', async ({ buyer, checkout, page }) => {
  const till = await buyer.open(FREE);
  await showCode(buyer);
  await page.getByRole('button', { name: 'Pay with a wallet here instead' }).click();
  await checkout.expectTitle('Pay from your wallet');
  await buyer.review();
  await buyer.pay();
  expect(await till.moved()).toEqual({ buyer: -12_500_000n, seller: 12_500_000n, fee: 0n });
});

test('a buyer who has paid by the code is not asked again when turning to a wallet', { tag: '@desktop' }, async ({ buyer, checkout, page, sandbox }) => {
  const scanner = await Scanner.create(sandbox.rpc);
  const till = await buyer.open(FREE);
  const { text } = await showCode(buyer);
  await scanner.payTransfer(text);
  await sandbox.rpc.warp(3);
  await page.getByRole('button', { name: 'Pay with a wallet here instead' }).click();
  await checkout.expectTitle(/^Paid/);
  expect((await till.moved()).buyer).toBe(0n);
});

test('too little is named with what arrived and what is missing; the full price can still be paid', async ({ buyer, checkout, page, sandbox }) => {
  const scanner = await Scanner.create(sandbox.rpc);
  const till = await buyer.open(FREE);
  const { text } = await showCode(buyer);
  await scanner.payTransfer(text, '10');
  await buyer.sees({ title: 'Only 10\u00A0USDC arrived', money: '10\u00A0USDC moved, and did not pay this.', action: 'Copy a report', says: 'The price is 12.50\u00A0USDC' }, 'qr-too-little');
  await page.getByRole('button', { name: 'Pay the full price instead' }).click();
  await buyer.sees({ title: 'You would pay the full price', money: '10\u00A0USDC moved, and did not pay this.', action: 'Go back' }, 'qr-full-price');
  await page.getByRole('button', { name: 'Pay the full price all the same' }).click();
  await checkout.expectTitle('Pay from your wallet');
  await buyer.review();
  await buyer.pay();
  expect(await till.moved()).toEqual({ buyer: -12_500_000n, seller: 22_500_000n, fee: 0n });
});

test('another token is named as what it is and counts for nothing; the price can still be paid', async ({ buyer, checkout, page, sandbox }) => {
  const scanner = await Scanner.create(sandbox.rpc);
  const till = await buyer.open(FREE);
  const { text } = await showCode(buyer);
  await scanner.payInSol(text, '0.25');
  await buyer.sees({ title: '0.25\u00A0SOL arrived instead of 12.50\u00A0USDC', money: '0.25\u00A0SOL moved, and did not pay this.', action: 'Copy a report' }, 'qr-wrong-token');
  await page.getByRole('button', { name: 'Pay the full price instead' }).click();
  await buyer.sees({ title: 'You would pay the full price', money: '0.25\u00A0SOL moved, and did not pay this.', action: 'Go back' }, 'qr-wrong-token-again');
  await page.getByRole('button', { name: 'Pay the full price all the same' }).click();
  await checkout.expectTitle('Pay from your wallet');
  await buyer.review();
  await buyer.pay();
  expect(await till.moved()).toEqual({ buyer: -12_500_000n, seller: 12_500_000n, fee: 0n });
});

test('too much is paid, and the surplus is named', async ({ buyer, checkout, sandbox }) => {
  const scanner = await Scanner.create(sandbox.rpc);
  await buyer.open(FREE);
  const { text } = await showCode(buyer);
  await scanner.payTransfer(text, '15.5');
  await checkout.expectTitle(/^Paid/);
  await expect(checkout.sheet).toContainText('You paid 3\u00A0USDC more than the price');
});

test('money that has the reference but not the mark of the payment is named', { tag: '@desktop' }, async ({ buyer, checkout, sandbox }) => {
  const scanner = await Scanner.create(sandbox.rpc);
  await buyer.open(FREE);
  const { text } = await showCode(buyer);
  await scanner.payTransfer(text.replace(/memo=[^&]*/, 'memo=HILT%3Aanother'));
  await checkout.expectTitle('What arrived is marked for something else');
  expect(await sandbox.rpc.usdcOf(SELLERS.tidewater)).toBeGreaterThan(0n);
});
