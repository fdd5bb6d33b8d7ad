import { describe, expect, it } from 'vitest';
import { preferredCoding } from './encodings.ts';
import { alreadyHas } from './entity-tag.ts';

describe('the coding of an answer', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['*', 'br'],
    ['*;q=0', null],
    ['identity', null],
    ['GZIP', 'gzip'],
    ['gzip;q=nonsense', null],
    ['', null],
    [null, null],
  ] as const)('for %j is %j', (accept, coding) => {
    expect(preferredCoding(accept, () => true)).toBe(coding);
  });

  it('is one that exists', () => {
    expect(preferredCoding('br, gzip', (coding) => coding === 'gzip')).toBe('gzip');
    expect(preferredCoding('br', () => false)).toBeNull();
  });
});

describe('a client that has the page already', () => {
  it.each([
    ['W/"a"', true],
    ['"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    [null, false],
  ] as const)('says %j: %j', (header, has) => {
    expect(alreadyHas(header, 'W/"a"')).toBe(has);
  });
});
