import { defineConfig } from '@playwright/test';
import { installedBrowser } from './scripts/find-browser.ts';
import type { HostOption } from './e2e/support/test.ts';
import { QUIET_FLAGS } from './scripts/lib/browser-flags.ts';
import { thisMachine } from './scripts/lib/browser-host.ts';

/** `npm test` finds (or fetches) the browser and names it here; run by hand, one that is installed is taken. */
const named = process.env['PLAYWRIGHT_CHROMIUM'] ?? '';
const executablePath = named === '' ? installedBrowser(thisMachine(console.error))?.path : named;

export default defineConfig<HostOption>({
  testDir: 'e2e/tests',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/support/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  // A test that passes only on a second try hides a race; there is no second try.
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/e2e-report.json' }]],
  use: {
    trace: 'off',
    screenshot: 'off',
    video: 'off',
    locale: 'en-US',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
    launchOptions: { args: QUIET_FLAGS, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [
    // Every journey through both worlds: the phone's page comes from a file host with the generated headers, the desktop's from the edge.
    // Journeys that say the same at both sizes run once.
    { name: 'phone', grepInvert: /@desktop/, use: { host: 'files', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 } },
    // Tests tagged @phone set their own width or are about phones.
    { name: 'desktop', grepInvert: /@phone/, use: { host: 'edge', viewport: { width: 1280, height: 900 } } },
  ],
});
