import { Keypair } from '@solana/web3.js';
import { expect, test } from '../support/buyers.ts';
import type { Buyer } from '../support/buyer.ts';
import type { ApiFault } from '../support/hilt-api.ts';
import { UNDERWAY } from '../support/pay.ts';
import { transactionsOf } from '../support/till.ts';

const PAID_29 = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };
const UNRECORDED = { title: 'Paid on Solana, not yet recorded by Hilt', money: '29 USDC moved on Solana. Do not pay again.', action: 'Check now' };

/** Nothing on the screen may lead to a second payment. */
async function expectNoWayToPayAgain({ page }: Buyer): Promise<void> {
  await expect(page.getByRole('button', { name: /again|approve|continue with|start/i })).toHaveCount(0);
}

/** How Hilt goes wrong about a payment that has landed, and what the page makes of it. */
const REFUSALS: readonly { readonly name: string; readonly faults: readonly [ApiFault, ...ApiFault[]]; readonly says: string }[] = [
  { name: '404', faults: [refusal('confirm', 404), refusal('payment-status', 404)], says: 'Hilt does not know this payment. This page keeps asking.' },
  { name: '403', faults: [refusal('confirm', 403)], says: 'Hilt has not accepted it. This page keeps asking.' },
  { name: '410', faults: [refusal('confirm', 410)], says: 'Hilt says that the session had ended. This page keeps asking.' },
  {
    name: 'FAILED',
    faults: [
      { route: 'confirm', effect: { kind: 'lie', fields: { status: 'FAILED' } } },
      { route: 'payment-status', effect: { kind: 'lie', fields: { status: 'FAILED' } } },
    ],
    says: 'Hilt says that it failed, but Solana has it. This page keeps asking.',
  },
];

function refusal(route: ApiFault['route'], status: number): ApiFault {
  return { route, effect: { kind: 'status', status } };
}

for (const { name, faults, says } of REFUSALS) {
  test(`landed, and Hilt answers ${name}: never "not charged", and paid as soon as Hilt records it`, { tag: '@phone' }, async ({ buyer, guard, checkout, page, sandbox }) => {
    const { api, rpc } = sandbox;
    guard.allow(/40[34]|410/);
    await page.clock.install();
    const till = await buyer.open();
    await buyer.review();
    // Else Hilt's own watcher would find the payment whatever confirm says.
    await api.pauseWatcher();
    const [confirm, ...later] = faults;
    await api.fault(confirm);
    await buyer.send();
    for (const fault of later) await api.fault(fault);
    await buyer.sees({ ...UNRECORDED, says }, `unrecorded-${name}`);
    // Hilt was asked; that it refused is not the same as not knowing.
    await expect(checkout.sheet).not.toContainText('Not asked');
    await expectNoWayToPayAgain(buyer);
    expect(await till.moved()).toEqual(PAID_29);

    // Whoever comes back later is told the same.
    await page.reload();
    await checkout.expectTitle(UNRECORDED.title);
    await expectNoWayToPayAgain(buyer);

    await api.clearFaults();
    await page.clock.fastForward(3_000);
    await checkout.act('Check now');
    await checkout.expectTitle('Paid. Your access is ready');
    await checkout.expectMoney('You paid 29 USDC.');
    expect(await till.moved()).toEqual(PAID_29);
    expect((await transactionsOf(rpc, await buyer.paymentId())).landed).toHaveLength(1);
  });
}

test('landed, and Hilt breaks down: after a while the page says so, and recovers by itself', { tag: '@phone' }, async ({ buyer, guard, checkout, page, sandbox }) => {
  const { api } = sandbox;
  guard.allow(/503|ERR_EMPTY_RESPONSE|ERR_CONNECTION/);
  await page.clock.install();
  const till = await buyer.open();
  await buyer.review();
  await api.pauseWatcher();
  await api.fault({ route: 'broadcast', effect: { kind: 'drop' } });
  await api.fault({ route: 'confirm', effect: { kind: 'status', status: 503 } });
  await api.fault({ route: 'payment-status', effect: { kind: 'drop' } });
  await buyer.sign();
  await checkout.expectTitle(UNDERWAY);
  await expect(checkout.sheet).toContainText('No answer; asking again');
  await checkout.expectMoney('29 USDC on the way. Do not pay again.');
  await buyer.passTimeUntil(UNRECORDED.title);
  await buyer.sees({ ...UNRECORDED, says: 'Hilt does not answer. This page keeps asking.' }, 'unrecorded-silent');
  await expectNoWayToPayAgain(buyer);
  expect(await till.moved()).toEqual(PAID_29);

  await api.clearFaults();
  await buyer.passTimeUntil(/^Paid/);
  expect(await till.moved()).toEqual(PAID_29);
});

test('landed in the last second, too late for Hilt: it really answers 410, and the page stands by what Solana says', { tag: '@phone' }, async ({ buyer, guard, checkout, wallet, page, sandbox }) => {
  const { api, rpc } = sandbox;
  guard.allow(/410/);
  const seller = Keypair.generate().publicKey.toBase58();
  const product = await api.createProduct({ title: 'Short session', amount_minor_units: 6_000_000, merchant_wallet: seller, session_seconds: 180 });
  const till = await buyer.open(product.slug, { seller });
  await buyer.review();
  // On its way for four minutes of the chain's time: sent inside the session, landed after it and its minute of grace.
  await rpc.delayNext(await wallet.address(), 60, 1_000);
  await buyer.send();
  await rpc.warp(65, 250);
  await buyer.sees({ title: UNRECORDED.title, money: '6 USDC moved on Solana. Do not pay again.', action: 'Check now', says: 'Hilt says that the session had ended. This page keeps asking.' }, 'unrecorded-last-second');
  await expectNoWayToPayAgain(buyer);
  expect(await till.moved()).toEqual({ buyer: -6_000_000n, seller: 5_880_000n, fee: 120_000n });

  // What support needs is one press away.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy a report' }).click();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  const { landed } = await transactionsOf(rpc, await buyer.paymentId());
  for (const fact of [`HILT:${(await buyer.network.session()).nonce}`, await wallet.address(), seller, landed[0] ?? 'no transaction', 'Hilt answered with 410']) expect(report).toContain(fact);
  await page.reload();
  await checkout.expectTitle(UNRECORDED.title);
});
