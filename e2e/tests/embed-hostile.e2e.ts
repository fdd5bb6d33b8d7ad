import type { Page } from '@playwright/test';
import { REVIEW } from '../support/pay.ts';
import { landedOf } from '../support/landed.ts';
import { expect, test } from '../support/seller.ts';
import { shopHtml } from '../support/shop-site.ts';

const INLINE = '<div data-hilt-checkout="tidewater-circle" data-mode="inline"></div>';
const ALONE = 'Open this page by itself';

/** Sends everything somebody might try, ten thousand times, at a window of this page. Runs in the page. */
const FLOOD = `function flood(target, origin, replayed = {}) {
  const id = 'a'.repeat(32);
  const tries = [
    { hilt: 1, type: 'approve' }, { hilt: 1, type: 'welcome', channel: id, nonce: id, mode: 'modal', handoff: 'stolen' }, { hilt: 1, type: 'hello', channel: id, nonce: id },
    { hilt: 1, type: 'paid', amount: '1', currency: 'USDC' }, { hilt: 1, type: 'close' }, { type: 'approve' }, null, 7, 'approve', [], { hilt: 1 }, { hilt: 1, type: { toString: 'x' } }, { hilt: 1, type: 'resized', height: 1e9 }, 'x'.repeat(10000), replayed,
  ];
  for (let n = 0; n < 10000; n += 1) target.postMessage(tries[n % tries.length], origin, n % 7 === 0 ? [new MessageChannel().port1] : []);
}`;

/** The frame of the embed, through the shadow root, as a hostile script of the page reaches it. */
const FRAME = `[...document.querySelectorAll('*')].map((element) => element.shadowRoot?.querySelector('iframe')).find(Boolean)`;

test('a page and a third frame that forge, replay and flood get nothing, pay nothing and stop nothing', { tag: '@desktop' }, async ({ seller, page, shop, sandbox, pay }) => {
  shop.serve('/evil', shopHtml(`<script>${FLOOD} addEventListener('message', ({ data }) => { flood(parent, '*', data); for (const frame of Array.from({ length: parent.frames.length }, (_, n) => parent.frames[n])) if (frame !== self) flood(frame, '*', data); parent.postMessage('done', '*'); });</script>`));
  // The page has kept the frame's own first word, to say it again.
  const keep = `<script>addEventListener('message', ({ data }) => data?.type === 'hello' && (window.hello = data));</script>`;
  await seller.open(`${keep}${INLINE}<iframe id="evil" src="${shop.origin('evil.localhost')}/evil"></iframe>`);
  await expect.poll(() => page.frames().some((frame) => frame.url().startsWith(`${pay}/embed/`))).toBe(true);
  const checkout = await seller.frameOf(pay);
  await checkout.review();
  const before = await seller.story();

  expect(await page.evaluate('window.hello.type')).toBe('hello');
  await page.evaluate(`(() => { ${FLOOD} flood(${FRAME}.contentWindow, '*', { ...window.hello, type: 'welcome', mode: 'modal', handoff: 'stolen' }); flood(window, '*', window.hello); })()`);
  const done = page.evaluate(() => new Promise<void>((resolve) => addEventListener('message', ({ data }) => data === 'done' && resolve())));
  await page.evaluate(() => document.querySelector<HTMLIFrameElement>('#evil')?.contentWindow?.postMessage(Reflect.get(window, 'hello'), '*'));
  await done;

  // Both are still there, answer at once, and stand where they stood.
  const asked = Date.now();
  await checkout.expectTitle(REVIEW);
  expect(Date.now() - asked).toBeLessThan(2_000);
  expect(await checkout.walletWasAsked()).toEqual(['connect']);
  expect(await seller.story()).toEqual(before);
  expect(await landedOf(sandbox.rpc, await checkout.address())).toEqual([]);

  // Only the buyer pays.
  await checkout.sign();
  await checkout.expectTitle(/^Paid/);
  expect(await landedOf(sandbox.rpc, await checkout.address())).toHaveLength(1);
});

for (const [name, cover] of [
  ['a pane that lets presses through', `document.body.insertAdjacentHTML('beforeend', '<div id="cover"></div>'); Object.assign(document.querySelector('#cover').style, { position: 'fixed', inset: '0', zIndex: '9', background: 'rgb(255 255 255 / .02)', pointerEvents: 'none' })`],
  ['fading the frame', `document.querySelector('[data-hilt-checkout]').style.opacity = '0.05'`],
  ['bending the frame', `document.querySelector('[data-hilt-checkout]').style.transform = 'rotate(1deg)'`],
] as const) {
  test(`${name} does not get a press through: the button is dead, and a window is offered`, { tag: '@desktop' }, async ({ seller, page }) => {
    await page.setViewportSize({ width: 1280, height: 1600 });
    await seller.open(INLINE);
    const checkout = await seller.frame();
    await checkout.review();
    await expect(checkout.action).not.toHaveAttribute('aria-disabled', 'true');
    await page.evaluate(cover);
    await expect(checkout.action).toHaveAttribute('aria-disabled', 'true');
    await pressBlindly(page, await centre(checkout.action));
    await expect(checkout.action).toHaveText('Continue in a window');
    expect(await checkout.walletWasAsked()).toEqual(['connect']);
  });
}

test('a press right after the button has come is not a press', { tag: '@desktop' }, async ({ seller, page }) => {
  await page.setViewportSize({ width: 1280, height: 1600 });
  await seller.open(INLINE);
  const checkout = await seller.frame();
  await checkout.frame.getByRole('radio', { name: 'Sandbox Wallet' }).check();
  await checkout.act('Continue with Sandbox Wallet');
  // The page above lures the buyer into pressing where the next button will be.
  await checkout.frame.evaluate(() => {
    const press = () => document.querySelector<HTMLElement>('.action .btn:not([aria-disabled])')?.textContent?.startsWith('Approve') === true && Object.assign(window, { liveAt: performance.now() });
    new MutationObserver(() => {
      const text = document.querySelector('.action .btn')?.textContent ?? '';
      if (text.startsWith('Approve') && !('shownAt' in window)) Object.assign(window, { shownAt: performance.now() });
      if (!('liveAt' in window)) press();
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await checkout.approve('connect');
  await checkout.expectTitle(REVIEW);
  await expect(checkout.action).not.toHaveAttribute('aria-disabled', 'true');
  const [shown, live] = await checkout.frame.evaluate(() => [Number(Reflect.get(window, 'shownAt')), Number(Reflect.get(window, 'liveAt'))]);
  expect((live ?? 0) - (shown ?? 0)).toBeGreaterThanOrEqual(490);
});

const CHANNEL = 'c'.repeat(32);
for (const [name, host] of [
  ['nobody', null],
  ['a look-alike by prefix', (own: string) => own.replace('shop.localhost', 'shop.localhost.evil.example')],
  ['a look-alike by suffix', (own: string) => own.replace('shop', 'my-shop')],
  ['the same name on another port', (own: string) => own.replace(/\d+$/, '1')],
  ['a look-alike in another alphabet', (own: string) => own.replace('shop', 'xn--shp-0na')],
  ['everybody', () => '*'],
] as const) {
  test(`a frame whose address names ${name} starts nothing and offers a tab`, { tag: '@desktop' }, async ({ seller, page, shop, pay, network }) => {
    const own = shop.origin('shop.localhost');
    const hash = host === null ? '' : `#${new URLSearchParams({ host: host(own), channel: CHANNEL })}`;
    await seller.open(`<iframe src="${pay}/embed/tidewater-circle${hash.replaceAll('&', '&amp;')}" width="600" height="700"></iframe>`, { script: false });
    const checkout = await seller.frame();
    await checkout.expectTitle(ALONE);
    await expect(checkout.action).toHaveAttribute('href', '/p/tidewater-circle');
    await expect(checkout.action).toHaveAttribute('target', '_blank');
    expect(network.apiRequests().filter(({ path }) => path.endsWith('/connect'))).toEqual([]);
    expect(page.url()).toBe(`${own}/`);
  });
}

test('a checkout in a frame in a frame is refused', { tag: '@desktop' }, async ({ seller, page, shop }) => {
  await seller.open(INLINE);
  shop.serve('/top', shopHtml(`<iframe src="${shop.origin('shop.localhost')}/" width="900" height="900"></iframe>`));
  await page.goto(`${shop.origin('evil.localhost')}/top`);
  const inner = page.frameLocator('iframe').frameLocator('iframe');
  await expect(inner.getByRole('heading', { name: ALONE })).toBeVisible();
});

for (const path of ['/p/tidewater-circle', '/pay/some-payment', '/r/some-receipt', '/popup']) {
  test(`${path} is not shown in any frame`, { tag: '@desktop' }, async ({ seller, page, pay, guard }) => {
    guard.allow(/frame-ancestors|Framing '/);
    await seller.open(`<iframe src="${pay}${path}"></iframe>`, { script: false });
    await expect.poll(() => page.frames().length).toBe(2);
    await expect.poll(() => page.frames()[1]?.url()).toContain('chrome-error:');
  });

  test(`${path} starts nothing in a frame where the host sends no headers`, { tag: '@desktop' }, async ({ seller, page, pay, network, sandbox, guard }) => {
    // A page that was put together here has no address, so the browser keeps it from this machine's API.
    guard.allow(/blocked by CORS policy|ERR_FAILED/);
    await page.route(`${pay}${path}`, async (route) => {
      // Asked by its number: only the browser knows the name.
      const response = await route.fetch({ url: `${sandbox.site.checkout.url}${path}` });
      const { 'content-security-policy': _policy, 'x-frame-options': _framing, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await seller.open(`<iframe src="${pay}${path}" width="600" height="700"></iframe>`, { script: false });
    const framed = await seller.frame();
    await framed.expectTitle(ALONE);
    expect(network.apiRequests().filter(({ method }) => method === 'POST')).toEqual([]);
  });
}

async function centre(element: { boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null> }): Promise<{ readonly x: number; readonly y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('nothing to press');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function pressBlindly(page: Page, { x, y }: { readonly x: number; readonly y: number }): Promise<void> {
  await page.mouse.click(x, y);
}
