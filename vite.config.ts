import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { chunkModulesPlugin } from './scripts/vite/chunk-modules.ts';
import { embedLoaderPlugin } from './scripts/vite/embed-loader.ts';
import { headScriptPlugin } from './scripts/vite/head-script.ts';
import { pageSettingsPlugin } from './scripts/vite/page-settings.ts';
import { preloadPlugin } from './scripts/vite/preload-wallet.ts';
import { purePackagesPlugin } from './scripts/vite/pure-packages.ts';
import { receiptCheckerPlugin } from './scripts/vite/receipt-checker.ts';
import { productionGuardPlugin, sandboxWalletPlugin } from './scripts/vite/sandbox-only.ts';
import { settingsFrom } from './src/app/config/settings-block.ts';
import { catalogPlugin } from './src/i18n/compile/catalog-plugin.ts';
import { walletPackagesPlugin } from './src/wallet/build/wallet-packages.ts';

const SANDBOX_WALLET = '/sandbox/wallet/main.ts';
/** Entries of the lazy chunks every buyer needs, in the order of need: the payment core, the wallets, what prepares a payment. */
const SOON = ['/src/app/pages/checkout-core.ts', '/src/wallet/load-wallet.ts', '/src/solana/signing/payment-builder.ts'];

/** The first script names every file it may load, and hashes do not compress. 42 bits tell two versions of one file apart. */
const named = (ext: string) => `assets/[name]-[hash:7].${ext}`;

/**
 * Two kinds of build:
 * - `vite build`: production, into dist/, settings from the environment.
 * - `vite build --mode sandbox`: into dist-sandbox/, with the sandbox wallet and the gallery; its settings are filled in by
 *   sandbox/static-server.ts when the page is served, so that one build works on any ports.
 */
export default defineConfig(({ mode, command }) => {
  const sandbox = mode === 'sandbox';
  const settings = sandbox && command === 'build' ? {} : settingsFrom({ ...loadEnv(mode, process.cwd(), 'VITE_'), ...process.env });
  return {
    plugins: [
      react(),
      catalogPlugin(),
      walletPackagesPlugin(),
      purePackagesPlugin(),
      headScriptPlugin(),
      embedLoaderPlugin(),
      preloadPlugin(SOON),
      chunkModulesPlugin(),
      pageSettingsPlugin(settings),
      receiptCheckerPlugin(),
      sandbox ? sandboxWalletPlugin(SANDBOX_WALLET) : productionGuardPlugin(),
    ],
    define: { 'import.meta.env.HILT_CHECKOUT_VERSION': JSON.stringify(manifest.version) },
    envPrefix: sandbox && command === 'build' ? 'HILT_UNUSED_' : 'VITE_',
    build: {
      outDir: sandbox ? 'dist-sandbox' : 'dist',
      manifest: true,
      modulePreload: { polyfill: false },
      // A file per asset: nothing inlined means nothing a strict content policy has to make an exception for.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      // What the page needs at once is one script and one stylesheet: a dozen small ones compress worse and ask more often.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] }, chunkFileNames: named('js'), assetFileNames: named('[ext]') } },
    },
    server: { host: '127.0.0.1', strictPort: false },
    preview: { host: '127.0.0.1' },
  };
});
