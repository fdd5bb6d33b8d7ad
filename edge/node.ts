import { ConfigError } from '../src/app/config/read-config.ts';
import { type EdgeConfig, type Environment, readEdgeConfig } from './config.ts';
import type { LogEntry } from './log/log-entry.ts';
import { readArguments, USAGE } from './node/arguments.ts';
import { readDiskAssets } from './node/disk-assets.ts';
import { nodePorts } from './node/edge-ports.ts';
import { createLog } from './node/log-lines.ts';
import { startServer } from './node/server.ts';

/** `npm run edge`: the edge on Node, over a finished build. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const { port, host, dist } = readArguments(args, process.env);
  const log = createLog((text) => process.stdout.write(text));
  const config = withOwnAddress(process.env, port);
  const assets = await readDiskAssets(dist);
  if ((await assets.text('/index.html')) === null) throw new Error(`there is no index.html in ${dist}; run "npm run build" first`);
  const server = await startServer(nodePorts(config, assets, log), { host, port, drainMs: config.drainMs, shutdownMs: config.shutdownMs });
  note(log, 'listening', server.url);

  const stop = (signal: string): void => {
    note(log, 'stopping', signal);
    server.stop().then(
      () => note(log, 'stopped', signal),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** For a first look on one machine no address need be set; anybody else can only reach an edge whose operator says where it is. */
function withOwnAddress(env: Environment, port: number): EdgeConfig {
  const own = port === 0 || env['HILT_EDGE_PUBLIC_URL'] !== undefined ? {} : { HILT_EDGE_PUBLIC_URL: `http://127.0.0.1:${port}` };
  return readEdgeConfig({ ...env, ...own });
}

function note(log: (entry: LogEntry) => void, event: string, detail: string): void {
  log({ at: new Date().toISOString(), level: 'info', event, detail });
}

function fail(error: unknown): void {
  console.error(error instanceof ConfigError ? `These settings are missing or wrong: ${error.variables.join(', ')} (docs/deploy.md)` : error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

await main(process.argv.slice(2)).catch(fail);
