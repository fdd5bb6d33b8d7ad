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

interface Running {
  readonly urls: SandboxUrls;
  kill(): Promise<void>;
}

export async function startKillableSandbox(): Promise<KillableSandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'hilt-e2e-'));
  let running: Running | null = await run(['--data', folder]);
  const { urls } = running;
  const ports = ['--port', new URL(urls.api_url).port, '--rpc-port', new URL(urls.rpc_url).port];
  const kill = async (): Promise<void> => {
    await running?.kill();
    running = null;
  };
  return {
    urls,
    kill,
    async startAgain() {
      running = await run(['--data', folder, ...ports]);
    },
    async dispose() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @throws Error with its standard error when the sandbox ends instead of answering. */
async function run(args: readonly string[]): Promise<Running> {
  // A process group of its own: the chain runs in a child of the API's process, and both must die at the same moment.
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const first = new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  const line = await Promise.race([first, ended.then(() => Promise.reject(new Error(`the sandbox ended: ${errors.join('')}`)))]);
  return {
    urls: v.parse(Line, JSON.parse(line)),
    async kill() {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}
