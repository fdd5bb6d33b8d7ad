import { type Browser, chromium } from '@playwright/test';
import { installedBrowser, NO_BROWSER } from '../../scripts/find-browser.ts';
import { QUIET_FLAGS } from '../../scripts/lib/browser-flags.ts';
import { thisMachine } from '../../scripts/lib/browser-host.ts';

/** The browser of the end-to-end tests. @throws Error when there is none; nothing is fetched for a benchmark. */
export async function launchBrowser(): Promise<Browser> {
  const found = installedBrowser(thisMachine(console.error));
  if (found === null) throw new Error(NO_BROWSER);
  return chromium.launch({ executablePath: found.path, args: QUIET_FLAGS });
}
