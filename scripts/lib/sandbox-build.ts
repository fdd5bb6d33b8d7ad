import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runPackageProgram } from './run-program.ts';
import { listFiles } from './source-files.ts';

export const SANDBOX_DIST = 'dist-sandbox';

/** Everything a sandbox bundle is made from. */
const SOURCES = ['src', 'public', 'sandbox/wallet', 'scripts/vite'];
const SINGLE_SOURCES = ['index.html', 'vite.config.ts', 'package-lock.json'];

/** True when there is no bundle, or a source is newer than it. */
export async function sandboxIsStale(root: string): Promise<boolean> {
  const built = await modified(join(root, SANDBOX_DIST, 'index.html'));
  if (built === null) return true;
  const sources = [...(await listFiles(root, SOURCES, () => true)), ...SINGLE_SOURCES];
  const times = await Promise.all(sources.map((path) => modified(join(root, path))));
  return times.some((time) => time !== null && time > built);
}

async function modified(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => null,
  );
}

/** Builds dist-sandbox/. @throws Error with the build's own words. */
export async function buildSandbox(root: string): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' };
  const { code, output } = await runPackageProgram('vite', 'bin/vite.js', ['build', '--mode', 'sandbox', '--logLevel', 'warn'], { cwd: root, env });
  if (code !== 0) throw new Error(`the sandbox build failed:\n${output.trim()}`);
}
