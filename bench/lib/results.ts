import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Keeps what a benchmark found, as bench/results/NAME.json, and says it. */
export async function keepResults(name: string, results: object): Promise<void> {
  const folder = fileURLToPath(new URL('../results/', import.meta.url));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify({ at: new Date().toISOString(), ...results }, null, 2)}\n`);
  console.log(JSON.stringify(results, (key, value: unknown) => (key === 'samples' ? undefined : value), 2));
}

/** Runs a benchmark; an error is one line and exit code 1, and so is `false`: it ran, but a limit was not kept. */
export async function runBench(work: () => Promise<boolean>): Promise<void> {
  try {
    if (!(await work())) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
