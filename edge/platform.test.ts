import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadedWith, readImportGraph } from '../scripts/lib/import-graph.ts';

describe('the handler', () => {
  it.each(['edge/app.ts', 'edge/worker.ts'])('of %s uses nothing that only Node has', async (entry) => {
    const graph = await readImportGraph(fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, ''));
    const loaded = loadedWith(graph, entry);
    const packages = loaded.flatMap(({ edges }) => edges.flatMap(({ to, from }) => (to.kind === 'package' ? [`${to.name} by ${from}`] : [])));
    expect(loaded.length).toBeGreaterThan(20);
    expect(packages.filter((name) => /^(?:node:|@hono\/node-server|fs|path|crypto|buffer|process|http)\b/.test(name))).toEqual([]);
  });
});
