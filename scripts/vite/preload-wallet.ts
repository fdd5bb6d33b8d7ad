import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

type Bundle = Rollup.OutputBundle;

/** The files that must load together with `fileName`, itself included, in bundle order. */
export function withStaticImports(bundle: Bundle, fileName: string): ReadonlySet<string> {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== 'chunk') return;
    files.add(name);
    chunk.imports.forEach(visit);
  };
  visit(fileName);
  return files;
}

/**
 * Preload tags for a lazily imported module and everything it needs that the page does not load anyway.
 * Low priority: the wallet code must be there soon, but never before the price.
 * @throws Error when no lazy chunk of that module exists, so that a moved file does not silently cost a second on every checkout.
 */
export function preloadTags(bundle: Bundle, lazyModule: string, base: string): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const lazy = chunks.find((chunk) => chunk.isDynamicEntry && chunk.facadeModuleId?.replaceAll('\\', '/').endsWith(lazyModule));
  if (lazy === undefined) throw new Error(`${lazyModule} is not a lazily loaded chunk of this build`);
  const eager = new Set(chunks.filter((chunk) => chunk.isEntry).flatMap((chunk) => [...withStaticImports(bundle, chunk.fileName)]));
  return [...withStaticImports(bundle, lazy.fileName)]
    .filter((file) => !eager.has(file))
    .map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', fetchpriority: 'low', crossorigin: true, href: `${base}${file}` }, injectTo: 'head' }));
}

/** Vite plugin: Vite preloads static imports only, so a lazy chunk would start its journey after the app has run. In the order in which they are needed. */
export function preloadPlugin(lazyModules: readonly string[]): Plugin {
  let base = '/';
  return {
    name: 'hilt:preload-wallet',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        if (bundle === undefined) return [];
        const tags = lazyModules.flatMap((lazyModule) => preloadTags(bundle, lazyModule, base));
        return [...new Map(tags.map((tag) => [tag.attrs?.['href'], tag])).values()];
      },
    },
  };
}
