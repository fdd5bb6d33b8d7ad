import type { Plugin, Rollup } from 'vite';

/** Where the list stands in the output folder, beside Vite's manifest. */
export const MODULES_FILE = '.vite/modules.json';

/** For every JavaScript file of a build, the project paths of the modules inside it. */
export type ChunkModules = Readonly<Record<string, readonly string[]>>;

export function chunkModules(bundle: Rollup.OutputBundle, root: string): ChunkModules {
  const prefix = `${root.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  const inside = (id: string): string => {
    const path = id.replaceAll('\\', '/').replaceAll('\0', '');
    return path.startsWith(prefix) ? path.slice(prefix.length) : path;
  };
  return Object.fromEntries(Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? [[output.fileName, output.moduleIds.map(inside)] as const] : [])));
}

/** Vite plugin: writes that list, so that checks can say what is in a chunk, not only how large it is. */
export function chunkModulesPlugin(): Plugin {
  let root = '';
  return {
    name: 'hilt:chunk-modules',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      this.emitFile({ type: 'asset', fileName: MODULES_FILE, source: JSON.stringify(chunkModules(bundle, root)) });
    },
  };
}
