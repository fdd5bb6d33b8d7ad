// @vitest-environment happy-dom
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createElement, type ReactNode } from 'react';
import { Cover } from '../../src/ui/components/cover.tsx';
import { PriceBlock } from '../../src/ui/components/price-block.tsx';
import { SellerHead } from '../../src/ui/components/seller-head.tsx';
import { cover, dressing, priceBlock, sellerHead } from './first-screen.ts';

/** The markup as a browser holds it, without what only one side has: React's style attribute and preload hints, our id for the head script. */
function held(html: string): string {
  const box = document.createElement('div');
  box.innerHTML = html;
  box.querySelectorAll('link').forEach((link) => link.remove());
  box.querySelectorAll('[style],[id]').forEach((element) => ['style', 'id'].forEach((name) => element.removeAttribute(name)));
  return [...box.querySelectorAll('*')].map((element) => `${element.localName} ${[...element.attributes].map(({ name, value }) => `${name}=${value}`).toSorted().join(' ')} ${element.childElementCount === 0 ? (element.textContent ?? '') : ''}`).join('\n');
}

function expectSame(painted: string, component: ReactNode): void {
  expect(held(painted)).toBe(held(renderToStaticMarkup(component)));
}

describe('the painted page beside the app’s own first screen', () => {
  const wallet = { short: '9WzD…AWWM', full: '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM' };

  it.each([null, 'https://cdn.example/logo.png?a=1&b="2"'])('has the same seller with logo %j', (logo) => {
    expectSame(sellerHead({ seller: 'Tide & Water', wallet, logo }), createElement(SellerHead, { name: 'Tide & Water', wallet, logo }));
  });

  it('has the same picture box', () => {
    expectSame(cover('https://cdn.example/cover.png'), createElement(Cover, { src: 'https://cdn.example/cover.png' }));
  });

  it.each(['29', '4.90', '1,234.500001'])('has the same price block for %s', (text) => {
    const price = { text, unit: 'USDC' };
    expectSame(priceBlock(price), createElement(PriceBlock, { ...price, decimalSign: '.' }));
    const chars = /--chars:([\d.]+)/.exec(renderToStaticMarkup(createElement(PriceBlock, { ...price, decimalSign: '.' })))?.[1];
    expect(dressing({ accent: null, price })).toBe(`.price{--chars:${chars ?? ''}}`);
  });
});
