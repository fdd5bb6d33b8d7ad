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

/** All reports of a browser, whichever tab, window or frame they come from. */
class Reports {
  #found: PolicyReport[] = [];

  async listenTo(context: BrowserContext): Promise<void> {
    await context.addInitScript(reportToConsole, MARK);
    context.on('console', (message) => {
      const text = message.text();
      if (text.startsWith(MARK)) this.#found.push(JSON.parse(text.slice(MARK.length)));
    });
  }

  get found(): readonly PolicyReport[] {
    return this.#found;
  }

  forget(): void {
    this.#found = [];
  }
}

/** What browsers reported during one test. */
export class PolicyWatch {
  readonly #reports: Reports;
  readonly #allowed: RegExp[] = [];

  constructor(reports: Reports) {
    reports.forget();
    this.#reports = reports;
  }

  /** A test that causes a report on purpose says so. @param pattern of a report's text, e.g. `/^frame-src stopped/`. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** Reports so far, in the order they came, those that are allowed included. */
  reports(): readonly PolicyReport[] {
    return this.#reports.found;
  }

  breaches(): readonly PolicyReport[] {
    return this.reports().filter(({ text }) => !this.#allowed.some((pattern) => pattern.test(text)));
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
      const watch = new PolicyWatch(policyReports);
      await use(watch);
      base.expect(watch.breaches(), 'what a policy stopped').toEqual([]);
    },
    { auto: true },
  ],
});
