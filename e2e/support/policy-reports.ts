import { test as base, type BrowserContext } from '@playwright/test';

/** The browser's own report of something that a page's policy stopped, or would have stopped. */
export interface PolicyReport {
  readonly directive: string;
  /** `enforce` or `report`. */
  readonly disposition: string;
  readonly text: string;
}

const MARK = 'hilt-policy-report ';

/** In every document of a context, before anything of the page runs: says what the browser reports. */
function reportToConsole(mark: string): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, disposition, blockedURI, documentURI, sourceFile, sample }) => {
    const text = `${effectiveDirective} stopped ${blockedURI} ${sample} of ${sourceFile} in ${documentURI}`;
    console.debug(`${mark}${JSON.stringify({ directive: effectiveDirective, disposition, text })}`);
  });
}

/** All reports of a browser since the last `take`, whichever tab, window or frame they come from. */
class Reports {
  #found: PolicyReport[] = [];

  async listenTo(context: BrowserContext): Promise<void> {
    await context.addInitScript(reportToConsole, MARK);
    context.on('console', (message) => {
      const text = message.text();
      if (text.startsWith(MARK)) this.#found.push(JSON.parse(text.slice(MARK.length)));
    });
  }

  take(): readonly PolicyReport[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }
}

/** A test that causes a report on purpose says so. */
export class PolicyWatch {
  readonly #allowed: RegExp[] = [];

  /** @param pattern of a report's text, e.g. `/^frame-src stopped/`. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  allows(text: string): boolean {
    return this.#allowed.some((pattern) => pattern.test(text));
  }
}

interface WorkerFixtures {
  readonly policyReports: Reports;
}

interface TestFixtures {
  readonly policy: PolicyWatch;
}

/** Playwright's test, failing on every policy report of every page it opened, by whatever context. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
  policyReports: [async ({}, use) => use(new Reports()), { scope: 'worker' }],

  browser: [
    async ({ browser, policyReports }, use) => {
      const open = browser.newContext.bind(browser);
      // Every context comes from here, Playwright's own for `page` as well, so none can be forgotten.
      browser.newContext = async (options) => {
        const context = await open(options);
        await policyReports.listenTo(context);
        return context;
      };
      await use(browser);
    },
    { scope: 'worker' },
  ],

  policy: [
    async ({ policyReports }, use) => {
      policyReports.take();
      const watch = new PolicyWatch();
      await use(watch);
      base.expect(policyReports.take().filter(({ text }) => !watch.allows(text)), 'what a policy stopped').toEqual([]);
    },
    { auto: true },
  ],
});
