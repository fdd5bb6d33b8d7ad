import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { importsOf, type ImportSite } from './parse-source.ts';
import { isCode, lineAt, listFiles, readFiles } from './source-files.ts';

/** An import with both ends known. */
export interface ImportEdge extends ImportSite {
  readonly from: string;
  readonly line: number;
  /** Project path of an imported file, or the package name for what comes from node_modules. */
  readonly to: { readonly kind: 'file'; readonly path: string } | { readonly kind: 'package'; readonly name: string };
}

/** Every import of our own code, by the file it stands in. */
export type ImportGraph = ReadonlyMap<string, readonly ImportEdge[]>;

/** Folders with code of ours. */
export const CODE_FOLDERS = ['src', 'sandbox', 'edge', 'e2e', 'bench', 'scripts'] as const;

/** Reads and parses all code of the project. @throws SyntaxError naming a file that does not parse. */
export async function readImportGraph(root: string): Promise<ImportGraph> {
  const files = await readFiles(root, await listFiles(root, CODE_FOLDERS, isCode));
  return new Map(
    files.map((file) => [file.path, importsOf(file).map((site) => ({ ...site, from: file.path, line: lineAt(file.text, site.start), to: resolve(root, file.path, site.specifier) }))]),
  );
}

/** Our imports carry their extension, so a relative one is a path already; assets and `?query` imports keep theirs. */
function resolve(root: string, from: string, specifier: string): ImportEdge['to'] {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return { kind: 'file', path: posix.normalize(posix.join(posix.dirname(from), bare)) };
  if (bare.startsWith('/') && existsSync(join(root, bare))) return { kind: 'file', path: bare.slice(1) };
  const parts = bare.split('/');
  return { kind: 'package', name: parts.slice(0, bare.startsWith('@') ? 2 : 1).join('/') };
}

/** A file that is loaded together with the start file, and the shortest chain of imports that leads to it. */
export interface Reached {
  readonly path: string;
  readonly chain: readonly string[];
  readonly edges: readonly ImportEdge[];
}

/** Everything that loads when `start` loads: value imports only, `import()` not followed. Breadth first, so chains are shortest. */
export function loadedWith(graph: ImportGraph, start: string): readonly Reached[] {
  const reached = new Map<string, Reached>();
  const queue: { readonly path: string; readonly chain: readonly string[] }[] = [{ path: start, chain: [start] }];
  for (const { path, chain } of queue) {
    if (reached.has(path)) continue;
    const edges = (graph.get(path) ?? []).filter((edge) => !edge.typeOnly && !edge.lazy);
    reached.set(path, { path, chain, edges });
    for (const { to } of edges) if (to.kind === 'file') queue.push({ path: to.path, chain: [...chain, to.path] });
  }
  return [...reached.values()];
}
