import { membershipOf } from '../../sandbox/db/memberships.ts';
import { SELLERS } from '../../sandbox/seed/products.ts';
import { expect, test } from '../support/iphone.ts';
import { REVIEW } from '../support/pay.ts';
import { chooseLink, signByLink } from '../support/phantom-journey.ts';
import type { TestSandbox } from '../support/test.ts';
import { Till } from '../support/till.ts';

/** A product that must know who gets access, bought without a personal link: the wallet that pays signs who that is, before any money moves. */

const SLUG = 'crew-room';
const TYPE = 'TELEGRAM_USER_ID';

function membership({ site }: TestSandbox, identity: string): unknown {
  const product = site.sandbox.products.find(({ slug }) => slug === SLUG);
  if (product === undefined) throw new Error(`${SLUG} is not seeded`);
  return membershipOf(site.sandbox.api.sandbox.database, product.id, TYPE, identity);
}

test('a wallet signs who gets access, then pays; the membership is that person’s', { tag: '@phone' }, async ({ buyer, checkout, page, wallet, sandbox }) => {
  const till = await buyer.open(SLUG, { seller: SELLERS.ferry });
  await checkout.continueWith();
  await wallet.approve('connect');
  await checkout.expectTitle('Who gets access?');
  await page.getByLabel('Telegram username').fill('@Marta_Sails');
  await checkout.act('Continue');
  await checkout.expectTitle('Confirm who gets access');
  await expect(checkout.sheet).toContainText('@Marta_Sails');
  await checkout.expectMoney('Nothing has moved. This signature moves no money.');
  await buyer.sees({ title: 'Confirm who gets access', money: 'Nothing has moved. This signature moves no money.', action: /^Sign in/ }, 'identity-sign');
  await checkout.act(/^Sign in/);
  await wallet.approve('message');
  await checkout.expectTitle(REVIEW);
  await expect(checkout.fact('Access for')).toContainText('@Marta_Sails');
  await buyer.pay();
  expect((await till.moved()).buyer).toBeLessThan(0n);
  expect(membership(sandbox, '@marta_sails')).toMatchObject({ payer_wallet: await wallet.address() });
});

test('declined in the wallet: nothing is signed and nothing moves, and another name can be given', { tag: '@phone' }, async ({ buyer, checkout, page, wallet, sandbox }) => {
  const till = await buyer.open(SLUG, { seller: SELLERS.ferry });
  await checkout.continueWith();
  await wallet.approve('connect');
  await page.getByLabel('Telegram username').fill('not a name');
  await checkout.act('Continue');
  await checkout.expectTitle('Who gets access?');
  await page.getByLabel('Telegram username').fill('@somebody_else');
  await checkout.act('Continue');
  await checkout.act(/^Sign in/);
  await wallet.refuse('message');
  await checkout.expectTitle('Confirm who gets access');
  await page.getByRole('button', { name: 'Change who gets access' }).click();
  await expect(page.getByLabel('Telegram username')).toHaveValue('@somebody_else');
  expect(await till.moved()).toEqual({ buyer: 0n, seller: 0n, fee: 0n });
  expect(membership(sandbox, '@somebody_else')).toBeNull();
});

test('Phantom’s app is asked by links: who it is, who gets access, and to pay', { tag: '@phone' }, async ({ iphone, sandbox }) => {
  const [tab, till] = await Promise.all([iphone.openTab(), Till.open(sandbox.rpc, { buyer: iphone.phantom.address, seller: SELLERS.ferry })]);
  await tab.checkout.open(SLUG);
  await chooseLink(tab);
  await iphone.phantom.returnTo(tab.page, tab.checkout.action);
  await tab.checkout.expectTitle('Who gets access?');
  await tab.page.getByLabel('Telegram username').fill('@ingrid');
  await tab.checkout.act('Continue');
  await tab.checkout.expectTitle('Confirm who gets access');
  await tab.checkout.action.filter({ hasText: 'Sign in' }).waitFor();
  await iphone.phantom.returnTo(tab.page, tab.checkout.action);
  await tab.checkout.expectTitle(REVIEW);
  await signByLink(iphone, tab);
  await tab.checkout.expectTitle(/^Paid/);
  expect((await till.moved()).buyer).toBeLessThan(0n);
  expect(membership(sandbox, '@ingrid')).toMatchObject({ payer_wallet: iphone.phantom.address });
});

for (const [lie, why] of [
  ['other-wallet', 'is for another wallet'],
  ['other-identity', 'does not name who you entered'],
  ['transaction', 'could be used as a transaction'],
  ['hidden-text', 'is not plain text'],
] as const) {
  test(`a challenge that lies (${lie}) is never put before the wallet`, { tag: '@phone' }, async ({ buyer, checkout, page, wallet, sandbox }) => {
    await buyer.open(SLUG, { seller: SELLERS.ferry });
    await sandbox.api.lieInChallenges(lie);
    await checkout.continueWith();
    await wallet.approve('connect');
    await page.getByLabel('Telegram username').fill('@honest_buyer');
    await checkout.act('Continue');
    await checkout.expectTitle('We stopped this signature');
    await expect(checkout.sheet).toContainText(why);
    expect(await buyer.walletWasAsked()).toEqual(['connect']);
    await sandbox.api.lieInChallenges(null);
  });
}

test('Hilt asks who gets access only after the payment: it is proven then, and not paid again', { tag: '@phone' }, async ({ buyer, checkout, page, wallet, guard, sandbox }) => {
  guard.allow(/422/);
  const till = await buyer.open(SLUG, { seller: SELLERS.ferry });
  await checkout.continueWith();
  await wallet.approve('connect');
  const name = async () => {
    await page.getByLabel('Telegram username').fill('@late_proof');
    await checkout.act('Continue');
    await checkout.act(/^Sign in/);
    await wallet.asked('message');
  };
  await name();
  await wallet.approve('message');
  await checkout.expectTitle(REVIEW);
  await sandbox.api.pauseWatcher();
  await sandbox.api.fault({ route: 'confirm', effect: { kind: 'status', status: 422, detail: { code: 'identity_required' } } });
  await buyer.send();
  await expect(checkout.sheet).toContainText('Prove it with the wallet that sent it; you are not asked to pay again.');
  await checkout.act('Prove who gets access');
  await expect(checkout.sheet).toContainText('you do not pay again');
  await name();
  await sandbox.api.clearFaults();
  await wallet.approve('message');
  await checkout.expectTitle(/^Paid/);
  expect((await wallet.log()).filter(({ kind }) => kind === 'sign')).toHaveLength(1);
  expect((await till.moved()).buyer).toBe(-21_000_000n);
  expect(membership(sandbox, '@late_proof')).toMatchObject({ payer_wallet: await wallet.address() });
});
