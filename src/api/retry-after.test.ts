import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

describe('Retry-After', () => {
  it.each([
    ['7', 7_000],
    [' 30 ', 30_000],
    ['0', 1_000],
    ['86400', 120_000],
  ])('reads %j as %i ms', (header, expected) => expect(retryAfterMs(header)).toBe(expected));

  it.each([[null], [''], ['-3'], ['1.5'], ['Wed, 21 Oct 2026 07:28:00 GMT'], ['99999999999']])('ignores %j', (header) => expect(retryAfterMs(header)).toBeNull());
});
