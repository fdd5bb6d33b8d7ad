import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { writeEmbedPackage } from '../../scripts/lib/embed-package.ts';
import type { ShopSite } from './shop-site.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the React example as its reader would, with the package as it is packed, and puts it on a seller's server. @param folder for the package's files. */
export async function serveReactShop(shop: ShopSite, pay: string, folder: string): Promise<void> {
  await writeEmbedPackage(folder);
  const built = await build({
    root: `${ROOT}/examples/react-shop`,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    define: { 'import.meta.env.VITE_CHECKOUT_ORIGIN': JSON.stringify(pay), 'import.meta.env': JSON.stringify({ VITE_CHECKOUT_ORIGIN: pay }) },
    resolve: { alias: { 'hilt-checkout-embed': `${folder}/index.js` } },
    build: { write: false, modulePreload: { polyfill: false } },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error('expected one bundle');
  for (const file of built.output) {
    const body = file.type === 'chunk' ? file.code : String(file.source);
    const page = file.fileName === 'index.html' ? '/' : `/${file.fileName}`;
    shop.serve(page, { body, type: page === '/' ? 'text/html; charset=utf-8' : file.fileName.endsWith('.css') ? 'text/css' : 'text/javascript; charset=utf-8' });
  }
}
