import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Coverage } from './coverage.ts';
import { run } from './run.ts';
import { type Tally, shareOut, tell } from './share-out.ts';
import { traced } from './trace.ts';
import { STORIES } from './weather.ts';

/**
 * `npm run sim -- [--runs N] [--seed S] [--from S] [--enough N] [--story NAME] [--workers N]`: simulates payments under random faults and checks the money
 * invariants after every step. With `--seed` it runs that one world again and prints all that happens in it. Exit code 1 when an invariant was broken.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    enough: { type: 'string', default: '20' },
    story: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
    part: { type: 'boolean', default: false },
  },
});
const story = STORIES.find((one) => one === values.story) ?? null;

// One look may ask for many transactions at once, all with one signal.
setMaxListeners(100);

/** More failures than anybody reads. */
const ENOUGH = Number(values.enough);
/** A sign of life in a long run. */
const PROGRESS = 10_000;
/** The seed that runs just now, for a defect that nobody catches. */
let current = 0;
process.on('unhandledRejection', (error) => {
  console.log(current === 0 ? String(error) : `seed ${current} broke the machine: ${String(error)}`);
  process.exit(1);
});

async function replay(seed: number): Promise<boolean> {
  const { lines, result } = await traced(seed, story);
  for (const line of lines) console.log(line);
  console.log(JSON.stringify({ seed, violations: result.violations, ends: result.ends }));
  return result.violations.length === 0;
}

async function simulate(from: number, runs: number): Promise<Tally> {
  const coverage = new Coverage();
  const failed: number[] = [];
  let steps = 0;
  for (let seed = from; seed < from + runs && failed.length < ENOUGH; seed += 1) {
    current = seed;
    const done = seed - from;
    if (done > 0 && done % PROGRESS === 0) console.error(`${done} of ${runs} from ${from}, ${failed.length} violations`);
    const result = await run(seed, {
      stepped: (_now, _page, before, event, after) => {
        steps += 1;
        coverage.take(before, event, after);
      },
    }, story);
    const [violation] = result.violations;
    if (violation === undefined) continue;
    failed.push(seed);
    console.log(`seed ${seed} breaks invariant ${violation.invariant}: ${violation.what}`);
  }
  return { taken: coverage.taken(), steps, failed };
}

async function simulateAll(from: number, runs: number): Promise<boolean> {
  const began = performance.now();
  const workers = Number(values.workers);
  const options = ['--enough', values.enough, ...(story === null ? [] : ['--story', story])];
  const tallies = workers > 1 ? await shareOut(from, runs, workers, options) : [await simulate(from, runs)];
  const seconds = (performance.now() - began) / 1000;
  const coverage = new Coverage();
  for (const { taken } of tallies) coverage.merge(taken);
  for (const { what, all, missing } of coverage.report()) {
    console.log(`${what} ${all - missing.length} of ${all}`);
    for (const name of missing) console.log(`  never: ${name}`);
  }
  for (const name of coverage.impossible()) console.log(`  impossible, and yet: ${name}`);
  const failed = tallies.flatMap((tally) => tally.failed);
  console.log(`runs ${runs}, steps ${tallies.reduce((sum, { steps }) => sum + steps, 0)}, violations ${failed.length}, ${Math.round(runs / seconds)} runs/s`);
  if (failed[0] !== undefined) console.log(`replay the first with: npm run sim -- --seed ${failed[0]}`);
  return failed.length === 0 && coverage.impossible().length === 0;
}

if (values.seed !== undefined) process.exitCode = (await replay(Number(values.seed))) ? 0 : 1;
else if (values.part) tell(await simulate(Number(values.from), Number(values.runs)));
else process.exitCode = (await simulateAll(Number(values.from), Number(values.runs))) ? 0 : 1;
