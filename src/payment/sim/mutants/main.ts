import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CHAIN_MUTANTS } from './chain-mutants.ts';
import { CORE_MUTANTS } from './core-mutants.ts';
import { type Mutant, plant, type TestedMutant } from './mutant.ts';

/**
 * `npm run sim:mutants -- [--only TEXT] [--runs N]`: plants each deliberate bug in a copy of the sources, runs the simulation on it, and prints
 * which invariant caught it at which seed. Exit code 1 when a bug survives or no longer fits the sources.
 */
const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, runs: { type: 'string', default: '6000' } } });

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

type Outcome = { readonly tag: 'caught'; readonly how: string } | { readonly tag: 'survived' } | { readonly tag: 'misfit'; readonly why: string };

/** A copy of the sources to plant bugs in, one per worker. */
async function makeField(): Promise<string> {
  const field = await mkdtemp(join(tmpdir(), 'mutants-'));
  await cp(join(ROOT, 'src'), join(field, 'src'), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', 'vitest.config.ts']) await cp(join(ROOT, file), join(field, file));
  await symlink(join(ROOT, 'node_modules'), join(field, 'node_modules'), 'dir');
  return field;
}

async function hunt(field: string, mutant: Mutant | TestedMutant): Promise<Outcome> {
  const { edits } = mutant;
  const originals = new Map<string, string>();
  try {
    for (const edit of edits) {
      const path = join(field, 'src', edit.file);
      const source = await readFile(path, 'utf8');
      const planted = plant(edit, source);
      if (!planted.ok) return { tag: 'misfit', why: planted.why };
      if (!originals.has(path)) originals.set(path, source);
      await writeFile(path, planted.source);
    }
    const how = 'tests' in mutant ? await examine(field, mutant) : await simulate(field, mutant.story ?? null);
    return how === null ? { tag: 'survived' } : { tag: 'caught', how };
  } finally {
    for (const [path, source] of originals) await writeFile(path, source);
  }
}

/** The first violation that the simulation finds; null when it finds none. */
async function simulate(field: string, story: string | null): Promise<string | null> {
  const output = await run(field, ['--import', 'tsx', join(field, 'src/payment/sim/main.ts'), '--runs', values.runs, '--enough', '1', '--workers', '1', ...(story === null ? [] : ['--story', story])]);
  return /^seed (\d+) (?:breaks|broke) .*$/m.exec(output)?.[0] ?? null;
}

/** The invariant and the first test that fails; null when all pass. */
async function examine(field: string, { invariant, tests }: TestedMutant): Promise<string | null> {
  const output = await run(field, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', tests, '--root', field, '--bail', '1', '--maxWorkers', '1', '--reporter', 'json']);
  const failed = /"fullName":"((?:[^"\\]|\\.)*)","status":"failed"/.exec(output);
  return failed === null ? null : `invariant ${invariant}: test "${failed[1] ?? ''}"`;
}

function run(field: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: field, maxBuffer: 2 ** 27 }, (_error, stdout, stderr) => resolve(`${stdout}\n${stderr}`));
  });
}

async function main(): Promise<boolean> {
  const queue = [...CORE_MUTANTS, ...CHAIN_MUTANTS].filter(({ name }) => name.includes(values.only));
  const all = queue.length;
  let caught = 0;
  const work = async (): Promise<void> => {
    const field = await makeField();
    try {
      for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
        const outcome = await hunt(field, mutant);
        if (outcome.tag === 'caught') caught += 1;
        console.log(`${line(outcome)}  |  ${mutant.name}`);
      }
    } finally {
      await rm(field, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work));
  console.log(`${caught} of ${all} mutants caught`);
  return caught === all;
}

function line(outcome: Outcome): string {
  switch (outcome.tag) {
    case 'caught':
      return `caught: ${outcome.how}`;
    case 'survived':
      return 'SURVIVED';
    case 'misfit':
      return `DOES NOT FIT: ${outcome.why}`;
    default:
      return outcome satisfies never;
  }
}

process.exitCode = (await main()) ? 0 : 1;
