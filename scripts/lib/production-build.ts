import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as v from 'valibot';
import { MODULES_FILE } from '../vite/chunk-modules.ts';
import { runPackageProgram } from './run-program.ts';
import { listFiles } from './source-files.ts';

const names = v.optional(v.array(v.string()), []);
const Manifest = v.record(v.string(), v.object({ file: v.string(), src: v.optional(v.string()), isEntry: v.optional(v.boolean(), false), isDynamicEntry: v.optional(v.boolean(), false), imports: names, dynamicImports: names, css: names }));
export type Manifest = v.InferOutput<typeof Manifest>;

/** A production build as the checks look at it. */
export interface ProductionBuild {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Project paths of the modules inside each JavaScript file. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  /** Text of every file a browser could ask for, by path in the output. */
  readonly files: ReadonlyMap<string, string>;
}

const builds = new Map<string, Promise<ProductionBuild>>();

/** Builds the checkout for production once per run, away from dist/, with addresses that lead nowhere. @throws Error with the build's own words. */
export function productionBuild(root: string): Promise<ProductionBuild> {
  const made = builds.get(root) ?? build(root);
  builds.set(root, made);
  return made;
}

async function build(root: string): Promise<ProductionBuild> {
  const folder = join(root, '.cache', 'production-build');
  const env = { ...process.env, NODE_ENV: 'production', VITE_HILT_API_URL: 'https://api.hilt.invalid', VITE_SOLANA_RPC_URLS: 'https://rpc.invalid' };
  const { code, output } = await runPackageProgram('vite', 'bin/vite.js', ['build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'], { cwd: root, env });
  if (code !== 0) throw new Error(`the production build failed:\n${output.trim()}`);
  return readBuild(folder);
}

/** Reads a finished build. @throws Error when it is not one of ours. */
export async function readBuild(folder: string): Promise<ProductionBuild> {
  const manifest = v.parse(Manifest, JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')));
  const modules = v.parse(v.record(v.string(), v.array(v.string())), JSON.parse(await readFile(join(folder, MODULES_FILE), 'utf8')));
  const paths = await listFiles(folder, [''], (path) => !path.startsWith('.vite/'));
  const files = new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)));
  return { folder, manifest, modules, files };
}

/** Output files the page itself loads before anything is asked for: scripts, styles, and what those import. Low-priority preloads are for later. */
export function firstFiles({ manifest, files }: Pick<ProductionBuild, 'manifest' | 'files'>): ReadonlySet<string> {
  const tags = (files.get('index.html') ?? '').matchAll(/<(?:script type="module"|link rel="(?:stylesheet|modulepreload)")(?![^>]*fetchpriority="low")[^>]*(?:src|href)="\/([^"]+)"/g);
  const named = [...tags].map((match) => match[1] ?? '');
  const keys = Object.keys(manifest).filter((key) => named.includes(manifest[key]?.file ?? ''));
  return new Set([...named, ...keys.flatMap((key) => [...filesLoadedWith(manifest, key)])]);
}

/** Output files of a module and of everything it imports at once: scripts and styles. @param key of the manifest. */
export function filesLoadedWith(manifest: Manifest, key: string): ReadonlySet<string> {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.css.forEach((file) => files.add(file));
    chunk.imports.forEach(visit);
  };
  visit(key);
  return files;
}

/** Size over the wire in bytes. */
export function brotliSize(text: string): number {
  return brotliCompressSync(text).length;
}
