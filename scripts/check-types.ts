import type { Check, Finding } from './lib/check.ts';
import { runPackageProgram } from './lib/run-program.ts';

/** `path(line,column): error TS1234: text`. */
const DIAGNOSTIC = /^(.+?)\((\d+),\d+\): (error TS\d+: .*)$/;

export const types: Check = {
  name: 'types',
  about: 'TypeScript, strict',
  async run(root) {
    const { code, output } = await runPackageProgram('typescript', 'bin/tsc', ['-p', '.', '--pretty', 'false'], { cwd: root });
    const findings = typeFindings(output);
    // A crash of the compiler must not read as "no errors".
    if (code !== 0 && findings.length === 0) return { findings: [{ file: 'tsconfig.json', message: output.trim().slice(0, 400) || `the compiler ended with ${code}` }] };
    return { findings };
  },
};

/** The compiler's own lines as findings; continuation lines belong to the one before and are left out. */
export function typeFindings(output: string): readonly Finding[] {
  return output.split('\n').flatMap((line) => {
    const [, file, at, message] = DIAGNOSTIC.exec(line.trimEnd()) ?? [];
    return file === undefined || message === undefined ? [] : [{ file: file.replaceAll('\\', '/'), line: Number(at), message }];
  });
}
