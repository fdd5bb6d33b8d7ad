import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drawMachine } from '../src/payment/machine/picture.ts';

/**
 * Writes docs/payment-machine.md from the transition table itself. With `--check` it only compares, and fails when the picture is old.
 */
const path = fileURLToPath(new URL('../docs/payment-machine.md', import.meta.url));
const drawn = drawMachine();

if (process.argv.includes('--check')) {
  const stored = await readFile(path, 'utf8').catch(() => '');
  if (stored !== drawn) {
    console.error('docs/payment-machine.md is not what the machine looks like now; run "npx tsx scripts/payment-picture.ts"');
    process.exitCode = 1;
  }
} else {
  await writeFile(path, drawn);
}
