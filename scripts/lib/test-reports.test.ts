import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withProject } from '../testing/project.ts';
import { playwrightCounts, vitestCounts } from './test-reports.ts';

const unit = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, success: true, testResults: [] };
const e2e = { errors: [], stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 } };

const count = (read: (file: string) => Promise<unknown>, report: unknown): Promise<unknown> => withProject({ 'r.json': JSON.stringify(report) }, (root) => read(join(root, 'r.json')));

describe('counting a test report', () => {
  it('adds up what passed and failed', async () => {
    expect(await count(vitestCounts, { ...unit, numFailedTests: 2, success: false })).toEqual({ passed: 5, failed: 2 });
    expect(await count(playwrightCounts, { ...e2e, stats: { ...e2e.stats, unexpected: 1 } })).toEqual({ passed: 4, failed: 1 });
  });

  it.each([
    ['a skipped unit test', vitestCounts, { ...unit, numPendingTests: 1 }],
    ['a test file that could not be loaded', vitestCounts, { ...unit, success: false, testResults: [{ status: 'failed', assertionResults: [] }] }],
    ['a run that calls itself failed', vitestCounts, { ...unit, success: false }],
    ['a skipped end-to-end test', playwrightCounts, { ...e2e, stats: { ...e2e.stats, skipped: 1 } }],
    ['a flaky one', playwrightCounts, { ...e2e, stats: { ...e2e.stats, flaky: 1 } }],
    ['an error outside of tests', playwrightCounts, { ...e2e, errors: [{}] }],
  ])('error: %s is a failure', async (_name, read, report) => {
    expect(await count(read, report)).toMatchObject({ failed: 1 });
  });

  it('error: no report is not a pass', async () => {
    await expect(count(vitestCounts, {})).rejects.toThrow('numPassedTests');
    await expect(playwrightCounts('missing.json')).rejects.toThrow('missing.json');
  });
});
