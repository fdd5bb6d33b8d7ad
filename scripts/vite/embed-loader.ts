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
    // Marks for a later bundler, of which there is none.
    return `${output[0].code.replaceAll('/* @__PURE__ */ ', '').trim()}\n`;
  } finally {
    await bundle.close();
  }
}

/** Source of the check that sellers run on their own pages. */
const CHECK_ENTRY = fileURLToPath(new URL('../../src/embed/check/main.ts', import.meta.url));
/** What stands under a lasting name beside the page, and from which source. */
const FILES = [['embed.js', EMBED_ENTRY], ['embed-check.js', CHECK_ENTRY]] as const;

/** Vite plugin: writes `embed.js` and `embed-check.js` beside the page. */
export function embedLoaderPlugin(): Plugin {
  return {
    name: 'hilt:embed-loader',
    async generateBundle() {
      const files = await Promise.all(FILES.map(async ([fileName, entry]) => ({ fileName, source: await buildEmbedLoader(entry) })));
      for (const file of files) this.emitFile({ type: 'asset', ...file });
    },
    configureServer(server) {
      for (const [fileName, entry] of FILES) {
        server.middlewares.use(`/${fileName}`, (_request, response, next) => {
          buildEmbedLoader(entry).then((code) => response.setHeader('content-type', 'text/javascript; charset=utf-8').end(code), next);
        });
      }
    },
  };
}
