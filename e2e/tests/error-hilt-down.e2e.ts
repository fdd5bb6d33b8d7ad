import type { Locator } from '@playwright/test';
import { expect, test } from '../support/buyers.ts';
import type { ApiFault } from '../support/hilt-api.ts';
import { REVIEW } from '../support/pay.ts';
import { NOTHING } from '../support/till.ts';

/** Asked to wait this long, the page stays on its screen until the test moves on. */
const PATIENCE_S = 60;
const DOWN: ApiFault['effect'] = { kind: 'status', status: 503, retry_after: PATIENCE_S };
const LIMITED: ApiFault['effect'] = { kind: 'status', status: 429, retry_after: PATIENCE_S };
const IF_APPROVED = 'This page moves nothing. If you approved a payment, do not pay again.';
const NOTHING_YET = 'Nothing has moved yet.';

/** Contrast of an element's own text and ground once its transitions have ended; axe leaves out what is disabled. */
async function contrast(element: Locator): Promise<number> {
  const colours = await element.evaluate(async (node) => {
    await Promise.allSettled(node.getAnimations().map((animation) => animation.finished));
    const { color, backgroundColor } = getComputedStyle(node);
    return [color, backgroundColor].map((text) => (text.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255));
  });
  const [text = 0, ground = 0] = colours.map((parts) => {
    const [red = 0, green = 0, blue = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}

test('Hilt is down when the page is opened', { tag: '@phone' }, async ({ buyer, guard, checkout, page, sandbox }) => {
  guard.allow(/503/);
  await page.clock.install();
  await sandbox.api.fault({ route: 'product', effect: DOWN });
  await checkout.open('tidewater-circle');
  await buyer.sees({ title: 'Hilt does not answer', money: IF_APPROVED, action: 'Try again', says: 'The fault is not yours. This page asks again by itself.' }, 'hilt-down-opening');
  await checkout.act('Try again');
  await expect.poll(() => buyer.asked('tidewater-circle')).toBe(2);
  await checkout.expectTitle('Hilt does not answer');

  // By itself, once the time is over that Hilt asked for.
  await sandbox.api.clearFaults();
  await page.clock.fastForward(PATIENCE_S * 1_100 + 1_000);
  await checkout.expectTitle('Pay from your wallet');
  await buyer.review();
});

test('Hilt is down when the wallet has connected', { tag: '@phone' }, async ({ buyer, guard, checkout, page, sandbox }) => {
  guard.allow(/503/);
  await page.clock.install();
  const till = await buyer.open();
  await sandbox.api.fault({ route: 'connect', effect: DOWN });
  await buyer.connect();
  await buyer.sees({ title: 'Hilt does not answer', money: NOTHING_YET, action: 'Try again' }, 'hilt-down-connect');
  await sandbox.api.clearFaults();
  await checkout.act('Try again');
  await checkout.expectTitle(REVIEW);
  expect(await till.moved()).toEqual(NOTHING);
  await buyer.pay();
});

test('too many requests when the page is opened: it waits as long as it was told, and then goes on by itself', { tag: '@phone' }, async ({ buyer, guard, checkout, page, sandbox }) => {
  guard.allow(/429/);
  await page.clock.install();
  await sandbox.api.fault({ route: 'product', effect: LIMITED });
  await checkout.open('tidewater-circle');
  await buyer.sees({ title: 'Too many requests from your network', money: IF_APPROVED, action: /^Possible again at /, says: 'Hilt limits how often one network may ask.' }, 'rate-limited-opening');
  await sandbox.api.clearFaults();
  // Pressing earlier would only make it last longer.
  await expect(checkout.action).toHaveAttribute('aria-disabled', 'true');
  await checkout.action.click({ force: true });
  await page.clock.fastForward((PATIENCE_S * 0.8) * 1_000);
  await expect(checkout.action).toHaveAttribute('aria-disabled', 'true');
  expect(buyer.asked('tidewater-circle')).toBe(1);

  await page.clock.fastForward((PATIENCE_S * 0.4) * 1_000);
  await checkout.expectTitle('Pay from your wallet');
  expect(buyer.asked('tidewater-circle')).toBe(2);
});

test('too many requests when the wallet has connected', { tag: '@phone' }, async ({ buyer, guard, checkout, page, sandbox }) => {
  guard.allow(/429/);
  await page.clock.install();
  const till = await buyer.open();
  await sandbox.api.fault({ route: 'connect', effect: LIMITED });
  await buyer.connect();
  await buyer.sees({ title: 'Too many requests from your network', money: NOTHING_YET, action: /^Possible again at / }, 'rate-limited-connect');
  await sandbox.api.clearFaults();
  await expect(checkout.action).toHaveAttribute('aria-disabled', 'true');
  // The finger (or mouse) still rests where the button was pressed; when it may be pressed again has to be readable all the same.
  await checkout.action.hover();
  expect(await contrast(checkout.action)).toBeGreaterThan(4.5);
  expect(buyer.asked('connect')).toBe(1);
  await page.clock.fastForward(PATIENCE_S * 1_200);
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await till.moved()).toMatchObject({ buyer: -29_000_000n });
});

test('an answer that cannot be read is used for nothing', { tag: '@phone' }, async ({ buyer, checkout, page, sandbox }) => {
  await page.clock.install();
  await sandbox.api.fault({ route: 'product', effect: { kind: 'malformed' } });
  await checkout.open('tidewater-circle');
  await checkout.expectTitle('Hilt’s answer could not be read');
  await buyer.sees({ title: 'Hilt’s answer could not be read', money: IF_APPROVED, action: 'Try again', says: 'It does not have the form this page knows, so nothing is done with it.' }, 'malformed-product');
  await sandbox.api.clearFaults();
  await page.clock.fastForward(31_000);
  await checkout.expectTitle('Pay from your wallet');

  const till = await buyer.startTill();
  await sandbox.api.fault({ route: 'connect', effect: { kind: 'malformed' } });
  await buyer.connect();
  await buyer.sees({ title: 'Hilt’s answer could not be read', money: NOTHING_YET, action: 'Try again' }, 'malformed-session');
  expect(await buyer.walletWasAsked()).toEqual(['connect']);
  expect(await till.moved()).toEqual(NOTHING);
  await sandbox.api.clearFaults();
  await page.clock.fastForward(31_000);
  await checkout.expectTitle(REVIEW);
});
