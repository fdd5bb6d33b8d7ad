import type { Frame, Page } from '@playwright/test';
import { expect, type Seller, test } from '../support/seller.ts';

const SNIPPET = '<div data-hilt-checkout="tidewater-circle"></div>';

/** A phone with a notch and a home bar, or the same one on its side. */
const NOTCHED = { top: 47, right: 0, bottom: 34, left: 0 };
const ON_ITS_SIDE = { top: 0, right: 47, bottom: 21, left: 47 };

interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

async function open(seller: Seller, page: Page) {
  await seller.open(SNIPPET);
  await page.getByRole('button', { name: 'Pay with USDC' }).click();
  const checkout = await seller.frame();
  await checkout.expectTitle('Pay from your wallet');
  return checkout;
}

async function setInsets(page: Page, insets: Insets): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets });
}

/** How far what the buyer reads and presses keeps from each edge of the screen. */
async function roomAround(page: Page): Promise<Insets> {
  return page.locator('dialog').evaluate((dialog) => {
    const boxes = [...dialog.children].map((child) => child.getBoundingClientRect());
    return {
      top: Math.min(...boxes.map(({ top }) => top)),
      right: innerWidth - Math.max(...boxes.map(({ right }) => right)),
      bottom: innerHeight - Math.max(...boxes.map(({ bottom }) => bottom)),
      left: Math.min(...boxes.map(({ left }) => left)),
    };
  });
}

test('on a phone it is as large as the screen, and keeps out of the notch and the home bar', { tag: '@phone' }, async ({ seller, page }) => {
  const whole = async () => {
    const box = await page.locator('dialog').boundingBox();
    const screen = await page.evaluate(() => ({ x: 0, y: 0, width: innerWidth, height: innerHeight }));
    expect(box).toEqual(screen);
  };
  await open(seller, page);
  await whole();
  expect(await roomAround(page)).toEqual({ top: 0, right: 0, bottom: 0, left: 0 });

  await setInsets(page, NOTCHED);
  await expect.poll(() => roomAround(page)).toEqual(NOTCHED);
  await whole();

  // Too narrow on this side for the sheet of a desktop.
  await page.setViewportSize({ width: 600, height: 320 });
  await setInsets(page, ON_ITS_SIDE);
  await expect.poll(() => roomAround(page)).toEqual(ON_ITS_SIDE);
  await whole();
});

/** The longest motion that any element of a document has, also in open shadow roots; milliseconds. */
async function longestMotion(frame: Page | Frame): Promise<number> {
  return frame.evaluate(() => {
    const all = (root: ParentNode): readonly Element[] => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot === null ? [] : all(element.shadowRoot))]);
    const seconds = (text: string) => text.split(',').map((each) => (each.trim().endsWith('ms') ? Number.parseFloat(each) : 1_000 * Number.parseFloat(each)));
    const styles = all(document).flatMap((element) => [undefined, '::before', '::after', '::backdrop'].map((part) => getComputedStyle(element, part)));
    return Math.max(...styles.flatMap(({ transitionDuration, animationName, animationDuration }) => [...seconds(transitionDuration), ...(animationName === 'none' ? [0] : seconds(animationDuration))]));
  });
}

test('nothing moves for whoever wants less motion, in the page and in the frame', { tag: '@phone' }, async ({ seller, page }) => {
  const { frame } = await open(seller, page);
  expect(await longestMotion(frame)).toBeGreaterThan(50);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(() => frame.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true);
  expect(await longestMotion(frame)).toBeLessThan(1);
  expect(await longestMotion(page)).toBe(0);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});
