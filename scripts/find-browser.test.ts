import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser, installedBrowser } from './find-browser.ts';
import { type BrowserHost, findExecutable } from './lib/browser-host.ts';
import { withProject } from './testing/project.ts';

interface Machine extends Partial<BrowserHost> {
  /** Executables that are there and start. */
  readonly has?: readonly string[];
  /** Executables that are there and do not start. */
  readonly broken?: readonly string[];
  /** Executables that appear with the download or the package. */
  readonly downloads?: readonly string[];
  readonly packages?: readonly string[];
}

function machine({ has = [], broken = [], downloads, packages, ...host }: Machine): BrowserHost & { readonly said: string[] } {
  const working = new Set(has);
  const said: string[] = [];
  const fetch = (gained: readonly string[] | undefined): boolean => {
    gained?.forEach((path) => working.add(path));
    return gained !== undefined;
  };
  return {
    platform: 'linux',
    env: {},
    playwrightsOwn: '/own/chrome',
    find: (name) => [...working, ...broken].find((path) => path === name || path === `/usr/bin/${name}`) ?? null,
    works: (path) => working.has(path),
    downloadBrowser: () => fetch(downloads),
    installPackage: () => fetch(packages),
    say: (line) => said.push(line),
    said,
    ...host,
  };
}

describe('the browser for end-to-end tests', () => {
  it.each<[string, Machine, string]>([
    ['the one the environment names', { env: { PLAYWRIGHT_CHROMIUM: '/mine' }, has: ['/mine', '/own/chrome', '/usr/bin/chromium'] }, '/mine'],
    ['Playwright’s own', { has: ['/own/chrome', '/usr/bin/chromium'] }, '/own/chrome'],
    ['Chrome before Chromium', { has: ['/usr/bin/chromium', '/usr/bin/google-chrome'] }, '/usr/bin/google-chrome'],
    ['an installed Chromium', { has: ['/usr/bin/chromium'] }, '/usr/bin/chromium'],
    ['an app on a Mac', { platform: 'darwin', has: ['/Applications/Chromium.app/Contents/MacOS/Chromium'] }, '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['Chrome on Windows', { platform: 'win32', env: { ProgramFiles: 'C:\\P' }, has: ['C:\\P\\Google\\Chrome\\Application\\chrome.exe'] }, 'C:\\P\\Google\\Chrome\\Application\\chrome.exe'],
    ['a download', { downloads: ['/own/chrome'] }, '/own/chrome'],
    ['Debian’s package', { packages: ['/usr/bin/chromium'] }, '/usr/bin/chromium'],
    ['Debian’s package when the download lacks libraries', { downloads: [], packages: ['/usr/bin/chromium'] }, '/usr/bin/chromium'],
  ])('is %s', (_name, host, path) => {
    expect(findBrowser(machine(host))?.path).toBe(path);
  });

  it('is another one when the named one does not start, and that is said', () => {
    const host = machine({ env: { PLAYWRIGHT_CHROMIUM: '/gone' }, broken: ['/own/chrome'], has: ['/usr/bin/chromium'] });
    expect(installedBrowser(host)?.path).toBe('/usr/bin/chromium');
    expect(host.said).toEqual([expect.stringContaining('/gone'), expect.stringContaining('/own/chrome')]);
  });

  it('error: is nothing when nothing helps', () => {
    expect(findBrowser(machine({}))).toBeNull();
    expect(installedBrowser(machine({ downloads: ['/own/chrome'] }))).toBeNull();
  });

  it('is looked for on the PATH, as executable files only', () =>
    withProject({ 'a/plain': '', 'b/plain': '' }, async (root) => {
      await chmod(join(root, 'b/plain'), 0o755);
      expect(findExecutable('plain', `${join(root, 'a')}:${join(root, 'b')}`)).toBe(join(root, 'b/plain'));
      expect(findExecutable(join(root, 'a/plain'), '')).toBeNull();
    }));
});
