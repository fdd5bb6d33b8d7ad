import { describe, expect, it } from 'vitest';
import { fetchPart } from './lazy-part.ts';

describe('a lazy part', () => {
  it('is fetched again until it is there', async () => {
    const waits: number[] = [];
    let failing = 3;
    const load = () => (failing-- > 0 ? Promise.reject(new TypeError('no network')) : Promise.resolve('there'));
    expect(await fetchPart(load, async (failures) => void waits.push(failures))).toBe('there');
    expect(waits).toEqual([1, 2, 3]);
  });
});
