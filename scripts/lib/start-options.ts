import { parseArgs } from 'node:util';

/** First of the ports `npm start` uses; the others follow from it. */
export const DEFAULT_PORT = 4173;

export interface StartOptions {
  /** Port of the checkout; the shop takes the next one. */
  readonly port: number;
  readonly apiPort: number;
  readonly rpcPort: number;
  /** Where state is kept from run to run; null keeps it in memory. */
  readonly dataDir: string | null;
  /** Forget what the data folder holds. */
  readonly fresh: boolean;
  readonly build: boolean;
}

export const START_USAGE = `npm start -- [options]

Builds the checkout with the sandbox wallet, starts a local Hilt API, a local Solana chain, the checkout and a demo shop,
and prints where everything is. No real money, no network, no account needed. Ctrl-C stops all of it.

  --port N       port of the checkout (${DEFAULT_PORT}); the shop takes the next one
  --api-port N   port of the API (8787)
  --rpc-port N   port of the chain (8899; its websocket takes the next one)
  --data DIR     keep payments and the chain in DIR, so that they survive a restart
  --fresh        with --data: begin again from nothing
  --no-build     use the bundle of last time, even if the code has changed
  --help         this text

A port that is taken is replaced by a free one.`;

export type ParsedStart = { readonly tag: 'start'; readonly options: StartOptions } | { readonly tag: 'help' } | { readonly tag: 'wrong'; readonly problem: string };

/** Reads the command line. Never throws. */
export function parseStartArgs(args: readonly string[]): ParsedStart {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, 'api-port': { type: 'string' }, 'rpc-port': { type: 'string' }, data: { type: 'string' }, fresh: { type: 'boolean' }, 'no-build': { type: 'boolean' }, help: { type: 'boolean' } },
    });
    if (values.help === true) return { tag: 'help' };
    if (values.fresh === true && values.data === undefined) return { tag: 'wrong', problem: '--fresh needs --data: without it nothing is kept anyway' };
    return {
      tag: 'start',
      options: {
        port: portOf('--port', values.port, DEFAULT_PORT),
        apiPort: portOf('--api-port', values['api-port'], 8787),
        rpcPort: portOf('--rpc-port', values['rpc-port'], 8899),
        dataDir: values.data ?? null,
        fresh: values.fresh === true,
        build: values['no-build'] !== true,
      },
    };
  } catch (error) {
    return { tag: 'wrong', problem: error instanceof Error ? error.message : String(error) };
  }
}

function portOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const port = Number(text);
  // The next port has to exist as well.
  if (!/^\d+$/.test(text) || port < 1 || port > 65_534) throw new RangeError(`${name} must be a number from 1 to 65534`);
  return port;
}
