import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

/** What a stretch of seeds has come to. */
export interface Tally {
  /** What of the machine was gone through (coverage.ts). */
  readonly taken: readonly string[];
  readonly steps: number;
  /** Seeds that broke an invariant. */
  readonly failed: readonly number[];
}

const Told: v.GenericSchema<unknown, Tally> = v.object({ taken: v.array(v.string()), steps: v.number(), failed: v.array(v.number()) });

/** Tells the process that has shared this stretch out. */
export function tell(tally: Tally): void {
  process.send?.(tally);
}

/**
 * Simulates the seeds `from` to `from + runs - 1` in several processes, each a stretch of its own. They print for themselves what they find.
 * @param options for each of them, in the form of the command line.
 * @throws Error when one ends without having told what it came to.
 */
export function shareOut(from: number, runs: number, workers: number, options: readonly string[]): Promise<readonly Tally[]> {
  const share = Math.ceil(runs / workers);
  const starts = Array.from({ length: workers }, (_, index) => index * share).filter((start) => start < runs);
  return Promise.all(starts.map((start) => stretch(from + start, Math.min(share, runs - start), options)));
}

function stretch(from: number, runs: number, options: readonly string[]): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), ['--part', '--from', String(from), '--runs', String(runs), ...options], { execArgv: ['--import', 'tsx'] });
    let tally: Tally | null = null;
    child.on('message', (message) => {
      tally = v.parse(Told, message);
    });
    child.on('error', reject);
    // Not 'exit', which may come before the last message.
    child.on('disconnect', () => (tally === null ? reject(new Error(`the seeds from ${from} came to no end`)) : resolve(tally)));
  });
}
