import type { Page } from '@playwright/test';
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts';
import { expectPaidOnce } from '../support/landed.ts';
import { REVIEW, UNDERWAY } from '../support/pay.ts';
import { keepStory, storyOf } from '../support/story.ts';
import { expect, test } from '../support/test.ts';

/** The screen as it is now can be used by everybody. */
async function expectUsable(page: Page, screen: string): Promise<void> {
  expect.soft(await accessibilityProblems(page), screen).toEqual([]);
  expect.soft(await sidewaysScroll(page), `${screen} scrolls sideways`).toBe(0);
}

test('a stranger opens a product, pays from a wallet, gets what was bought and finds the receipt', async ({ checkout, wallet, page, network, sandbox }) => {
  const { rpc, api } = sandbox;
  // What gets recorded here, the page itself has asked for.
  await api.pauseWatcher();
  await keepStory(page);
  await checkout.open('tidewater-circle');

  // The product, with its price.
  await expect(page.getByRole('heading', { name: 'Tidewater Circle, one season' })).toBeVisible();
  await expect(page.locator('.price')).toHaveText(/^29\s*USDC$/);
  await expect(page.getByText('Twelve letters, one each week')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Sandbox Wallet' })).toBeChecked();
  await checkout.expectMoney('Nothing moves until you approve in your wallet.');
  await expectUsable(page, 'the product');

  // The terms, before anything is signed.
  await checkout.continueWith();
  await wallet.approve('connect');
  await checkout.expectTitle(REVIEW);
  const session = await network.session();
  const buyer = await wallet.address();
  expect(session).toMatchObject({ amount_minor_units: 29_000_000n, merchant_amount_minor_units: 28_420_000n, fee_minor_units: 580_000n });
  await expect(checkout.row('Tidewater')).toHaveText('28.42USDC');
  await expect(checkout.row('Hilt fee')).toHaveText('0.58USDC');
  await expect(checkout.row('Solana network fee')).toHaveText(/^0\.0000\d+SOL$/);
  await expect(checkout.fact('Balance after')).toHaveText(/^471\sUSDC$/);
  // Every account exists already, so nothing is paid for opening one.
  await expect(page.getByText('Deposit')).toHaveCount(0);
  await checkout.expectMoney('Nothing has moved yet.');
  await expectUsable(page, 'the review');
  const before = { buyer: await rpc.usdcOf(buyer), seller: await rpc.usdcOf(session.merchant_wallet), fee: await rpc.usdcOf(session.fee_wallet) };

  // One approval.
  await checkout.approve();
  await wallet.asked('sign');
  await checkout.expectTitle('Approve in Sandbox Wallet');
  await expectUsable(page, 'the open wallet');
  await wallet.approve('sign');

  // Hilt's word, and what was bought.
  await checkout.expectTitle('Paid. Your access is ready');
  await expect(page.getByText('29 USDC reached Tidewater, and Hilt recorded it.')).toBeVisible();
  await checkout.expectMoney('You paid 29 USDC.');
  await expect(checkout.action).toHaveAttribute('href', 'https://example.com/tidewater/welcome');
  await expect(checkout.action).toHaveText('Open the reading room');
  await expectUsable(page, 'paid');
  expect(network.apiRequests().length, 'requests to Hilt for a whole checkout').toBeLessThanOrEqual(12);

  // What the chain says: exactly these amounts, once, with one signature and the session's memo.
  const landed = await expectPaidOnce(rpc, buyer, session);
  expect(landed).toMatchObject({ signers: 1, memos: [`HILT:${session.nonce}`] });
  expect(await rpc.usdcOf(buyer)).toBe(before.buyer - session.amount_minor_units);
  expect(await rpc.usdcOf(session.merchant_wallet)).toBe(before.seller + session.merchant_amount_minor_units);
  expect(await rpc.usdcOf(session.fee_wallet)).toBe(before.fee + session.fee_minor_units);
  expect((await wallet.log()).map(({ kind, outcome, signature }) => ({ kind, outcome, signature }))).toEqual([
    { kind: 'connect', outcome: 'answered', signature: null },
    { kind: 'sign', outcome: 'answered', signature: landed.signature },
  ]);

  // What the buyer was told on the way, and in which order.
  const story = await storyOf(page);
  // On a slow machine the words of a step can be on their way for a moment.
  const titles = story.map(({ title }) => title).filter((title) => title !== 'Loading this step').filter((title, index, all) => title !== all[index - 1]);
  expect(titles).toEqual(['Pay from your wallet', 'Getting your payment ready', REVIEW, 'Getting your payment ready', 'Approve in Sandbox Wallet', 'Signed in Sandbox Wallet', UNDERWAY, 'Paid. Your access is ready']);
  const beforePaid = story.filter(({ title }) => !title.startsWith('Paid'));
  expect(beforePaid.filter(({ money }) => /you paid/i.test(money))).toEqual([]);
  expect(story.filter(({ title }) => title === UNDERWAY).map(({ money }) => money)).toContain('29 USDC on the way. Do not pay again.');

  // The receipt, with three checks of it; a transaction takes a few seconds to be final.
  await page.getByRole('link', { name: 'Receipt' }).click();
  await expect(page).toHaveURL(/\/r\/[\w-]+$/);
  await checkout.expectTitle('All three checks passed');
  await checkout.expectMoney(/^29\sUSDC moved on /);
  await expect(checkout.fact('Product')).toHaveText('Tidewater Circle, one season');
  await page.getByText('All details').click();
  await expect(checkout.fact('Transaction').locator('[title]')).toHaveAttribute('title', landed.signature);
  await expectUsable(page, 'the receipt');
  // A receipt is shown to anybody; the payment id would let them in.
  expect(await page.content()).not.toContain(session.payment_id);
});
