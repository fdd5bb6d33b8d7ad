import { describe, expect, it } from 'vitest';
import { withProject } from '../testing/project.ts';
import type { Check, Finding } from './check.ts';
import { countsLine, readCounts, sumCounts, writeCounts } from './counts.ts';
import { chooseChecks, runCheck } from './run-checks.ts';

const check = (name: string, findings: readonly Finding[]): Check => ({ name, about: 'about', run: () => Promise.resolve({ findings, report: ['measured'] }) });

describe('running checks', () => {
  it('takes all or the named ones, and knows names that do not exist', () => {
    const all = [check('a', []), check('b', [])];
    expect(chooseChecks(all, []).checks).toEqual(all);
    expect(chooseChecks(all, ['b', 'c'])).toEqual({ checks: [all[1]], unknown: ['c'] });
  });

  it('says what was found and where', async () => {
    const lines: string[] = [];
    expect(await runCheck(check('a', [{ file: 'x.ts', line: 3, message: 'is wrong' }]), '.', (line) => lines.push(line))).toBe(false);
    expect(lines[0]).toMatch(/^FAIL a/);
    expect(lines).toContain('     ✗ x.ts:3  is wrong');
    expect(await runCheck(check('a', []), '.', () => {})).toBe(true);
  });

  it('error: a check that breaks down has failed', async () => {
    const lines: string[] = [];
    const broken: Check = { name: 'a', about: 'about', run: () => Promise.reject(new Error('no compiler')) };
    expect(await runCheck(broken, '.', (line) => lines.push(line))).toBe(false);
    expect(lines.join('\n')).toContain('no compiler');
  });
});

describe('counting results', () => {
  it('adds up what the parts left behind', () =>
    withProject({}, async (root) => {
      await writeCounts(root, 'unit', { passed: 3, failed: 1 });
      expect(countsLine(sumCounts([await readCounts(root, 'unit'), { passed: 2, failed: 0 }]))).toBe('5 passed, 1 failed');
    }));

  it('error: a part that left nothing, or nonsense, is a failure', () =>
    withProject({ '.cache/counts/e2e.json': '{"passed":-1}' }, async (root) => {
      expect(sumCounts([await readCounts(root, 'unit'), await readCounts(root, 'e2e')])).toEqual({ passed: 0, failed: 2 });
    }));
});
