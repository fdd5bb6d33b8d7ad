import type { Page } from '@playwright/test';
import { expectPaidOnce } from '../support/landed.ts';
import { reachReview, signReviewed, UNDERWAY } from '../support/pay.ts';
import { expect, test } from '../support/test.ts';

/**
 * A buyer reloads, or closes the tab and opens another, at every step. Each time the payment is finished, and each time there is exactly one
 * transfer on the chain. How far the journal had come is what differs.
 */

const RPC_METHODS = { scan: '"getSignaturesForAddress"', send: '"sendTransaction"' } as const;

/** Resolves when the page asks the node for this. */
function asked(page: Page, method: keyof typeof RPC_METHODS): Promise<unknown> {
  return page.waitForRequest((request) => (request.postData() ?? '').includes(RPC_METHODS[method]));
}

test.describe('reloading before anything is sent', { tag: '@desktop' }, () => {
  test('before a wallet is chosen', async ({ tab, page, checkout, wallet, network, sandbox }) => {
    await checkout.open('tidewater-circle');
    await checkout.expectTitle('Pay from your wallet');
    await page.reload();
    await reachReview(tab);
    await signReviewed(tab);
    await checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, await wallet.address(), await network.session());
  });

  test('at the review: the same session is paid', async ({ tab, page, checkout, wallet, network, sandbox }) => {
    await checkout.open('tidewater-circle');
    await reachReview(tab);
    const session = await network.session();
    await page.reload();
    await checkout.expectTitle('Pay from your wallet');
    await reachReview(tab);
    await expect(checkout.fact('Payment ID').locator('[title]')).toHaveAttribute('title', session.payment_id);
    await signReviewed(tab);
    await checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, await wallet.address(), session);
    expect(network.apiRequests().filter(({ path }) => path.endsWith('/connect'))).toHaveLength(1);
  });

  test('while the wallet is open: its request is dropped, and the payment is made again', async ({ tab, page, checkout, wallet, network, sandbox }) => {
    await checkout.open('tidewater-circle');
    await reachReview(tab);
    const session = await network.session();
    await checkout.approve();
    await wallet.asked('sign');
    await page.reload();
    await checkout.expectTitle('Pay from your wallet');
    await checkout.expectMoney('Nothing moves until you approve in your wallet.');
    await reachReview(tab);
    await signReviewed(tab);
    await checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, await wallet.address(), session);
  });

  test('right after the signature: it is sent without asking again', async ({ tab, page, checkout, wallet, network, sandbox }) => {
    await checkout.open('tidewater-circle');
    await reachReview(tab);
    const [session, buyer] = [await network.session(), await wallet.address()];
    await checkout.approve();
    await wallet.asked('sign');
    // The check that comes between journal and sending is not answered, so the payment stays signed and unsent.
    await sandbox.rpc.fail({ method: 'getSignaturesForAddress', effect: 'hang' });
    const checking = asked(page, 'scan');
    await wallet.approve('sign');
    await checking;
    const checkingAgain = asked(page, 'scan');
    await page.reload();
    await checkingAgain;
    await sandbox.rpc.clearFaults();
    await checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, buyer, session);
    expect(await wallet.log(), 'what the wallet was asked after the reload').toEqual([]);
  });

  test('while Hilt has not answered the claim: it is sent without asking again', async ({ tab, page, checkout, wallet, network, sandbox }) => {
    await checkout.open('tidewater-circle');
    await reachReview(tab);
    const [session, buyer] = [await network.session(), await wallet.address()];
    await sandbox.api.fault({ route: 'broadcast', times: 1, effect: { kind: 'hang' } });
    const claiming = page.waitForRequest(/\/v1\/pay\/broadcast$/);
    await signReviewed(tab);
    await claiming;
    await page.reload();
    await checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, buyer, session);
    expect(await wallet.log(), 'what the wallet was asked after the reload').toEqual([]);
  });
});

test.describe('reloading after it was sent', { tag: '@desktop' }, () => {
  test('while no node has it: the same bytes are sent again', async ({ tab, page, checkout, wallet, network, sandbox }) => {
    await checkout.open('tidewater-circle');
    await reachReview(tab);
    const [session, buyer] = [await network.session(), await wallet.address()];
    await sandbox.rpc.dropNext(buyer, 1_000);
    await signReviewed(tab);
    await checkout.expectTitle(UNDERWAY);
    await expect(page.getByText('Signed and sent; Solana has not shown it yet.')).toBeVisible();
    await page.reload();
    await checkout.expectTitle(UNDERWAY);
    await checkout.expectMoney('29 USDC may have moved. Do not pay again.');
    await sandbox.rpc.control('sandbox_clearSendRules');
    await checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, buyer, session);
    expect(await wallet.log()).toEqual([]);
  });

  test('while Solana has seen it but not confirmed it', async ({ tab, page, checkout, wallet, network, sandbox }) => {
    await checkout.open('tidewater-circle');
    await reachReview(tab);
    const [session, buyer] = [await network.session(), await wallet.address()];
    await sandbox.rpc.pause();
    const sending = asked(page, 'send');
    await signReviewed(tab);
    await sending;
    await expect(page.getByText('Signed and sent; Solana has not shown it yet.')).toBeVisible();
    await sandbox.rpc.warp(1);
    await expect(page.getByText('Solana has it; 2 checks are left.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Solana has it; 2 checks are left.')).toBeVisible();
    await checkout.expectMoney('29 USDC on the way. Do not pay again.');
    await sandbox.rpc.resume();
    await checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, buyer, session);
  });

  test('while it is confirmed but Hilt has not recorded it', async ({ tab, page, checkout, wallet, network, guard, sandbox }) => {
    guard.allow(/503/);
    await checkout.open('tidewater-circle');
    await reachReview(tab);
    const [session, buyer] = [await network.session(), await wallet.address()];
    await sandbox.api.pauseWatcher();
    await sandbox.api.fault({ route: 'confirm', effect: { kind: 'status', status: 503 } });
    await signReviewed(tab);
    await expect(page.getByText('Solana has it; one check is left.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Solana has it; one check is left.')).toBeVisible();
    await sandbox.api.clearFaults();
    await checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, buyer, session);
  });

  test('after it was paid: the delivery comes back, here and in a new tab', async ({ tab, page, checkout, wallet, network, openTab, sandbox }) => {
    await checkout.open('quiet-hours');
    await reachReview(tab);
    const [session, buyer] = [await network.session(), await wallet.address()];
    await signReviewed(tab);
    await checkout.expectTitle('Paid. Here is what you bought');
    await page.reload();
    await checkout.expectTitle('Paid. Here is what you bought');
    await expect(page.getByText('QH-7F3K-29TD-XM41', { exact: true })).toBeVisible();
    await page.close();
    const next = await openTab();
    await next.checkout.open('quiet-hours');
    await next.checkout.expectTitle('Paid. Here is what you bought');
    await expect(next.page.getByText('QH-7F3K-29TD-XM41', { exact: true })).toBeVisible();
    await expect(next.page.getByRole('link', { name: 'Receipt' })).toBeVisible();
    await expectPaidOnce(sandbox.rpc, buyer, session);
  });

  test('a new tab goes on where a closed one was', async ({ tab, page, wallet, checkout, network, openTab, sandbox }) => {
    await checkout.open('tidewater-circle');
    await reachReview(tab);
    const [session, buyer] = [await network.session(), await wallet.address()];
    await sandbox.rpc.dropNext(buyer, 1_000);
    await signReviewed(tab);
    await checkout.expectTitle(UNDERWAY);
    await page.close();
    const next = await openTab();
    await next.checkout.open('tidewater-circle');
    await next.checkout.expectTitle(UNDERWAY);
    await sandbox.rpc.control('sandbox_clearSendRules');
    await next.checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, buyer, session);
  });

  test('while a wallet that sends by itself still owes its answer: the payment is found on the chain', async ({ tab, page, wallet, checkout, network, sandbox }) => {
    await wallet.startWith({ abilities: 'send-only', delay: 'hold' });
    await checkout.open('tidewater-circle');
    await reachReview(tab);
    const [session, buyer] = [await network.session(), await wallet.address()];
    await sandbox.api.pauseWatcher();
    await sandbox.rpc.pause();
    await signReviewed(tab, 'send');
    // It has sent the payment, and the page will never hear of it.
    await wallet.held();
    await page.reload();
    await expect(page.getByText('Sandbox Wallet was asked and did not answer; it may have sent the payment.')).toBeVisible();
    await checkout.expectMoney('29 USDC may have moved. Do not pay again.');
    await sandbox.rpc.resume();
    await checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, buyer, session);
    expect(await wallet.log()).toEqual([]);
  });
});
