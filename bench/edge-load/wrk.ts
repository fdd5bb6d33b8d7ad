import { spawn } from 'node:child_process';

/** One run of wrk, in its own words. Times in milliseconds. */
export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers outside 2xx and 3xx. */
  readonly refused: number;
  /** Connections that failed, broke or timed out. */
  readonly broken: number;
}

export interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Path of a Lua script that makes the requests. */
  readonly script?: string;
}

/** @throws Error when wrk is missing or fails. */
export async function runWrk({ url, connections, seconds, headers = {}, script }: LoadOptions): Promise<LoadResult> {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const output = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '--latency', ...given, ...(script === undefined ? [] : ['-s', script]), url]);
  return parseWrk(output);
}

export function parseWrk(output: string): LoadResult {
  const number = (pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? Number.NaN);
  const errors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(output)?.slice(1).map(Number) ?? [];
  const result = { requestsPerSecond: number(/Requests\/sec:\s+([\d.]+)/), p50: milliseconds(output, '50%'), p99: milliseconds(output, '99%'), refused: number(/Non-2xx or 3xx responses: (\d+)/) || 0, broken: errors.reduce((sum, count) => sum + count, 0) };
  if (Number.isNaN(result.requestsPerSecond)) throw new Error(`wrk said nothing to read: ${output}`);
  return result;
}

function milliseconds(output: string, percentile: string): number {
  const [, value = '', unit = ''] = new RegExp(`${percentile}\\s+([\\d.]+)(us|ms|s|m)\\b`).exec(output) ?? [];
  const factor = { us: 0.001, ms: 1, s: 1_000, m: 60_000 }[unit] ?? Number.NaN;
  return Math.round(Number(value) * factor * 1_000) / 1_000;
}

/** Runs a program to its end. @throws Error naming a program that is missing, or saying what it said. */
export function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.once('error', () => reject(new Error(`${program} is not installed here (Debian: apt-get install ${program}); nothing was measured`)));
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${program} ended with ${code}: ${output}`))));
  });
}
