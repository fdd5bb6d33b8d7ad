import { describe, expect, it } from 'vitest';
import { growth, percentile, spread } from './numbers.ts';

describe('what was measured', () => {
  it('grows by the slope of its line, whatever its noise', () => {
    expect(growth([170, 172, 174, 176])).toBeCloseTo(2);
    expect(growth([5, 4, 5, 4, 5])).toBeCloseTo(0);
    expect([growth([]), growth([7])]).toEqual([0, 0]);
  });

  it('is told by its middle and its slow end', () => {
    expect(spread([3, 1, 2])).toEqual({ count: 3, median: 2, p95: 3, max: 3 });
    expect(() => percentile([], 50)).toThrow('nothing');
  });
});
