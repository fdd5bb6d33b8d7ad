import { describe, expect, it } from 'vitest';
import { refusedAtConnect, refusedAtResolve } from './link-problem.ts';

describe('a refused personal link', () => {
  it.each([
    [410, 'handoff_expired', 'expired'],
    [409, 'handoff_used', 'used'],
    [403, 'handoff_wrong_product', 'other-product'],
    [400, 'handoff_malformed', 'incomplete'],
    [400, 'handoff_invalid', 'invalid'],
  ] as const)('is told by its code, at %i %s, both when it is resolved and when its session is asked for', (status, code, problem) => {
    expect([refusedAtResolve(status, code), refusedAtConnect(status, code)]).toEqual([problem, problem]);
  });

  it.each([
    [400, 'invalid'],
    [401, 'invalid'],
    [403, 'other-product'],
    [404, 'invalid'],
    [409, 'used'],
    [410, 'expired'],
    [422, 'incomplete'],
  ] as const)('is told by the status %i where the code is missing or unknown', (status, problem) => {
    for (const code of [null, 'new_word', 'constructor']) expect(refusedAtResolve(status, code)).toBe(problem);
  });

  it.each([408, 429, 500, 502, 503])('is not made out of an outage (%i)', (status) => {
    expect(refusedAtResolve(status, null)).toBeNull();
  });

  it.each([
    [400, 'product_not_for_sale'],
    [409, 'product_sold_out'],
    [404, null],
    [422, null],
    [429, null],
  ])('is not made out of what connect refuses for other reasons (%i %s)', (status, code) => {
    expect(refusedAtConnect(status, code)).toBeNull();
  });

  it('has expired when connect says that it is gone', () => {
    expect(refusedAtConnect(410, null)).toBe('expired');
  });
});
