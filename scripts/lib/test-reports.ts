import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Counts } from './counts.ts';

const n = v.pipe(v.number(), v.integer(), v.minValue(0));

const VitestReport = v.object({
  numPassedTests: n,
  numFailedTests: n,
  numPendingTests: n,
  numTodoTests: n,
  success: v.boolean(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
});

const PlaywrightReport = v.object({ errors: v.array(v.unknown()), stats: v.object({ expected: n, unexpected: n, flaky: n, skipped: n }) });

/** Unit tests: a file that could not even be loaded is a failure of its own. @throws when the report is missing or not one. */
export async function vitestCounts(file: string): Promise<Counts> {
  const report = v.parse(VitestReport, JSON.parse(await readFile(file, 'utf8')));
  const notLoaded = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  return failedIfNot(report.success, { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests + report.numTodoTests + notLoaded });
}

/** End-to-end tests: a test that passed only on a second try has failed, and so has one that was not run. @throws when the report is missing or not one. */
export async function playwrightCounts(file: string): Promise<Counts> {
  const { errors, stats } = v.parse(PlaywrightReport, JSON.parse(await readFile(file, 'utf8')));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}

/** A run that calls itself failed has at least one failure. */
function failedIfNot(success: boolean, counts: Counts): Counts {
  return success || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
