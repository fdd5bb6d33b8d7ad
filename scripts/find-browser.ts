import { pathToFileURL } from 'node:url';
import { type BrowserHost, thisMachine } from './lib/browser-host.ts';

export interface FoundBrowser {
  readonly path: string;
  /** Where it came from, for whoever wonders. */
  readonly from: string;
}

/** Names and places under which systems keep Chrome and Chromium. */
const COMMANDS = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const MAC_APPS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const WINDOWS_FOLDERS = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];

export const NO_BROWSER = `No browser for the end-to-end tests was found, and none could be fetched. Two ways out:
  1. Install Google Chrome or Chromium by the means of your system, or
  2. point PLAYWRIGHT_CHROMIUM at any Chrome or Chromium executable: PLAYWRIGHT_CHROMIUM=/path/to/chrome npm test`;

/** A browser that is already here: the one the environment names, Playwright's own, an installed one. Fetches nothing. */
export function installedBrowser(host: BrowserHost): FoundBrowser | null {
  const named = host.env['PLAYWRIGHT_CHROMIUM'] ?? '';
  const candidates: FoundBrowser[] = [
    { path: named, from: 'PLAYWRIGHT_CHROMIUM' },
    { path: host.playwrightsOwn, from: 'Playwright’s own' },
    ...installedPlaces(host).map((path) => ({ path, from: 'installed here' })),
  ];
  for (const { path, from } of candidates) {
    if (path === '') continue;
    const found = host.find(path);
    if (found !== null && host.works(found)) return { path: found, from };
    if (from === 'PLAYWRIGHT_CHROMIUM') host.say(`PLAYWRIGHT_CHROMIUM is ${path}, which does not start; looking for another browser`);
    else if (found !== null) host.say(`${found} does not start; looking for another browser`);
  }
  return null;
}

/** The first browser found, fetched if there is none: by Playwright, then by Debian's package manager. Null when nothing helped. */
export function findBrowser(host: BrowserHost): FoundBrowser | null {
  const here = installedBrowser(host);
  if (here !== null) return here;
  host.say('No browser found; Playwright downloads one');
  if (host.downloadBrowser() && host.works(host.playwrightsOwn)) return { path: host.playwrightsOwn, from: 'downloaded by Playwright' };
  host.say('That did not work; trying the package manager');
  const packaged = host.installPackage() ? host.find('chromium') : null;
  return packaged !== null && host.works(packaged) ? { path: packaged, from: 'the chromium package' } : null;
}

function installedPlaces(host: BrowserHost): readonly string[] {
  if (host.platform === 'darwin') return [...MAC_APPS, ...COMMANDS];
  if (host.platform !== 'win32') return COMMANDS;
  return WINDOWS_FOLDERS.flatMap((name) => host.env[name] ?? []).map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`);
}

/** `npx tsx scripts/find-browser.ts` prints the path. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = findBrowser(thisMachine((line) => console.error(line)));
  if (found === null) console.error(NO_BROWSER);
  else console.log(found.path);
  process.exitCode = found === null ? 1 : 0;
}
