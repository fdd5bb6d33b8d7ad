import { type Check, type CheckResult, findingText } from './check.ts';

/** More than this of one check is noise; the rest is counted. */
const SHOWN = 30;

/** The checks a command line names; all when it names none. */
export function chooseChecks(all: readonly Check[], names: readonly string[]): { readonly checks: readonly Check[]; readonly unknown: readonly string[] } {
  const unknown = names.filter((name) => !all.some((check) => check.name === name));
  return { checks: names.length === 0 ? all : all.filter((check) => names.includes(check.name)), unknown };
}

/** Runs one check and says what it found. A check that breaks down has failed. @returns true when nothing was found. */
export async function runCheck(check: Check, root: string, say: (line: string) => void): Promise<boolean> {
  const started = performance.now();
  const { findings, report = [] } = await check.run(root).catch((error: unknown): CheckResult => ({ findings: [{ file: check.name, message: error instanceof Error ? error.message : String(error) }] }));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${check.name.padEnd(16)} ${check.about} (${seconds} s)`);
  for (const line of report) say(`       ${line}`);
  for (const finding of findings.slice(0, SHOWN)) say(`     ✗ ${findingText(finding)}`);
  if (findings.length > SHOWN) say(`     … and ${findings.length - SHOWN} more`);
  return findings.length === 0;
}
