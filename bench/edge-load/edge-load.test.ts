import { describe, expect, it } from 'vitest';
import { floorGrowth, isFlat } from './memory.ts';
import { parseWrk } from './wrk.ts';

const WRK = `  Latency Distribution
     50%    9.37ms
     75%   30.55ms
     99%    1.20s
  15763 requests in 8.06s, 171.06MB read
  Socket errors: connect 1, read 2, write 0, timeout 3
  Non-2xx or 3xx responses: 4
Requests/sec:   1956.36
`;

describe('a load run', () => {
  it('is read from wrk’s own words, failures included', () => {
    expect(parseWrk(WRK)).toEqual({ requestsPerSecond: 1956.36, p50: 9.37, p99: 1_200, refused: 4, broken: 6 });
  });

  it('error: says so when there is nothing to read', () => {
    expect(() => parseWrk('unable to connect')).toThrow('unable to connect');
  });

  it('finds a leak under the ups and downs of collections, and none where there are only those', () => {
    const saw = Array.from({ length: 40 }, (_none, at) => 165 + ((at * 3) % 5) * 6);
    expect(Math.abs(floorGrowth(saw))).toBeLessThan(0.05);
    expect(floorGrowth(saw.map((megabytes, at) => megabytes + at * 0.5))).toBeCloseTo(0.5, 1);
    expect(floorGrowth([170, 171])).toBe(0);
  });

  it('leaves memory flat only if it was long, did not grow, and every request was answered', () => {
    const load = { requestsPerSecond: 1, p50: 1, p99: 1, refused: 0, broken: 0 };
    const run = { load, seconds: 600, middleThird: 170, lastThird: 170, growthPerMinute: 0.2, samples: [] };
    expect(isFlat(run)).toBe(true);
    expect(isFlat({ ...run, growthPerMinute: 1.5 })).toBe(false);
    expect(isFlat({ ...run, growthPerMinute: 90, seconds: 60 })).toBe(true);
    expect(isFlat({ ...run, load: { ...load, broken: 1 } })).toBe(false);
  });
});
