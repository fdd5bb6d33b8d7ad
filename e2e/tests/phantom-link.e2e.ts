import { Transaction } from '@solana/web3.js';
import { linkMark } from '../../src/payment/link-mark.ts';
import { SELLERS } from '../../sandbox/seed/products.ts';
import { expect, type IPhone, test } from '../support/iphone.ts';
import { askToSign, chooseLink, connectByLink, signByLink } from '../support/phantom-journey.ts';
import { personalLink } from '../support/personal-link.ts';
import { Till } from '../support/till.ts';

/** Phantom's app asked by links, with real encryption and a scripted app (docs/paying-by-phone.md). */

const SLUG = 'tidewater-circle';
const PAID = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };

function till({ phantom }: IPhone, { rpc }: { readonly rpc: Parameters<typeof Till.open>[0] }, seller: string = SELLERS.tidewater): Promise<Till> {
  return Till.open(rpc, { buyer: phantom.address, seller });
}

/** The same transaction with one unit less for the seller. */
function payingLess(wire: Uint8Array): Uint8Array {
  const transaction = Transaction.from(wire);
  const last = transaction.instructions.at(-1);
  if (last === undefined) throw new Error('nothing to change');
  last.data.writeBigUInt64LE(last.data.readBigUInt64LE(1) - 1n, 1);
  return transaction.serialize({ requireAllSignatures: false, verifySignatures: false });
}

test('paid through Phantom’s links; the answers leave the address once they are used', { tag: '@phone' }, async ({ iphone, sandbox }) => {
  const [tab, money] = await Promise.all([iphone.openTab(), till(iphone, sandbox)]);
  await tab.checkout.open(SLUG);
  await connectByLink(iphone, tab);
  await expect(tab.page).toHaveURL(new RegExp(`/p/${SLUG}$`));
  await signByLink(iphone, tab);
  await tab.checkout.expectTitle(/^Paid/);
  await expect(tab.page).toHaveURL(new RegExp(`/p/${SLUG}$`));
  expect(await money.moved()).toEqual(PAID);
});

test('the tab that asked has died each time: the payment goes on in the one that Phantom opens', { tag: '@phone' }, async ({ iphone, sandbox }) => {
  const [first, second, third, money] = await Promise.all([iphone.openTab(), iphone.openTab(), iphone.openTab(), till(iphone, sandbox)]);
  await first.checkout.open(SLUG);
  await chooseLink(first);
  const connected = await iphone.phantom.answer(first.checkout.action);
  await first.page.close();
  await second.page.goto(connected);
  await askToSign(second);
  const signed = await iphone.phantom.answer(second.checkout.action);
  await second.page.close();
  await third.page.goto(signed);
  await third.checkout.expectTitle(/^Paid/);
  expect(await money.moved()).toEqual(PAID);
});

test('declined in Phantom: nobody is charged, and it can be tried again', { tag: '@phone' }, async ({ iphone, sandbox }) => {
  const [tab, money] = await Promise.all([iphone.openTab(), till(iphone, sandbox)]);
  await tab.checkout.open(SLUG);
  await chooseLink(tab);
  await iphone.phantom.returnTo(tab.page, tab.checkout.action, { act: 'refuse' });
  await tab.checkout.expectTitle('Pay from your wallet');
  await expect(tab.checkout.sheet).toContainText('The connection was declined in the wallet');
  await connectByLink(iphone, tab);
  await signByLink(iphone, tab, { act: 'refuse' });
  await tab.checkout.expectTitle('You were not charged');
  expect((await money.moved()).buyer).toBe(0n);
  await tab.checkout.act('Try again');
  await tab.checkout.expectTitle('Check this, then approve');
  await signByLink(iphone, tab);
  await tab.checkout.expectTitle(/^Paid/);
  expect(await money.moved()).toEqual(PAID);
});

test('back in another browser: it says so and sends nothing; the copied address finishes the payment where it was begun', { tag: '@phone' }, async ({ iphone, sandbox }) => {
  const [tab, other, money] = await Promise.all([iphone.openTab(), iphone.openOtherBrowser(), till(iphone, sandbox)]);
  await tab.checkout.open(SLUG);
  await connectByLink(iphone, tab);
  await askToSign(tab);
  const address = await iphone.phantom.answer(tab.checkout.action);
  await other.page.goto(address);
  await other.checkout.expectTitle('You came back in another browser');
  await other.checkout.expectMoney('Nothing was sent from this page.');
  await expect(other.checkout.action).toHaveText('Copy this address');
  expect(other.page.url()).toBe(address);
  expect(other.network.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  expect((await money.moved()).buyer).toBe(0n);
  await tab.page.goto(address);
  await tab.checkout.expectTitle(/^Paid/);
  expect(await money.moved()).toEqual(PAID);
});

test('an answer that is opened again, or was changed on the way, moves nothing more', { tag: '@phone' }, async ({ iphone, sandbox, guard }) => {
  guard.allow(/callback/);
  const [tab, money] = await Promise.all([iphone.openTab(), till(iphone, sandbox)]);
  await tab.checkout.open(SLUG);
  await connectByLink(iphone, tab);
  await signByLink(iphone, tab, { act: 'meddle' });
  // What came is of no use; the true answer may still come.
  await tab.checkout.expectTitle('Approve in Phantom');
  expect((await money.moved()).buyer).toBe(0n);
  await iphone.phantom.returnTo(tab.page, tab.checkout.action);
  await tab.checkout.expectTitle(/^Paid/);
  await iphone.phantom.replay(tab.page);
  await tab.checkout.expectTitle(/^Paid/);
  expect(await money.moved()).toEqual(PAID);
});

test('what Phantom signed is not what was shown: it is stopped and never sent', { tag: '@phone' }, async ({ iphone, sandbox }) => {
  const [tab, money] = await Promise.all([iphone.openTab(), till(iphone, sandbox)]);
  await tab.checkout.open(SLUG);
  await connectByLink(iphone, tab);
  await signByLink(iphone, tab, { act: 'approve', change: { transaction: payingLess } });
  await tab.checkout.expectTitle('We stopped this payment');
  await expect(tab.page.locator('.diff')).toContainText('28.42');
  await expect(tab.page).toHaveURL(new RegExp(`/p/${SLUG}$`));
  expect((await money.moved()).buyer).toBe(0n);
});

test('an address put together by hand is nothing to go on with', { tag: '@phone' }, async ({ iphone, guard }) => {
  // Hilt is asked about a payment that does not exist.
  guard.allow(/404.*v1\/payments/);
  const tab = await iphone.openTab();
  await tab.checkout.openPath('/phantom/transaction?payment_id=x&nonce=1&data=2');
  await tab.checkout.expectTitle('There is nothing to go on with here');
  await tab.checkout.openPath('/phantom/transaction?payment_id=7c1e9a52-4f0b-4d7e-9c35-2b8f6a10d9e4&errorCode=4001');
  await tab.checkout.expectTitle('You came back in another browser');
});

test('Hilt does not answer when Phantom comes back: the answer is kept and used once it does', { tag: '@phone' }, async ({ iphone, sandbox, guard }) => {
  guard.allow(/callback|503/);
  const tab = await iphone.openTab();
  await tab.checkout.open(SLUG);
  await chooseLink(tab);
  await sandbox.api.fault({ route: 'phantom-connect-callback', times: 1, effect: { kind: 'status', status: 503 } });
  await iphone.phantom.returnTo(tab.page, tab.checkout.action);
  await tab.checkout.expectTitle('Hilt does not answer');
  await expect(tab.page).toHaveURL(/\/phantom\/connect\?/);
  await tab.checkout.expectTitle('Check this, then approve');
});

test('a personal link paid through Phantom gives access to the person it names, and its token is in none of the links', { tag: '@phone' }, async ({ iphone, sandbox }) => {
  const link = await personalLink(sandbox, 'night-ferry', '5550077', '@mira');
  const [tab, money] = await Promise.all([iphone.openTab(), till(iphone, sandbox, SELLERS.ferry)]);
  const links: (string | null)[] = [];
  await tab.page.goto(link.url);
  await chooseLink(tab);
  links.push(await tab.checkout.action.getAttribute('href'));
  await iphone.phantom.returnTo(tab.page, tab.checkout.action);
  await expect(tab.page).toHaveURL(new RegExp(`/p/night-ferry\\?personal=${linkMark(link.token)}$`));
  await askToSign(tab);
  links.push(await tab.checkout.action.getAttribute('href'));
  await iphone.phantom.returnTo(tab.page, tab.checkout.action);
  await tab.checkout.expectTitle(/^Paid/);
  expect((await money.moved()).buyer).toBe(-15_000_000n);
  expect(link.memberOf(sandbox)).toBe(true);
  for (const href of links) expect(href).not.toContain(link.token);
});
