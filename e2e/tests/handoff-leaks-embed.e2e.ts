import { expect, test } from '../support/seller.ts';
import { personalLink } from '../support/personal.ts';
import { Recorder } from '../support/recorder.ts';

/** The same search as in handoff-leaks.e2e.ts, where a seller's page hands the token to a frame. */

test('a frame that was given a personal link', { tag: '@desktop' }, async ({ seller, page, context, sandbox }) => {
  const recorder = await Recorder.on(context);
  const link = await personalLink(sandbox, '666001', '@fritz', { return_url: 'https://shop.example/thanks' });
  await seller.open(`<div data-hilt-checkout="${link.slug}" data-handoff="${link.token}"></div>`);
  await page.getByRole('button', { name: 'Pay with USDC' }).click();
  const checkout = await seller.frame();
  await checkout.pay();
  expect(await seller.story()).toContain('paid');
  // The seller's own page holds the token: that is where the frame has it from, in one message.
  const elsewhere = (await recorder.placesOf(link.secrets)).filter((where) => where !== 'document' && where !== 'page');
  expect(elsewhere).toEqual([`POST /v1/products/p/${link.slug}/connect`, `POST /v1/products/p/${link.slug}/resolve-handoff`, 'message']);
  expect(checkout.frame.url()).not.toContain(link.token);
  expect(await checkout.frame.content()).not.toContain(link.token);
  expect(JSON.stringify(await seller.heard())).not.toContain(link.token);
  // Nobody is sent away from inside another page.
  await expect(checkout.frame.getByRole('timer')).toHaveCount(0);
  await expect(checkout.frame.getByText('shop.example')).toHaveCount(0);
  expect(recorder.count('message')).toBeGreaterThan(0);
});
