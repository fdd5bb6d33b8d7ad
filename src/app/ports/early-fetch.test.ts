import { describe, expect, it } from 'vitest';
import { earlyFetch } from './early-fetch.ts';

const real: typeof fetch = () => Promise.resolve(new Response('asked again'));
const url = 'https://api.example/v1/products/p/tide';

describe('the early product request', () => {
  it('answers the first question for that product and no other', async () => {
    const fetchProduct = earlyFetch(real, 'https://api.example', { slug: 'tide', response: Promise.resolve(new Response('early')) });
    expect(await (await fetchProduct('https://api.example/v1/products/p/other')).text()).toBe('asked again');
    expect(await (await fetchProduct(url)).text()).toBe('early');
    expect(await (await fetchProduct(url)).text()).toBe('asked again');
  });

  it('fails as a fetch does, once', async () => {
    const response = Promise.reject(new TypeError('no network'));
    response.catch(() => undefined);
    const fetchProduct = earlyFetch(real, 'https://api.example', { slug: 'tide', response });
    await expect(fetchProduct(url)).rejects.toThrow('no network');
    expect(await (await fetchProduct(url)).text()).toBe('asked again');
  });

  it('gives way to an abort even while it is still travelling', async () => {
    const controller = new AbortController();
    const fetchProduct = earlyFetch(real, 'https://api.example', { slug: 'tide', response: new Promise(() => undefined) });
    const asked = fetchProduct(url, { signal: controller.signal });
    controller.abort(new DOMException('left', 'AbortError'));
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
