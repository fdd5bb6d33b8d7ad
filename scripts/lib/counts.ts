import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

/** How many single results a run had. Skipped tests count as failed: nothing here is skipped on purpose. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const CountsSchema = v.object({ passed: v.pipe(v.number(), v.integer(), v.minValue(0)), failed: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** Parts of a full run, each of which leaves its counts behind. */
export const PARTS = ['unit', 'e2e', 'check'] as const;
export type Part = (typeof PARTS)[number];

function fileOf(root: string, part: Part): string {
  return join(root, '.cache', 'counts', `${part}.json`);
}

export async function writeCounts(root: string, part: Part, counts: Counts): Promise<void> {
  await mkdir(join(root, '.cache', 'counts'), { recursive: true });
  await writeFile(fileOf(root, part), JSON.stringify(counts));
}

/** Counts of a part, or null when it left none (it did not run, or broke down before it could count). */
export async function readCounts(root: string, part: Part): Promise<Counts | null> {
  try {
    return v.parse(CountsSchema, JSON.parse(await readFile(fileOf(root, part), 'utf8')));
  } catch {
    return null;
  }
}

/** Adds parts up; a part that left nothing is one failure, so that a crash never reads as success. */
export function sumCounts(parts: readonly (Counts | null)[]): Counts {
  return parts.reduce<Counts>((sum, part) => ({ passed: sum.passed + (part?.passed ?? 0), failed: sum.failed + (part?.failed ?? 1) }), { passed: 0, failed: 0 });
}

/** The last line of every run. */
export function countsLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}
