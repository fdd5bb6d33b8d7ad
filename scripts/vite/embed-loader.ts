import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

/** Source of the script that sellers put into their pages. */
export const EMBED_ENTRY = fileURLToPath(new URL('../../src/embed/loader/main.ts', import.meta.url));
/** Source of the same thing as a module, for the package. */
export const EMBED_PACKAGE_ENTRY = fileURLToPath(new URL('../../src/embed/loader/package.ts', import.meta.url));

/** Builds the loader into one minified file. Apart from the page's own build: it must not share a chunk with anything. */
export async function buildEmbedLoader(entry: string = EMBED_ENTRY, format: 'iife' | 'es' = 'iife'): Promise<string> {
  const bundle = await rolldown({ input: entry, platform: 'browser', logLevel: 'warn' });
  try {
    const { output } = await bundle.generate({ format, minify: true });
    if (output.length !== 1) throw new Error('the embed loader must be one file');
    return `${output[0].code.trim()}\n`;
  } finally {
    await bundle.close();
  }
}

/** Vite plugin: writes `embed.js` beside the page. */
export function embedLoaderPlugin(): Plugin {
  return {
    name: 'hilt:embed-loader',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'embed.js', source: await buildEmbedLoader() });
    },
    configureServer(server) {
      server.middlewares.use('/embed.js', (_request, response, next) => {
        buildEmbedLoader().then((code) => response.setHeader('content-type', 'text/javascript; charset=utf-8').end(code), next);
      });
    },
  };
}
