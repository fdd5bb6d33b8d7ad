import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Each is a folder with a main.ts; they run one after the other, because each wants the machine for itself. */
const BENCHES = ['edge-load', 'settle-latency', 'first-paint'] as const;

const USAGE = `npm run bench                       all benchmarks, one after the other
npm run bench -- NAME [OPTIONS]     one of them: ${BENCHES.join(', ')}
npm run bench -- NAME --help        its options
Results are JSON in bench/results/.`;

/** @returns its exit code. */
function run(name: string, options: readonly string[]): Promise<number> {
  const file = fileURLToPath(new URL(`./${name}/main.ts`, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...options], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

async function main([name, ...options]: readonly string[]): Promise<number> {
  if (name === '--help') {
    console.log(USAGE);
    return 0;
  }
  const chosen = BENCHES.filter((bench) => name === undefined || bench === name);
  if (chosen.length === 0) {
    console.error(`there is no benchmark "${name}"\n\n${USAGE}`);
    return 2;
  }
  let worst = 0;
  for (const bench of chosen) {
    console.log(`\n${bench}`);
    worst = Math.max(worst, await run(bench, options));
  }
  return worst;
}

process.exitCode = await main(process.argv.slice(2));
