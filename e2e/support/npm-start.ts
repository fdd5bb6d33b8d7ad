import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { anyFree } from '../../scripts/lib/ports.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm start` runs, as a newcomer would run it, on free ports. */
export class NpmStart {
  readonly #child: ChildProcess;
  #output = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on('data', (part: Buffer) => (this.#output += part.toString()));
    child.stderr?.on('data', (part: Buffer) => (this.#output += part.toString()));
  }

  /** Resolves when it says that everything runs. @throws Error with its output when it ends before. */
  static async run(args: readonly string[] = []): Promise<NpmStart> {
    const ports = ['--port', '--api-port', '--rpc-port'].map(async (name) => [name, String(await anyFree())]);
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', '--no-build', ...(await Promise.all(ports)).flat(), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const started = new NpmStart(child);
    await started.#says('Ctrl-C stops everything');
    return started;
  }

  /** The first address that matches, from what was printed. @throws Error when there is none. */
  address(pattern: RegExp): string {
    const found = pattern.exec(this.#output)?.[0];
    if (found === undefined) throw new Error(`no ${String(pattern)} in:\n${this.#output}`);
    return found;
  }

  /** Presses Ctrl-C. @returns the exit code. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGINT');
    await ended;
    return this.#child.exitCode;
  }

  async #says(text: string): Promise<void> {
    while (!this.#output.includes(text)) {
      if (this.#child.exitCode !== null) throw new Error(`it ended with ${this.#child.exitCode}:\n${this.#output}`);
      await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), once(this.#child, 'exit')]);
    }
  }
}
