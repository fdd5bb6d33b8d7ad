import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { precompress } from '../../edge/node/precompress.ts';
import { buildSandbox, SANDBOX_DIST, sandboxIsStale } from '../../scripts/lib/sandbox-build.ts';

/** Builds the sandbox bundle once for all workers, unless it is newer than everything it is made from, or E2E_NO_BUILD asks for the last one. */
export default async function globalSetup(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  if (process.env['E2E_NO_BUILD'] !== undefined || !(await sandboxIsStale(root))) return;
  await buildSandbox(root);
  // Else the edge of every worker would do it again.
  await precompress(join(root, SANDBOX_DIST));
}
