import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withProject } from '../testing/project.ts';
import { sandboxIsStale } from './sandbox-build.ts';

const files = { 'index.html': '', 'src/main.tsx': '', 'sandbox/wallet/main.ts': '', 'sandbox/api/server.ts': '', 'dist-sandbox/index.html': '' };

/** Every file is an hour old except the named one. */
async function staleAfterChangeOf(path: string): Promise<boolean> {
  return withProject(files, async (root) => {
    const old = new Date(Date.now() - 3_600_000);
    for (const file of Object.keys(files)) if (file !== path) await utimes(join(root, file), old, old);
    return sandboxIsStale(root);
  });
}

describe('the sandbox bundle', () => {
  it.each(['src/main.tsx', 'index.html', 'sandbox/wallet/main.ts'])('is stale after a change of %s', async (path) => {
    expect(await staleAfterChangeOf(path)).toBe(true);
  });

  it.each(['dist-sandbox/index.html', 'sandbox/api/server.ts'])('is fresh after a change of %s', async (path) => {
    expect(await staleAfterChangeOf(path)).toBe(false);
  });

  it('is stale when it does not exist', () => withProject({ 'index.html': '' }, async (root) => expect(await sandboxIsStale(root)).toBe(true)));
});
