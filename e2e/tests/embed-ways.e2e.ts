import { FramedCheckout } from '../support/framed-checkout.ts';
import { layoutShift, watchLayoutShift } from '../support/layout-shift.ts';
import { landedOf } from '../support/landed.ts';
import { UNDERWAY } from '../support/pay.ts';
import { expect, test } from '../support/seller.ts';

test('inline: stands in the page, is as tall as its content, moves nothing below, and is paid', async ({ seller, page, sandbox }) => {
  await seller.open('<div data-hilt-checkout="tidewater-circle" data-mode="inline" data-theme="light" style="min-height:720px"></div><p id="below">Below</p>', { host: '127.0.0.1' });
  const checkout = await seller.frame();
  await watchLayoutShift(page);
  await checkout.expectTitle('Pay from your wallet');
  await expect.poll(async () => (await seller.heard()).some(({ name }) => name === 'resized')).toBe(true);
  const inside = await checkout.frame.evaluate(() => document.documentElement.scrollHeight);
  expect(await page.locator('iframe').evaluate((frame) => frame.clientHeight)).toBeGreaterThanOrEqual(inside);
  // Content taller than the room that was kept grows out of sight, below what is being read.
  expect(await layoutShift(page)).toBeLessThan(0.05);
  await checkout.pay();
  expect(await sandbox.rpc.usdcOf(await checkout.address())).toBe(471_000_000n);
  expect(await seller.story()).toEqual(['opened', 'ready', 'paid', 'delivered']);
});

test('redirect: the button is a link to the checkout’s own page, where it is paid', async ({ seller, page, sandbox, pay }) => {
  await seller.open('<div data-hilt-checkout="tidewater-circle" data-mode="redirect" data-locale="de" data-label="Kaufen"></div>');
  await page.getByRole('link', { name: 'Kaufen' }).click();
  await page.waitForURL(`${pay}/p/tidewater-circle?lang=de`);
  await page.goto(`${pay}/p/tidewater-circle`);
  const checkout = FramedCheckout.of(page);
  await checkout.frame.getByRole('radio', { name: 'Sandbox Wallet' }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  await page.goto(`${pay}/p/tidewater-circle?lang=en`);
  await checkout.pay();
  expect(await sandbox.rpc.usdcOf(await checkout.address())).toBe(471_000_000n);
});

test('a script may open it, hear what happens and close it', { tag: '@desktop' }, async ({ seller, page }) => {
  await seller.open('<button id="mine">Mine</button><div id="place"></div>');
  await page.waitForFunction('window.HiltCheckout !== undefined');
  const result = page.evaluate(async () => {
    const handle = window.HiltCheckout?.open({ slug: 'tidewater-circle' });
    const names: string[] = [];
    handle?.on('ready', () => {
      names.push('ready');
      handle.close();
    });
    handle?.on('closed', () => names.push('closed'));
    return { result: await handle?.result, names };
  });
  expect(await result).toEqual({ result: { outcome: 'closed' }, names: ['ready', 'closed'] });

  // Closed and opened again in one go: the page is let go of and held again, and the first one's step back does not close the second.
  const overflow = await page.evaluate(async () => {
    const scroll = () => getComputedStyle(document.documentElement).overflow;
    const options = { slug: 'tidewater-circle' } as const;
    const first = window.HiltCheckout?.open(options);
    await Promise.resolve();
    const steppedBack = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    first?.close();
    const between = scroll();
    const second = window.HiltCheckout?.open(options);
    await steppedBack;
    const seen = [between, scroll()];
    second?.close();
    return [...seen, scroll()];
  });
  expect(overflow).toEqual(['visible', 'hidden', 'visible']);

  const mounted = page.evaluate(async () => {
    const place = document.querySelector('#place');
    const handle = place === null ? undefined : window.HiltCheckout?.mount(place, { slug: 'tidewater-circle', theme: 'dark' });
    await new Promise<void>((resolve) => handle?.on('ready', () => resolve()));
    return document.querySelector('#place')?.childElementCount;
  });
  expect(await mounted).toBe(1);
  expect(await (await seller.frame()).frame.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  const wrong = await page.evaluate(() => {
    try {
      window.HiltCheckout?.open({ slug: '../p/x' });
      return 'opened';
    } catch (error) {
      return error instanceof TypeError ? error.message : 'other';
    }
  });
  expect(wrong).toBe('bad-slug');
});

test('buttons are found whenever and wherever they come: loaded late, twice, added, in a shadow root, of the seller’s own', { tag: '@desktop' }, async ({ seller, page, pay }) => {
  await seller.open('<div data-hilt-checkout="tidewater-circle"></div><div data-hilt-checkout="tidewater-circle"><b data-hilt-trigger tabindex="0">My own button</b></div><button data-hilt-trigger="tidewater-circle">Another of mine</button>', { script: false });
  const load = () => page.evaluate((src) => new Promise((resolve) => document.body.append(Object.assign(document.createElement('script'), { src, onload: resolve }))), `${pay}/embed.js`);
  const globals = () => page.evaluate(() => Object.getOwnPropertyNames(window));
  const before = new Set(await globals());
  await load();
  await expect(page.getByRole('button', { name: 'Pay with USDC' })).toHaveCount(1);
  await load();
  await expect(page.getByRole('button', { name: 'Pay with USDC' })).toHaveCount(1);
  expect((await globals()).filter((name) => !before.has(name) && !/^\d+$/.test(name))).toEqual(['HiltCheckout']);
  await page.evaluate(() => {
    const added = document.createElement('section');
    added.innerHTML = '<div data-hilt-checkout="tidewater-circle" data-label="Added"></div>';
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<div data-hilt-checkout="tidewater-circle" data-label="In the shadow"></div>';
    document.body.append(added, host);
  });
  await expect(page.getByRole('button', { name: 'Added' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'In the shadow' })).toBeVisible();
  await page.evaluate(() => document.querySelector('[data-label="Added"]')?.setAttribute('data-label', 'Renamed'));
  await expect(page.getByRole('button', { name: 'Renamed' })).toBeVisible();
  for (const trigger of [page.getByText('My own button'), page.getByRole('button', { name: 'Another of mine' }), page.getByRole('button', { name: 'In the shadow' })]) {
    await trigger.click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('works under a strict policy of the seller’s page, and says so where that policy forbids frames', { tag: '@desktop' }, async ({ seller, page, pay, guard, policy }) => {
  guard.allow(/frame-src 'none'/);
  policy.allow(/^frame-src stopped \S+ +of +in http:\/\/shop\.localhost/);
  const strict = (frames: string) => ({ 'content-security-policy': `default-src 'none'; img-src data:; script-src 'self' ${pay}; frame-src ${frames}; require-trusted-types-for 'script'; trusted-types 'none'` });
  await seller.open('<div data-hilt-checkout="tidewater-circle"></div>', { headers: strict(pay) });
  const button = page.getByRole('button', { name: 'Pay with USDC' });
  expect(await button.evaluate((element) => getComputedStyle(element).borderRadius)).toBe('12px');
  await button.click();
  await (await seller.frame()).pay();

  await seller.open('<div data-hilt-checkout="tidewater-circle"></div>', { headers: strict("'none'") });
  // Refused while the buyer is only about to press, and said all the same once they do.
  const refused = page.evaluate(() => new Promise<void>((resolve) => document.addEventListener('securitypolicyviolation', () => resolve(), { once: true })));
  await button.hover();
  await refused;
  await button.click();
  await expect(page.getByRole('link', { name: 'Open in a new tab' })).toHaveAttribute('href', `${pay}/p/tidewater-circle`);
  expect((await seller.heard()).find(({ name }) => name === 'error')?.detail).toEqual({ v: 1, slug: 'tidewater-circle', code: 'refused-by-policy' });
});

test('a personal link’s token goes to the frame and into no address and no event', { tag: '@desktop' }, async ({ seller, page, sandbox }) => {
  const link = new URL(sandbox.site.sandbox.handoffUrl);
  const token = link.searchParams.get('handoff') ?? '';
  expect(token).not.toBe('');
  await seller.open(`<div data-hilt-checkout="${link.pathname.split('/').at(-1)}" data-handoff="${token}"></div>`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('button', { name: 'Pay with USDC' }).click();
  const checkout = await seller.frame();
  await expect(checkout.frame.getByText('@marta').first()).toBeVisible();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((url) => url.includes(token))).toEqual([]);
  expect(checkout.frame.url()).not.toContain(token);
  expect(JSON.stringify(await seller.heard())).not.toContain(token);
});

test('what a frame remembers belongs to this seller’s page and to nobody else', { tag: '@desktop' }, async ({ seller, page, pay }) => {
  const probe = () => localStorage.getItem('probe');
  await page.goto(`${pay}/p/tidewater-circle`);
  await page.evaluate(() => localStorage.setItem('probe', 'alone'));
  const inFrameOf = async (host: string) => {
    await seller.open('<div data-hilt-checkout="tidewater-circle" data-mode="inline"></div>', { host });
    const checkout = await seller.frame();
    await checkout.expectTitle('Pay from your wallet');
    const found = await checkout.frame.evaluate(probe);
    await checkout.frame.evaluate((value) => localStorage.setItem('probe', value), host);
    return found;
  };
  expect([await inFrameOf('shop.localhost'), await inFrameOf('127.0.0.1'), await inFrameOf('shop.localhost')]).toEqual([null, null, 'shop.localhost']);
});

test('taken out of the page in mid-payment and put in again, it resumes: one payment', { tag: '@desktop' }, async ({ seller, page, sandbox }) => {
  await seller.open('<div id="place"></div>');
  await page.waitForFunction('window.HiltCheckout !== undefined');
  const mount = () =>
    page.evaluate(() => {
      const place = document.querySelector('#place');
      if (place !== null) Object.assign(window, { mounted: window.HiltCheckout?.mount(place, { slug: 'tidewater-circle' }) });
    });
  await mount();
  const checkout = await seller.frame();
  await checkout.review();
  const address = await checkout.address();
  await sandbox.rpc.delayNext(address, 25);
  await checkout.sign();
  await checkout.expectTitle(UNDERWAY);
  await page.evaluate('window.mounted.close()');
  await expect(page.locator('iframe')).toHaveCount(0);
  await mount();
  const again = await seller.frame();
  await again.expectTitle(/^Paid/);
  expect(await again.walletWasAsked()).toEqual([]);
  expect(await landedOf(sandbox.rpc, address)).toHaveLength(1);
});
