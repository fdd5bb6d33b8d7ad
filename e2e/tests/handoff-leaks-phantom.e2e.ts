import { linkMark } from '../../src/payment/link-mark.ts';
import { expect, test } from '../support/iphone.ts';
import { REVIEW } from '../support/pay.ts';
import { askToSign, chooseLink, OPEN_PHANTOM } from '../support/phantom-journey.ts';
import { personalLink } from '../support/personal.ts';
import { Recorder } from '../support/recorder.ts';

/** The same search as in handoff-leaks.e2e.ts, on a phone whose browser is left for Phantom's app and comes back, with lost tabs, a refusal and a reload on the way. */

test('paid through Phantom’s links', { tag: '@phone' }, async ({ iphone, sandbox }) => {
  const link = await personalLink(sandbox, '668001', '@suri', { slug: 'night-ferry', return_url: 'https://shop.example/thanks' });
  const places = ['document', `POST /v1/products/p/${link.slug}/connect`, `POST /v1/products/p/${link.slug}/resolve-handoff`].toSorted();
  const first = await iphone.openTab();
  const recorder = await Recorder.on(first.page.context());
  const leaks = () => recorder.placesOf(link.secrets);

  await first.page.goto(link.url);
  await chooseLink(first);
  expect(await leaks()).toEqual(places);
  const [connectLink, connected] = [await first.checkout.action.getAttribute('href'), await iphone.phantom.answer(first.checkout.action)];
  await first.page.close();

  // Phantom comes back to a new tab, which has never had the token.
  const second = await iphone.openTab();
  await second.page.goto(connected);
  await expect(second.page).toHaveURL(new RegExp(`personal=${linkMark(link.token)}$`));
  await askToSign(second);
  const signLink = await second.checkout.action.getAttribute('href');
  await iphone.phantom.returnTo(second.page, second.checkout.action, { act: 'refuse' });
  await second.checkout.expectTitle('You were not charged');
  await second.page.reload();
  expect(await leaks()).toEqual(places);

  // Opened again by the link itself: this page has the token when Hilt makes the link to sign, and Hilt is told it in the body, as the contract wants.
  await second.page.goto('about:blank');
  await second.page.goto(link.url);
  await second.page.getByRole('radio', { name: /^Phantom/ }).check();
  await second.checkout.act(OPEN_PHANTOM);
  await second.checkout.expectTitle(REVIEW);
  await askToSign(second);
  await iphone.phantom.returnTo(second.page, second.checkout.action);
  await second.checkout.expectTitle(/^Paid/);
  expect(await leaks()).toEqual(['POST /v1/pay/phantom/transaction-url', ...places]);
  for (const href of [connectLink, signLink]) for (const secret of link.secrets) expect(href).not.toContain(secret);
  // The recorder has seen what this journey is about.
  for (const where of ['POST /v1/pay/phantom/connect/callback', 'POST /v1/pay/phantom/transaction-url', 'POST /v1/pay/phantom/transaction/callback', 'storage', 'address']) expect(recorder.count(where), where).toBeGreaterThan(0);
});
