// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHilt } from './create-hilt.ts';

const PAY = 'https://pay.example';

beforeEach(() => {
  document.body.innerHTML = '';
  document.documentElement.lang = 'en';
});

function buttonIn(element: Element | null): HTMLElement | null {
  return element?.shadowRoot?.querySelector<HTMLElement>('button,a') ?? null;
}

describe('the loader', () => {
  it('draws a button with a name in the wanted language, or the seller’s own', () => {
    document.body.innerHTML = '<div data-hilt-checkout="tide"></div><div data-hilt-checkout="tide" data-locale="de"></div><div data-hilt-checkout="tide" data-locale="ar"></div><div data-hilt-checkout="tide" data-label="Join"></div>';
    createHilt(PAY).scan();
    const texts = [...document.querySelectorAll('div')].map((element) => buttonIn(element)?.querySelector('span')?.firstChild?.textContent);
    expect(texts).toEqual(['Pay with USDC', 'Mit USDC zahlen', 'ادفع بعملة USDC', 'Join']);
    expect(buttonIn(document.querySelectorAll('div')[2] ?? null)?.dir).toBe('rtl');
  });

  it('draws each button once, however often it looks', () => {
    document.body.innerHTML = '<div data-hilt-checkout="tide"></div>';
    const hilt = createHilt(PAY);
    hilt.scan();
    hilt.scan();
    expect(document.querySelector('div')?.shadowRoot?.querySelectorAll('button')).toHaveLength(1);
  });

  it('makes a link where the checkout is a page of its own', () => {
    document.body.innerHTML = '<div data-hilt-checkout="tide" data-mode="redirect" data-locale="de"></div>';
    createHilt(PAY).scan();
    expect(buttonIn(document.querySelector('div'))?.getAttribute('href')).toBe(`${PAY}/p/tide?lang=de`);
  });

  it('says what is wrong with an element on the element', () => {
    document.body.innerHTML = '<div data-hilt-checkout="../evil"></div><div data-hilt-checkout="tide" data-mode="window"></div>';
    const codes: unknown[] = [];
    document.body.addEventListener('hilt:error', (event) => event instanceof CustomEvent && codes.push(event.detail.code));
    createHilt(PAY).scan();
    expect(codes).toEqual(['bad-slug', 'bad-option']);
    expect(document.querySelectorAll('iframe')).toHaveLength(0);
  });

  it('leaves the seller’s own trigger as it is, and draws nothing around it', () => {
    document.body.innerHTML = '<div data-hilt-checkout="tide"><b data-hilt-trigger="">Mine</b></div>';
    createHilt(PAY).scan();
    expect(document.querySelector('div')?.shadowRoot ?? null).toBeNull();
    expect(document.body.textContent).toBe('Mine');
  });

  it.each(['', 'pay.example', 'https://pay.example/', 'data:,x'])('error: %j is no origin of a checkout', (origin) => {
    expect(() => createHilt(origin)).toThrow('bad-option');
  });

  it('mounts in place of what was mounted there, and unmounts', async () => {
    const hilt = createHilt(PAY);
    const place = document.createElement('div');
    document.body.append(place);
    const first = hilt.mount(place, { slug: 'tide' });
    const second = hilt.mount(place, { slug: 'tide', theme: 'dark' });
    expect(await first.result).toEqual({ outcome: 'closed' });
    expect(place.children).toHaveLength(1);
    second.close();
    expect(place.children).toHaveLength(0);
  });

  it('error: leaves for the checkout’s own page only within a press of the buyer’s', async () => {
    vi.stubGlobal('navigator', { languages: ['en'], userActivation: { isActive: false } });
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    const handle = createHilt(PAY).open({ slug: 'tide', mode: 'redirect' });
    const codes: string[] = [];
    handle.on('error', ({ code }) => codes.push(code));
    expect(await handle.result).toEqual({ outcome: 'closed' });
    expect([codes, assign.mock.calls]).toEqual([['needs-click'], []]);
    vi.stubGlobal('navigator', { languages: ['en'], userActivation: { isActive: true } });
    createHilt(PAY).open({ slug: 'tide', mode: 'redirect', handoff: 'token' });
    expect(assign).toHaveBeenCalledWith(`${PAY}/p/tide?handoff=token`);
    vi.unstubAllGlobals();
  });
});
