import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

const Line = v.looseObject({ api_url: v.string(), rpc_url: v.string(), ws_url: v.string(), merchant_key: v.string(), handoff_url: v.string(), products: v.array(v.looseObject({ slug: v.string(), checkout_url: v.string() })) });

/** How a process ended: its exit code, or the signal that killed it. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface SandboxProcess {
  readonly urls: v.InferOutput<typeof Line>;
  /** Everything on standard output so far, line by line. */
  readonly lines: readonly string[];
  /** Sends a signal to this process only and waits until it has ended. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<ProcessEnd>;
}

/** Runs `npm run sandbox` as a process of its own and waits for its line. @throws Error with its standard error when it ends without one. */
export async function spawnSandbox(args: readonly string[]): Promise<SandboxProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const errors: string[] = [];
  const ended = new Promise<ProcessEnd>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  const first = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      resolve(line);
    });
  });
  const line = await Promise.race([first, ended.then(({ code }) => Promise.reject(new Error(`the sandbox ended with ${code}: ${errors.join('')}`)))]);
  return { urls: v.parse(Line, JSON.parse(line)), lines, end: (signal) => endProcess(child, signal, ended) };
}

function endProcess(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<ProcessEnd>): Promise<ProcessEnd> {
  child.kill(signal);
  return ended;
}
