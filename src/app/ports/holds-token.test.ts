import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsToken } from './holds-token.ts';

const token = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-.+/='.split('')), minLength: 12, maxLength: 60 });

describe('a text with a token in it', () => {
  it('is known for one, wherever in an address the token stands and however often it was encoded', () => {
    fc.assert(
      fc.property(token, fc.webUrl(), fc.integer({ min: 0, max: 3 }), (secret, host, layers) => {
        let hidden = secret;
        for (let layer = 0; layer < layers; layer += 1) hidden = encodeURIComponent(hidden);
        expect(holdsToken(`${host}?next=${hidden}&x=1`, secret)).toBe(true);
      }),
    );
  });

  it('is not taken for one without it, nor trips over what no decoder can read', () => {
    expect(holdsToken('https://shop.example/thanks?order=7', 'hilt_handoff_x')).toBe(false);
    expect(holdsToken('https://shop.example/%E0%A4%A', 'hilt_handoff_x')).toBe(false);
  });
});
