import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const MAIN = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));
const Line = v.object({ api_url: v.string(), rpc_url: v.string(), ws_url: v.string(), merchant_key: v.string() });

export type SandboxUrls = v.InferOutput<typeof Line>;

/** `npm run sandbox -- --data DIR` as processes of their own, that can be killed and come back on the same ports with the same data. */
export interface KillableSandbox {
  readonly urls: SandboxUrls;
  /** SIGKILL to API and chain at once: neither can save or say anything any more. */
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  /** Kills what runs and deletes the data. */
  dispose(): Promise<void>;
}

export async function startKillableSandbox(): Promise<KillableSandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'hilt-e2e-'));
  let running = start(['--data', folder]);
  const urls = await running.urls;
  const ports = ['--port', new URL(urls.api_url).port, '--rpc-port', new URL(urls.rpc_url).port];
  return {
    urls,
    kill: () => running.kill(),
    async startAgain() {
      running = start(['--data', folder, ...ports]);
      await running.urls;
    },
    async dispose() {
      await running.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface SandboxGroup {
  /** Rejects with its standard error when the sandbox ends instead of answering. */
  readonly urls: Promise<SandboxUrls>;
  /** Also ends one that is still starting; does nothing to one that has ended. */
  kill(): Promise<void>;
}

function start(args: readonly string[]): SandboxGroup {
  // A process group of its own: the chain runs in a child of the API's process, and both must die at the same moment.
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  // Closed, not only exited: then the chain, which writes to the same streams, is gone too.
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const line = new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  const urls = Promise.race([line, ended.then(() => Promise.reject(new Error(`the sandbox ended: ${errors.join('')}`)))]).then((text) => v.parse(Line, JSON.parse(text)));
  // Whoever kills it while it starts does not wait for its addresses.
  urls.catch(() => undefined);
  return {
    urls,
    async kill() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}
