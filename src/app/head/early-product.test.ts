// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parsePath } from '../paths.ts';
import { CONFIG_ELEMENT_ID } from '../config/settings-block.ts';
import { EARLY_ATTRIBUTE, EARLY_PRICE_ID, EARLY_TITLE_ID, INLINE_PRODUCT_ID, takeEarlyArrival } from './early-contract.ts';

const api = 'https://api.example';
const answer = { title: '<b>Tide</b> charts', status: 'ACTIVE', token_mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', amount_minor_units: 4_900_000 };
const asked = vi.fn<typeof fetch>();

/** Runs the head script as the browser does: once, on a fresh page at this address. */
async function open(address: string, settings: string = JSON.stringify({ VITE_HILT_API_URL: `${api}/` })): Promise<void> {
  history.replaceState(null, '', address);
  document.documentElement.removeAttribute(EARLY_ATTRIBUTE);
  document.body.innerHTML = `<script type="application/json" id="${CONFIG_ELEMENT_ID}">${settings}</script><section><h1 id="${EARLY_TITLE_ID}"></h1><p class="price"><span><bdi id="${EARLY_PRICE_ID}"></bdi><span></span></span></p></section>`;
  vi.resetModules();
  await import('./early-product.ts');
}

const priceLine = (): HTMLElement | null => document.querySelector('p');

beforeEach(() => {
  takeEarlyArrival(window);
  asked.mockReset();
  asked.mockImplementation(() => Promise.resolve(Response.json(answer)));
  vi.stubGlobal('fetch', asked);
});

describe('the script in the document head', () => {
  it('asks for the product at once and paints title and price as text', async () => {
    await open('/p/tide');
    expect(asked.mock.calls[0]?.[0]).toBe(`${api}/v1/products/p/tide`);
    await vi.waitUntil(() => priceLine()?.textContent === '4.90USDC');
    expect(document.getElementById(EARLY_TITLE_ID)?.textContent).toBe('<b>Tide</b> charts');
    expect(priceLine()?.style.getPropertyValue('--chars')).toBe('6.4');
  });

  it('turns the page to the reader’s language before anything is painted', async () => {
    await open('/p/tide?lang=ar');
    expect(document.documentElement.dir).toBe('rtl');
    await open('/p/tide?lang=de');
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['de', 'ltr']);
    await vi.waitUntil(() => priceLine()?.textContent === '4,90USDC');
  });

  it('takes the product from the page where the server has put it there, and asks nobody', async () => {
    const inlined = `</script><script type="application/json" id="${INLINE_PRODUCT_ID}">${JSON.stringify({ ...answer, title: 'From the page' })}`;
    await open('/p/tide', JSON.stringify({ VITE_HILT_API_URL: api }) + inlined);
    expect(asked).not.toHaveBeenCalled();
    const early = takeEarlyArrival(window)?.product;
    expect(early?.slug).toBe('tide');
    expect(await (await early?.response)?.json()).toMatchObject({ title: 'From the page' });
  });

  it('leaves alone what the server has painted, unless the reader’s language writes it otherwise', async () => {
    const inlined = `</script><script type="application/json" id="${INLINE_PRODUCT_ID}">${JSON.stringify(answer)}`;
    const settings = JSON.stringify({ VITE_HILT_API_URL: api }) + inlined;
    await open('/p/tide?lang=en', settings);
    await (await takeEarlyArrival(window)?.product?.response)?.json();
    expect(priceLine()?.textContent).toBe('');
    await open('/p/tide?lang=de', settings);
    await vi.waitUntil(() => priceLine()?.textContent === '4,90USDC');
  });

  it('leaves the answer unread for the app, once', async () => {
    await open('/p/tide');
    const early = takeEarlyArrival(window);
    expect(early?.product?.slug).toBe('tide');
    expect(await (await early?.product?.response)?.json()).toEqual(answer);
    expect(takeEarlyArrival(window)).toBeNull();
  });

  it.each(['/r/receipt', '/pay/payment', '/', '/p/', '/p/tide/more', '/p/%2e%2e', '/p/a%2Fb'])('asks for nothing on %s', async (path) => {
    await open(path);
    expect(asked).not.toHaveBeenCalled();
    expect(takeEarlyArrival(window)).toEqual({ product: null, handoff: null });
    expect(document.documentElement.hasAttribute(EARLY_ATTRIBUTE)).toBe(false);
  });

  it('asks only for slugs the router would open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w.~!*'%-]{0,6}$/), async (slug) => {
        for (const kind of ['p', 'embed']) {
          await open(`/${kind}/${slug}`);
          const early = takeEarlyArrival(window)?.product;
          const route = parsePath(location.pathname);
          expect(early === null || ((route.tag === 'checkout' || route.tag === 'embed') && route.slug === early?.slug)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each(['', 'not json', 'null', '{}', '{"VITE_HILT_API_URL":7}'])('stays quiet when the settings say %j', async (settings) => {
    await open('/p/tide', settings);
    expect(asked).not.toHaveBeenCalled();
    expect(takeEarlyArrival(window)?.product).toBeNull();
  });

  it('takes the handoff token out of the address, leaves a mark that survives a reload, and keeps the rest', async () => {
    await open('/p/tide?lang=de&handoff=secret-token#theme=dark');
    expect(location.href).toMatch(/\/p\/tide\?lang=de&personal=1#theme=dark$/);
    expect(takeEarlyArrival(window)?.handoff).toBe('secret-token');
    expect(JSON.stringify(asked.mock.calls)).not.toContain('secret-token');
  });

  it('takes the token that a frame hands to its window out of the fragment', async () => {
    await open('/popup#slug=tide&pay=pay_1&handoff=secret-token');
    expect(location.href).toMatch(/\/popup\?personal=1#slug=tide&pay=pay_1$/);
    expect(takeEarlyArrival(window)?.handoff).toBe('secret-token');
  });

  it('takes Telegram’s signed user data out of the fragment', async () => {
    await open('/p/tide#tgWebAppData=user%3Dsecret&tgWebAppVersion=8.0');
    expect(location.hash).toBe('#tgWebAppVersion=8.0');
  });

  it.each([
    ['an error answer', () => Promise.resolve(Response.json({ detail: 'Not Found' }, { status: 404 }))],
    ['no answer', () => Promise.reject(new TypeError('no network'))],
    ['an answer that is not JSON', () => Promise.resolve(new Response('<html>'))],
  ])('paints nothing after %s and leaves it to the app', async (_name, respond) => {
    asked.mockImplementation(respond);
    await open('/p/tide');
    const settled = await Promise.allSettled([takeEarlyArrival(window)?.product?.response]);
    expect(settled).toHaveLength(1);
    expect(document.getElementById(EARLY_TITLE_ID)?.textContent).toBe('');
  });
});
