import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CLUSTER_SETTLING } from './bank/commitment.ts';
import { SLOT_MS } from './bank/slots.ts';
import { type ServerMessage, type ServerOptions, isServerMessage } from './server-options.ts';

export interface StartChainOptions {
  /** HTTP port; the one after it is taken as well. 0 or absent for any free pair. */
  readonly port?: number;
  /** Where the chain is kept across starts. Absent: a temporary directory, so that it survives a crash but not `stop`. */
  readonly dataDir?: string;
  /** Milliseconds per slot; 400 unless a test is in a hurry. */
  readonly slotMs?: number;
  /** Slots until a transaction is confirmed (2) and finalized (32). */
  readonly confirmAfter?: number;
  readonly finalizeAfter?: number;
  /** Called whenever the chain's process had died and answers again. */
  readonly onRestart?: () => void;
  /** Called when it cannot be brought back: it died too often. Absent: the error is thrown from the event loop and ends this process. */
  readonly onGiveUp?: (error: Error) => void;
}

export interface RunningChain {
  readonly url: string;
  readonly wsUrl: string;
  /** The process that runs the chain now; another one after a restart. */
  readonly pid: number;
  /** Ends the process after it has saved its state. */
  stop(): Promise<void>;
}

/** This many deaths in a row, each soon after its process had answered or before, are a defect that restarts do not cure. */
const MAX_EARLY_DEATHS = 5;
const EARLY_MS = 5000;

const SERVER = fileURLToPath(new URL('./server-main.ts', import.meta.url));

function forkServer(options: ServerOptions): ChildProcess {
  // By its full path: the loader must be found from whatever directory the sandbox was started in.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return fork(SERVER, [JSON.stringify(options)], { execPath: process.execPath, execArgv: ['--import', tsx], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** Resolves with the process's first message, or rejects when it ends without one. */
function firstMessage(child: ChildProcess): Promise<ServerMessage> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => (isServerMessage(message) ? resolve(message) : reject(new Error('the chain process sent nonsense'))));
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`the chain process ended before it answered (${signal ?? code ?? 'unknown'})`)));
  });
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
  });
}

/**
 * Starts the sandbox chain in a process of its own and keeps it running: when it dies it is started again, on the same ports and
 * with the same state. Everything answered before it died is still there.
 * @throws Error when it cannot start: a port is taken, or another process uses the data directory.
 */
export async function startChain(options: StartChainOptions = {}): Promise<RunningChain> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'hilt-chain-')));
  const settings: Omit<ServerOptions, 'port'> = {
    dataDir,
    slotMs: options.slotMs ?? SLOT_MS,
    confirmAfter: options.confirmAfter ?? CLUSTER_SETTLING.confirmAfter,
    finalizeAfter: options.finalizeAfter ?? CLUSTER_SETTLING.finalizeAfter,
  };
  const onGiveUp =
    options.onGiveUp ??
    ((error: Error) => {
      throw error;
    });
  let port = options.port ?? 0;
  let stopping = false;
  let earlyDeaths = 0;
  let answeredAt = 0;
  let child: ChildProcess;

  const launch = async (): Promise<void> => {
    child = forkServer({ ...settings, port });
    const message = await firstMessage(child);
    if (message.tag === 'refused') throw new Error(`the sandbox chain cannot start: ${message.reason}`);
    port = message.port;
    answeredAt = performance.now();
    child.once('exit', () => void revive());
  };
  const revive = async (): Promise<void> => {
    if (stopping) return;
    earlyDeaths = performance.now() - answeredAt > EARLY_MS ? 1 : earlyDeaths + 1;
    if (earlyDeaths > MAX_EARLY_DEATHS) return onGiveUp(new Error('the sandbox chain died too often'));
    try {
      await launch();
      options.onRestart?.();
    } catch {
      // It died before it answered.
      answeredAt = performance.now();
      await revive();
    }
  };
  try {
    await launch();
  } catch (error) {
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port + 1}`,
    get pid() {
      return child.pid ?? 0;
    },
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      await exited(child);
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
