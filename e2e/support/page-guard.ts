import type { ConsoleMessage, Page, Request } from '@playwright/test';

/** What a page did that a checkout must never do. */
export interface Misdeed {
  readonly kind: 'console error' | 'page error' | 'foreign request' | 'policy violation';
  readonly text: string;
}

export interface GuardOptions {
  /** Origins the page may talk to. */
  readonly origins: readonly string[];
}

/**
 * Watches a page from its first request: errors, requests to anybody else, and breaches of the content security policy.
 * A test that causes an error on purpose says so with `expect`, before it happens.
 */
export class PageGuard {
  readonly #misdeeds: Misdeed[] = [];
  readonly #allowed: RegExp[] = [];
  readonly #origins: ReadonlySet<string>;

  constructor(page: Page, { origins }: GuardOptions) {
    this.#origins = new Set(origins);
    page.on('console', (message) => this.#console(message));
    page.on('pageerror', (error) => this.#add('page error', error.stack ?? error.message));
    page.on('request', (request) => this.#request(request));
  }

  /** From now on, misdeeds whose text matches are what the test is about. Browsers report every failed request as a console error. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** Whether the test has said that it causes this on purpose; for pages beside the first. */
  allows(text: string): boolean {
    return this.#allowed.some((pattern) => pattern.test(text));
  }

  /** What happened so far and was not allowed. */
  misdeeds(): readonly Misdeed[] {
    return this.#misdeeds.filter(({ text }) => !this.allows(text));
  }

  #add(kind: Misdeed['kind'], text: string): void {
    this.#misdeeds.push({ kind, text });
  }

  #console(message: ConsoleMessage): void {
    const text = `${message.text()} (${message.location().url})`;
    if (/content security policy/i.test(text)) this.#add('policy violation', text);
    else if (message.type() === 'error') this.#add('console error', text);
  }

  #request(request: Request): void {
    const url = request.url();
    if (/^(?:data|blob|about):/.test(url)) return;
    if (!this.#origins.has(new URL(url).origin)) this.#add('foreign request', `${request.method()} ${url}`);
  }
}
