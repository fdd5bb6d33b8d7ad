import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Made or fetched by tools, never written by hand; no rule applies there. */
const NOT_OURS = new Set(['node_modules', '.git', 'dist', 'dist-sandbox', '.cache', '.data', 'test-results', 'playwright-report', 'coverage', 'results']);

export interface SourceFile {
  /** Path relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Paths of all files below `folders` of the project that `wanted` accepts, sorted. A folder that does not exist is empty. */
export async function listFiles(root: string, folders: readonly string[], wanted: (path: string) => boolean): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !NOT_OURS.has(entry.name)) await visit(path);
      if (entry.isFile() && wanted(path)) found.push(path);
    }
  };
  for (const folder of folders) await visit(folder);
  return found.toSorted();
}

export async function readFiles(root: string, paths: readonly string[]): Promise<readonly SourceFile[]> {
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })));
}

/** Our own code in TypeScript. */
export function isCode(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
}

/** Tests, the simulation, and what only they use. */
export function isTestCode(path: string): boolean {
  return /\.(?:test|workerd)\.tsx?$/.test(path) || /(^|\/)(?:testing|sim)\//.test(path) || /^(?:e2e|bench)\//.test(path);
}

/** One-based line of a character offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}
