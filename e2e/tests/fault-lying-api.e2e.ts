import bs58 from 'bs58';
import * as v from 'valibot';
import { expect, test } from '../support/fault-proxy/through.ts';
import { keepStory, storyOf } from '../support/story.ts';
import { transactionsOf } from '../support/till.ts';

/** Hilt's answers are changed on the way. What it says of the terms is in `error-terms.e2e.ts`; here it lies about a payment that has landed. */

const PAID_29 = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };
const Status = v.looseObject({ status: v.string() });

test('landed, and Hilt calls it confirmed by a transaction that nobody ever made: no second payment is claimed, and the truth is found', { tag: '@phone' }, async ({ buyer, checkout, lines, page, sandbox }) => {
  await page.clock.install();
  await keepStory(page);
  const till = await buyer.open();
  await buyer.review();
  await sandbox.api.pauseWatcher();
  const silent = lines.api.on({ path: '/v1/pay/confirm' }, { kind: 'lose-request' });
  const junk = bs58.encode(crypto.getRandomValues(new Uint8Array(64)));
  await buyer.send();
  const lie = lines.api.on({ path: /\/v1\/payments\// }, { kind: 'rewrite', change: (answer) => ({ ...v.parse(Status, answer), status: 'CONFIRMED', tx_signature: junk }) });
  await checkout.expectMoney('29 USDC on the way. Do not pay again.');
  await page.clock.fastForward(95_000);
  // "Paid" is Hilt's word, and the money did move; what it names does not make one payment two.
  await buyer.passTimeUntil(/^Paid\. /);
  expect(lie.hits).toBeGreaterThan(0);
  expect(await till.moved()).toEqual(PAID_29);

  lie.end();
  silent.end();
  await buyer.passTimeUntil(/^Paid\. /);
  await checkout.expectMoney('You paid 29 USDC.');
  expect((await storyOf(page)).filter(({ title }) => title === 'You paid twice')).toEqual([]);
  expect(await till.moved()).toEqual(PAID_29);
  expect((await transactionsOf(sandbox.rpc, await buyer.paymentId())).landed).toHaveLength(1);
});
