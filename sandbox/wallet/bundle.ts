import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ENTRY = fileURLToPath(new URL('./main.ts', import.meta.url));

/**
 * The sandbox wallet as one classic script, for pages that were built without it: give it to a browser driver's init script, after
 * one that sets `window.__hiltSandbox = { rpcUrl }`. Writes nothing to disk.
 * @throws Error when it does not build into exactly one script.
 */
export async function bundleSandboxWallet(): Promise<string> {
  const built = await build({
    configFile: false,
    envDir: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'import.meta.env.VITE_SOLANA_RPC_URLS': 'undefined' },
    build: { write: false, minify: true, lib: { entry: ENTRY, formats: ['iife'], name: 'hiltSandboxWallet' } },
  });
  const [output, ...more] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output) || more.length > 0) throw new Error('the sandbox wallet did not build into one bundle');
  const [script, ...rest] = output.output;
  if (rest.length > 0) throw new Error('the sandbox wallet did not build into one script');
  return script.code;
}
