import type { Plugin, Rollup } from 'vite';

/** Sources that must never reach a buyer's production page: a wallet that signs by itself, screens without a payment behind them, test doubles. */
const FORBIDDEN = [/\/sandbox\//, /\/src\/testing\//, /\/gallery\//, /\/e2e\//, /\.test\.tsx?$/];

/** Modules of a bundle that belong to the sandbox, the gallery or the tests, relative to `root`. */
export function strayModules(bundle: Rollup.OutputBundle, root: string): readonly string[] {
  const prefix = `${root.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  const modules = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []));
  return modules
    .map((id) => id.replaceAll('\\', '/'))
    .filter((id) => id.startsWith(prefix) && !id.includes('/node_modules/'))
    .map((id) => id.slice(prefix.length - 1))
    .filter((path) => FORBIDDEN.some((pattern) => pattern.test(path)))
    .map((path) => path.slice(1));
}

/** Vite plugin for production builds: fails when such a module was bundled. */
export function productionGuardPlugin(): Plugin {
  let root = '';
  return {
    name: 'hilt:production-guard',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      const stray = strayModules(bundle, root);
      if (stray.length > 0) this.error(`these files must not be in a production build: ${stray.join(', ')}`);
    },
  };
}

/** Vite plugin for sandbox builds: loads the sandbox wallet before the app, as an installed extension would be. */
export function sandboxWalletPlugin(entry: string): Plugin {
  return {
    name: 'hilt:sandbox-wallet',
    transformIndexHtml: { order: 'pre', handler: () => [{ tag: 'script', attrs: { type: 'module', src: entry }, injectTo: 'head' }] },
  };
}
