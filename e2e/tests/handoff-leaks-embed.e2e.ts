import { linkMark } from '../../src/payment/link-mark.ts';
import { FramedCheckout } from '../support/framed-checkout.ts';
import { expect, test } from '../support/seller.ts';
import { personalLink } from '../support/personal.ts';
import { Recorder } from '../support/recorder.ts';
import { storedText } from '../support/stored.ts';

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

test('a window that such a frame goes on in', { tag: '@desktop' }, async ({ seller, page, context, sandbox }) => {
  // As with most extensions: there is no wallet in frames.
  await context.addInitScript(() => {
    if (window.parent !== window) Object.assign(window, { __hiltSandboxWallet: { log: () => [] } });
  });
  const recorder = await Recorder.on(context);
  const link = await personalLink(sandbox, '666002', '@greta');
  await seller.open(`<div data-hilt-checkout="${link.slug}" data-handoff="${link.token}"></div>`);
  await page.getByRole('button', { name: 'Pay with USDC' }).click();
  const frame = await seller.frame();
  const [popup] = await Promise.all([context.waitForEvent('page'), frame.act('Continue in a window')]);
  const checkout = FramedCheckout.of(popup);
  await checkout.pay();
  await checkout.expectTitle('Paid. Your invite is ready');
  await expect(popup).toHaveURL(new RegExp(`personal=${linkMark(link.token)}`));
  for (const text of [popup.url(), await popup.content(), await storedText(popup)]) for (const secret of link.secrets) expect(text).not.toContain(secret);
  // The frame opens its window with the token in the fragment, which no server sees; the window takes it out before anything else runs.
  const elsewhere = (await recorder.placesOf(link.secrets)).filter((where) => where !== 'document' && where !== 'page' && where !== 'opened');
  expect(elsewhere).toEqual([`POST /v1/products/p/${link.slug}/connect`, `POST /v1/products/p/${link.slug}/resolve-handoff`, 'message']);
});
