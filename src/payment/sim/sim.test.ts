import { describe, expect, it } from 'vitest';
import { Coverage } from './coverage.ts';
import { run } from './run.ts';
import { shareOut } from './share-out.ts';
import { traced } from './trace.ts';
import { STORIES } from './weather.ts';

const RUNS = 400;
const PER_STORY = 40;

describe('the simulation', () => {
  it(`breaks no money invariant in ${RUNS} worlds of any weather`, { timeout: 120_000 }, async () => {
    const broken: string[] = [];
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const { violations } = await run(seed);
      broken.push(...violations.map(({ invariant, what }) => `seed ${seed}: ${invariant} ${what}`));
    }
    expect(broken).toEqual([]);
  });

  it.each(STORIES)('breaks no money invariant when it tells the story "%s"', { timeout: 120_000 }, async (story) => {
    const broken: string[] = [];
    for (let seed = 1; seed <= PER_STORY; seed += 1) {
      const { violations } = await run(seed, {}, story);
      broken.push(...violations.map(({ invariant, what }) => `seed ${seed}: ${invariant} ${what}`));
    }
    expect(broken).toEqual([]);
  });

  it('plays a seed again to the last step', async () => {
    const [once, again] = [await traced(7, null), await traced(7, null)];
    expect(again.lines).toEqual(once.lines);
    expect(once.lines.length).toBeGreaterThan(20);
  });

  it('comes to the same in several processes as in one', { timeout: 60_000 }, async () => {
    const coverage = new Coverage();
    let steps = 0;
    for (let seed = 1; seed <= 12; seed += 1)
      await run(seed, {
        stepped: (_now, _page, before, event, after) => {
          steps += 1;
          coverage.take(before, event, after);
        },
      });
    const tallies = await shareOut(1, 12, 3, []);
    expect(tallies).toHaveLength(3);
    expect(tallies.reduce((sum, tally) => sum + tally.steps, 0)).toBe(steps);
    expect(new Set(tallies.flatMap(({ taken }) => taken))).toEqual(new Set(coverage.taken()));
    expect(tallies.flatMap(({ failed }) => failed)).toEqual([]);
  });
});
