import { setTimeout as wait } from 'node:timers/promises';
import { type Chain, createChain } from './chain.ts';
import { type ServerMessage, type ServerOptions, isServerOptions } from './server-options.ts';
import { type RpcServer, serveRpc } from './server/rpc-server.ts';
import { startSlotTimer } from './server/slot-timer.ts';
import { DiskStore } from './store/disk-store.ts';
import { lockDirectory } from './store/directory-lock.ts';

/*
 * The chain's own process. It exists because LiteSVM can end the process it runs in: the supervisor starts it, and starts it
 * again when it dies. What it keeps is in its data directory.
 */

/** After a kill the system may hold port and lock for a moment longer. */
const RETRIES = 20;
const RETRY_MS = 100;

async function untilDone<T>(attempt: () => Promise<T | null>): Promise<T | null> {
  for (let tries = 0; tries < RETRIES; tries += 1) {
    const result = await attempt();
    if (result !== null) return result;
    await wait(RETRY_MS);
  }
  return null;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

async function serveWhenFree(chain: Chain, port: number): Promise<RpcServer | null> {
  try {
    return await serveRpc(chain, port);
  } catch (error) {
    if (isPortTaken(error)) return null;
    throw error;
  }
}

async function start(options: ServerOptions): Promise<ServerMessage> {
  const unlock = await untilDone(() => lockDirectory(options.dataDir));
  if (unlock === null) return { tag: 'refused', reason: `another process uses ${options.dataDir}` };
  const chain = createChain({ now: () => Date.now(), settling: options, store: new DiskStore(options.dataDir) });
  const server = await untilDone(() => serveWhenFree(chain, options.port));
  if (server === null) return { tag: 'refused', reason: `port ${options.port} or ${options.port + 1} is taken` };
  const stopTimer = startSlotTimer(chain, options.slotMs);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    stopTimer();
    void server.close().then(() => {
      chain.close();
      unlock();
      process.exit(0);
    });
  };
  process.on('SIGTERM', stop);
  // Ctrl-C reaches the whole group of processes; the supervisor decides when this one ends.
  process.on('SIGINT', () => undefined);
  // Without a supervisor nobody would ever stop this process.
  process.on('disconnect', stop);
  return { tag: 'ready', port: server.port };
}

const putativeOptions: unknown = JSON.parse(process.argv[2] ?? 'null');
if (!isServerOptions(putativeOptions)) throw new Error('the chain process is started by its supervisor');
const message = await start(putativeOptions);
process.send?.(message);
if (message.tag === 'refused') {
  process.exitCode = 1;
  process.disconnect();
}
