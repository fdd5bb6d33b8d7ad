import { describe, expect, it } from 'vitest';
import { checkoutPath, MINE_PATH, parsePath, paymentPath, receiptPath } from './paths.ts';

describe('addresses of the checkout', () => {
  it('lead where they say', () => {
    expect(parsePath('/p/tidewater-circle')).toEqual({ tag: 'checkout', slug: 'tidewater-circle' });
    expect(parsePath('/p/tidewater-circle/')).toEqual({ tag: 'checkout', slug: 'tidewater-circle' });
    expect(parsePath(checkoutPath('a_b~c.d'))).toEqual({ tag: 'checkout', slug: 'a_b~c.d' });
    expect(parsePath(paymentPath('7c1e9a52-4f0b'))).toEqual({ tag: 'payment', paymentId: '7c1e9a52-4f0b' });
    expect(parsePath(receiptPath('rc_51d0'))).toEqual({ tag: 'receipt', receiptId: 'rc_51d0' });
    expect(parsePath('/embed/tidewater-circle')).toEqual({ tag: 'embed', slug: 'tidewater-circle' });
    expect(parsePath('/popup')).toEqual({ tag: 'popup' });
    expect(parsePath('/phantom/connect')).toEqual({ tag: 'phantom', step: 'connect' });
    expect(parsePath('/phantom/transaction/')).toEqual({ tag: 'phantom', step: 'transaction' });
    expect(parsePath('/gallery')).toEqual({ tag: 'gallery' });
    expect(parsePath(MINE_PATH)).toEqual({ tag: 'mine' });
  });

  it.each(['/', '/p', '/p/', '/p/a/b', '/x/a', '/p/..%2Fv1', '/p/%', '/p/a%00', `/p/${'a'.repeat(129)}`, '/p/<b>', '/p/a b', '/p/.', '/phantom', '/phantom/other', '/mine/x'])('lead nowhere when they are %j', (path) => {
    expect(parsePath(path)).toEqual({ tag: 'unknown' });
  });
});
