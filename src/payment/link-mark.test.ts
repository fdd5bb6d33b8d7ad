import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkMark } from './link-mark.ts';

describe('the mark of a personal link', () => {
  it('is the same for the same token and another for another, and is 32 hex digits', () => {
    expect(linkMark('hilt_handoff_one')).toBe(linkMark('hilt_handoff_one'));
    expect(linkMark('hilt_handoff_one')).not.toBe(linkMark('hilt_handoff_two'));
    fc.assert(fc.property(fc.string(), (token) => /^[0-9a-f]{32}$/.test(linkMark(token))), { numRuns: 50 });
  });

  it('holds no part of the token', () => {
    const token = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 9, maxLength: 200 });
    fc.assert(
      fc.property(token, (text) => {
        const mark = linkMark(text);
        for (let at = 0; at + 9 <= text.length; at += 1) expect(mark).not.toContain(text.slice(at, at + 9));
      }),
    );
  });
});
