import { expect, startEdge, test as base } from '../support/edge.ts';
import { ALL_PASSED, receiptIdOf } from '../support/receipts.ts';
import { serversOf } from '../support/tab.ts';

const test = base.extend({
  /** An edge that stands in for Hilt. Whoever asks anybody else but it and the chain fails the test: Hilt's own address is not among these. */
  servers: async ({ sandbox }, use) => {
    const edge = await startEdge(sandbox, { HILT_EDGE_PROXY: 'on' });
    const { rpcUrl, wsUrl } = serversOf(sandbox.site);
    await use({ checkoutUrl: edge.url, apiUrl: edge.url, rpcUrl, wsUrl });
    await edge.stop();
  },
});

test('an edge that stands in for Hilt is the only one the page speaks to, from the price to the checked receipt', { tag: '@desktop' }, async ({ buyer, checkout, network, page }) => {
  const till = await buyer.open();
  await buyer.review();
  await buyer.pay();
  await expect(checkout.action).toHaveText(/Open the reading room/);
  expect(await till.moved()).toEqual({ buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n });

  const id = await receiptIdOf(page);
  await checkout.openPath(`/r/${id}`);
  await checkout.expectTitle(ALL_PASSED);
  expect(network.apiRequests().map(({ path }) => path)).toEqual(expect.arrayContaining(['/v1/pay/broadcast', '/v1/pay/confirm', `/v1/receipt/${id}/public`]));
});
