import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** An edge in a process of its own, as `npm run edge` starts it. */
export interface EdgeProcess {
  readonly url: string;
  readonly pid: number;
  /** Megabytes in memory now; 0 where the system does not tell. */
  memory(): Promise<number>;
  /** Asks it to stop, and waits until it has. @returns its exit code. */
  stop(): Promise<number | null>;
}

/** @throws Error when it does not start. */
export async function startEdgeProcess(dist: string, settings: Readonly<Record<string, string>>, port = 0): Promise<EdgeProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'edge/node.ts', '--port', String(port), '--dist', dist], { cwd: root, env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await listening(child);
  return {
    url,
    pid: child.pid ?? 0,
    memory: () => residentMegabytes(child.pid ?? 0),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the edge ended with ${code}`)));
    child.stdout?.on('data', (chunk) => {
      const url = /"event":"listening","detail":"([^"]+)"/.exec(String(chunk))?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

async function residentMegabytes(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 102.4) / 10;
  } catch {
    return 0;
  }
}
