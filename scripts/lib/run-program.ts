import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface ProgramResult {
  readonly code: number;
  /** Standard output and error, as they came. */
  readonly output: string;
}

export interface ProgramOptions {
  readonly cwd: string;
  /** Replaces the whole environment; ours when absent. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end without a shell and collects what it says. Never rejects for a bad exit code. */
export function runProgram(command: string, args: readonly string[], { cwd, env = process.env }: ProgramOptions): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: string[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part.toString()));
    child.stderr.on('data', (part: Buffer) => parts.push(part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: parts.join('') }));
  });
}

/** Path of a command-line program of an installed package, so that no shell and no PATH is needed. @throws when it is not installed. */
export function packageProgram(packageName: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`)), file);
}

/** Runs such a program with the Node that runs us. */
export function runPackageProgram(packageName: string, file: string, args: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  return runProgram(process.execPath, [packageProgram(packageName, file), ...args], options);
}
