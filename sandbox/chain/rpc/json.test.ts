import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJson, writeJson } from './json.ts';

describe('writeJson', () => {
  it('writes bigints as bare integers', () => {
    expect(writeJson({ rentEpoch: 2n ** 64n - 1n, list: [1n, null] })).toBe('{"rentEpoch":18446744073709551615,"list":[1,null]}');
  });

  it('leaves undefined fields out', () => {
    expect(writeJson({ a: undefined, b: null })).toBe('{"b":null}');
  });

  it('writes everything else as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isJson(value) ? writeJson(value) : 'not JSON').toBe(JSON.stringify(value));
      }),
    );
  });
});

describe('isJson', () => {
  it('knows everything JSON.parse returns, and nothing else', () => {
    fc.assert(fc.property(fc.json(), (text) => isJson(JSON.parse(text))));
    expect([undefined, () => 1, { a: Symbol('x') }].some(isJson)).toBe(false);
  });
});
