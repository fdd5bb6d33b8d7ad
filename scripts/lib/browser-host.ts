import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { packageProgram } from './run-program.ts';

/** What the browser search needs from the machine it runs on; handed in, so that a test can be any machine. */
export interface BrowserHost {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where Playwright keeps its own browser, whether it is there or not. */
  readonly playwrightsOwn: string;
  /** Path of an executable file or of a command on the PATH, or null. */
  find(nameOrPath: string): string | null;
  /** True when the browser starts: a file may be there while the system libraries it needs are not. */
  works(path: string): boolean;
  /** Has Playwright download its browser. True when that went well. */
  downloadBrowser(): boolean;
  /** Has Debian's package manager install `chromium`, where that is possible without asking anybody. True when that went well. */
  installPackage(): boolean;
  say(line: string): void;
}

const MINUTE = 60_000;

/** The machine we are on. */
export function thisMachine(say: (line: string) => void): BrowserHost {
  const find = (nameOrPath: string): string | null => findExecutable(nameOrPath, process.env['PATH'] ?? '');
  const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): boolean =>
    spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 10 * MINUTE, env }).status === 0;
  return {
    platform: process.platform,
    env: process.env,
    playwrightsOwn: chromium.executablePath(),
    find,
    works: (path) => spawnSync(path, ['--headless', '--no-sandbox', '--disable-gpu', '--version'], { stdio: 'ignore', timeout: MINUTE }).status === 0,
    downloadBrowser: () => run(process.execPath, [packageProgram('playwright', 'cli.js'), 'install', 'chromium']),
    installPackage: () => {
      const apt = find('apt-get');
      if (apt === null) return false;
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const aptGet = (...args: readonly string[]): boolean => (process.getuid?.() === 0 ? run(apt, args, env) : run('sudo', ['-n', apt, ...args], env));
      return aptGet('update') && aptGet('install', '-y', '--no-install-recommends', 'chromium');
    },
    say,
  };
}

/** @param path value of the PATH variable. */
export function findExecutable(nameOrPath: string, path: string): string | null {
  const places = /[/\\]/.test(nameOrPath) ? [nameOrPath] : path.split(delimiter).filter(Boolean).map((folder) => join(folder, nameOrPath));
  return places.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
