import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHAIN_MUTANTS } from './chain-mutants.ts';
import { CORE_MUTANTS } from './core-mutants.ts';
import { plant } from './mutant.ts';

const SRC = fileURLToPath(new URL('../../../', import.meta.url));

describe('the mutants', () => {
  it.each([...CORE_MUTANTS, ...CHAIN_MUTANTS].map((mutant) => [mutant.name, mutant] as const))('fit the sources: %s', async (_name, { edits }) => {
    for (const edit of edits) expect(plant(edit, await readFile(`${SRC}${edit.file}`, 'utf8'))).toMatchObject({ ok: true });
  });

  it('are as many as the documentation says', async () => {
    const [core, chain] = [CORE_MUTANTS.length, CHAIN_MUTANTS.length];
    expect(await readFile(`${SRC}../README.md`, 'utf8')).toContain(`plants ${core + chain} bugs`);
    expect(await readFile(`${SRC}../docs/development.md`, 'utf8')).toContain(`${core} in the core and ${chain} in the chain side`);
  });
});
