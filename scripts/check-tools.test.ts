import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lint, lintFindings } from './check-lint.ts';
import { types, typeFindings } from './check-types.ts';
import { findingText, type Check } from './lib/check.ts';
import { withProject } from './testing/project.ts';

const tsconfig = JSON.stringify({ compilerOptions: { strict: true, noEmit: true, module: 'ESNext', moduleResolution: 'Bundler', target: 'ES2023', types: [] }, include: ['*.ts'] });
const oxlintrc = JSON.stringify({ ignorePatterns: ['node_modules'], plugins: ['typescript'], rules: { 'typescript/no-explicit-any': 'error', 'typescript/no-floating-promises': 'error' } });

async function problems(check: Check, code: string): Promise<readonly string[]> {
  const files = { 'tsconfig.json': tsconfig, '.oxlintrc.json': oxlintrc, 'a.ts': code };
  const { findings } = await withProject(files, async (root) => {
    await symlink(fileURLToPath(new URL('../node_modules', import.meta.url)), join(root, 'node_modules'));
    return check.run(root);
  });
  return findings.map(findingText);
}

describe('the type check', () => {
  it('passes sound code', async () => {
    expect(await problems(types, 'export const a: number = 1;')).toEqual([]);
  });

  it('error: names file, line and reason', async () => {
    expect(await problems(types, '\nexport const a: number = "x";')).toEqual([expect.stringMatching(/^a\.ts:2 {2}error TS2322/)]);
  });

  it('reads several lines of the compiler', () => {
    expect(typeFindings('src/a.ts(3,1): error TS1: x\n  more of it\nb.ts(4,2): error TS2: y\r\n')).toHaveLength(2);
  });

  it('error: a compiler that cannot start is not a pass', async () => {
    const { findings } = await withProject({ 'tsconfig.json': '{ broken' }, (root) => types.run(root));
    expect(findings).not.toEqual([]);
  });
});

describe('the linter', () => {
  it('passes sound code', async () => {
    expect(await problems(lint, 'export const a = 1;')).toEqual([]);
  });

  it('error: finds what needs types to be seen', async () => {
    expect(await problems(lint, 'const later = async () => 1;\nlater();\nexport const b = 1 as any;')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^a\.ts:2 .*no-floating-promises/), expect.stringMatching(/^a\.ts:3 .*no-explicit-any/)]),
    );
  });

  it('error: output that is no report is not a pass', () => {
    expect(lintFindings('Segmentation fault')).toBeNull();
  });
});
