import * as v from 'valibot';
import type { Check, Finding } from './lib/check.ts';
import { runPackageProgram } from './lib/run-program.ts';

const Report = v.object({
  diagnostics: v.array(
    v.object({
      filename: v.string(),
      message: v.string(),
      code: v.optional(v.string(), ''),
      labels: v.optional(v.array(v.object({ span: v.object({ line: v.number() }) })), []),
    }),
  ),
});

export const lint: Check = {
  name: 'lint',
  about: 'oxlint with type information',
  async run(root) {
    const { code, output } = await runPackageProgram('oxlint', 'bin/oxlint', ['--type-aware', '--format', 'json', '--deny-warnings'], { cwd: root });
    const findings = lintFindings(output);
    if (findings === null || (code !== 0 && findings.length === 0)) return { findings: [{ file: '.oxlintrc.json', message: output.trim().slice(0, 400) || `the linter ended with ${code}` }] };
    return { findings };
  },
};

/** The linter's report as findings; null when it did not write one. */
export function lintFindings(output: string): readonly Finding[] | null {
  const report = output.slice(Math.max(output.indexOf('{'), 0), output.lastIndexOf('}') + 1);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Report), report);
  if (!parsed.success) return null;
  return parsed.output.diagnostics.map(({ filename, message, code, labels }) => {
    const line = labels[0]?.span.line;
    return { file: filename, message: `${code} ${message}`.trim(), ...(line === undefined ? {} : { line }) };
  });
}
