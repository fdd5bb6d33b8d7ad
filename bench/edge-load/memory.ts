import { growth } from '../lib/numbers.ts';
import type { EdgeProcess } from './edge-process.ts';
import type { LoadBenchOptions } from './options.ts';
import { type LoadResult, runWrk } from './wrk.ts';

/** An edge's memory during one long run of requests; megabytes. */
export interface MemoryRun {
  readonly load: LoadResult;
  readonly seconds: number;
  readonly middleThird: number;
  readonly lastThird: number;
  /**
   * How much it grows in a minute: the slope of what is left after collections, told by the lowest of every few samples. Of the last two thirds: in the
   * first one caches fill and code is compiled.
   */
  readonly growthPerMinute: number;
  readonly samples: readonly number[];
}

const SAMPLES = 60;
const WINDOW = 5;
/** Shorter runs end before a process has settled; their growth is told, and judged by nobody. */
const JUDGED_SECONDS = 300;
/** A leak of one small object per request is many times as much, at thousands of requests per second. */
const MOST_GROWTH = 1;

export async function watchMemory(edge: EdgeProcess, path: string, { memorySeconds, connections }: LoadBenchOptions): Promise<MemoryRun> {
  const samples: number[] = [];
  const everyMs = Math.max(1_000, Math.floor((memorySeconds * 1_000) / SAMPLES));
  const timer = setInterval(() => void edge.memory().then((megabytes) => samples.push(megabytes)), everyMs);
  const load = await runWrk({ url: `${edge.url}${path}`, connections, seconds: memorySeconds, headers: { 'accept-encoding': 'gzip' } });
  clearInterval(timer);
  const third = Math.floor(samples.length / 3);
  const growthPerMinute = Math.round(floorGrowth(samples.slice(third)) * (60_000 / everyMs) * 100) / 100;
  return { load, seconds: memorySeconds, middleThird: mean(samples.slice(third, 2 * third)), lastThird: mean(samples.slice(2 * third)), growthPerMinute, samples };
}

/** Slope, per sample, of the lowest values of successive windows. Memory goes up and down with every collection; a leak lifts the lowest. */
export function floorGrowth(samples: readonly number[]): number {
  const lowest: number[] = [];
  for (let at = 0; at + WINDOW <= samples.length; at += WINDOW) lowest.push(Math.min(...samples.slice(at, at + WINDOW)));
  return growth(lowest) / WINDOW;
}

export function isFlat({ seconds, growthPerMinute, load }: MemoryRun): boolean {
  return load.refused === 0 && load.broken === 0 && (seconds < JUDGED_SECONDS || growthPerMinute <= MOST_GROWTH);
}

function mean(values: readonly number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)) * 10) / 10;
}
