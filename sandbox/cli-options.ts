import { parseArgs } from 'node:util';
import type { SandboxOptions } from './start-sandbox.ts';

export type CliOptions = { readonly ok: true; readonly options: SandboxOptions } | { readonly ok: false; readonly problem: string };

/** Reads the arguments of `npm run sandbox --`; a wrong one is named, never guessed at. */
export function readCliOptions(args: readonly string[]): CliOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, 'rpc-port': { type: 'string' }, data: { type: 'string' }, fresh: { type: 'boolean' }, 'checkout-url': { type: 'string' } },
      strict: true,
      allowPositionals: false,
    });
    const { port, 'rpc-port': rpcPort, data, fresh, 'checkout-url': checkoutUrl } = values;
    if (data === '') throw new Error('--data needs a directory');
    return {
      ok: true,
      options: {
        ...(port === undefined ? {} : { port: readPort('--port', port) }),
        ...(rpcPort === undefined ? {} : { rpcPort: readPort('--rpc-port', rpcPort) }),
        ...(data === undefined ? {} : { dataDir: data }),
        ...(fresh === undefined ? {} : { fresh }),
        ...(checkoutUrl === undefined ? {} : { checkoutUrl: readOrigin(checkoutUrl) }),
      },
    };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function readPort(name: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_534)) throw new Error(`${name} must be a number from 0 (any free port) to 65534`);
  return port;
}

function readOrigin(text: string): string {
  const isOrigin = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === '/';
  if (!isOrigin) throw new Error('--checkout-url must be an origin like http://localhost:4173');
  return new URL(text).origin;
}
