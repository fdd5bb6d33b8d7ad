import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, NO_BROWSER } from './find-browser.ts';
import { thisMachine } from './lib/browser-host.ts';
import { type Counts, countsLine, type Part, readCounts, sumCounts, writeCounts } from './lib/counts.ts';
import { packageProgram } from './lib/run-program.ts';
import { playwrightCounts, vitestCounts } from './lib/test-reports.ts';

const USAGE = `npm test                    all tests
npm test -- --unit [FILTER]  unit and property tests only
npm test -- --e2e [FILTER]   end-to-end tests only`;

const PARTS = ['unit', 'e2e'] as const;
const root = fileURLToPath(new URL('..', import.meta.url));
const UNIT_REPORT = join(root, '.cache', 'unit-report.json');
const E2E_REPORT = join(root, '.cache', 'e2e-report.json');

/** Runs a program in the foreground; what it writes is what the user sees. @returns its exit code. */
function foreground(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Counts a part from its report; a program that failed without a failed test has still failed. */
async function settle(part: Part, code: number, read: () => Promise<Counts>): Promise<void> {
  const counts = await read().catch((): Counts => ({ passed: 0, failed: 1 }));
  await writeCounts(root, part, code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);
}

async function unit(filters: readonly string[]): Promise<void> {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`, ...filters];
  const code = await foreground(packageProgram('vitest', 'vitest.mjs'), args, {});
  await settle('unit', code, () => vitestCounts(UNIT_REPORT));
}

async function e2e(filters: readonly string[]): Promise<void> {
  const browser = findBrowser(thisMachine(console.log));
  if (browser === null) {
    console.error(`\n${NO_BROWSER}\n`);
    return writeCounts(root, 'e2e', { passed: 0, failed: 1 });
  }
  console.log(`\nEnd-to-end tests in ${browser.path} (${browser.from})`);
  const code = await foreground(packageProgram('@playwright/test', 'cli.js'), ['test', ...filters], { PLAYWRIGHT_CHROMIUM: browser.path });
  await settle('e2e', code, () => playwrightCounts(E2E_REPORT));
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const chosen = PARTS.filter((part) => args.includes(`--${part}`));
  const parts = chosen.length === 0 ? PARTS : chosen;
  const filters = args.filter((arg) => arg !== '--unit' && arg !== '--e2e');
  if (filters.length > 0 && parts.length !== 1) {
    console.error(`say which tests to filter\n\n${USAGE}`);
    return 2;
  }
  await rm(join(root, '.cache', 'counts'), { recursive: true, force: true });
  await rm(UNIT_REPORT, { force: true });
  await rm(E2E_REPORT, { force: true });
  await mkdir(join(root, '.cache'), { recursive: true });
  if (parts.includes('unit')) await unit(filters);
  if (parts.includes('e2e')) await e2e(filters);
  const counts = sumCounts(await Promise.all(parts.map((part) => readCounts(root, part))));
  console.log(countsLine(counts));
  return counts.failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
