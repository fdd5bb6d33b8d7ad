import type { BrowserContext, Page, Request } from '@playwright/test';
import { spyOnPage } from './recorder-spy.ts';
import { storedText } from './stored.ts';

/** Something a page has said, sent, kept or shown. */
interface Trace {
  readonly where: string;
  readonly text: string;
}

/**
 * Writes down everything that leaves a browser or stays in it: requests with all headers, frames of sockets, messages between windows, tabs and workers, writes to
 * every kind of storage, addresses, titles, console lines and errors. Starts with the next page that loads, in all tabs and frames.
 */
export class Recorder {
  readonly #traces: Trace[] = [];
  readonly #pending: Promise<void>[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext) {
    this.#context = context;
  }

  static async on(context: BrowserContext): Promise<Recorder> {
    const recorder = new Recorder(context);
    await context.exposeBinding('__hiltRecord', (_source, where: string, text: string) => recorder.#add(where, text));
    await context.addInitScript(spyOnPage);
    context.on('request', (request) => recorder.#request(request));
    context.on('console', (message) => recorder.#add('console', message.text()));
    context.on('weberror', (error) => recorder.#add('error', String(error.error().stack ?? error.error())));
    context.on('page', (page) => recorder.#follow(page));
    context.pages().forEach((page) => recorder.#follow(page));
    return recorder;
  }

  /** How much was written down, so that a test knows that this looked at anything. */
  count(where: string): number {
    return this.#traces.filter((trace) => trace.where.startsWith(where)).length;
  }

  /**
   * Where any of these texts turned up, without repetitions. Looks at what is stored, shown and in the tabs' histories now, too.
   * A document's own address is told as `document`, requests by method and path.
   */
  async placesOf(secrets: readonly string[]): Promise<readonly string[]> {
    await Promise.all(this.#pending);
    const now = (await Promise.all(this.#context.pages().map((page) => lookAt(page)))).flat();
    const found = [...this.#traces, ...now].filter(({ text }) => secrets.some((secret) => text.includes(secret)));
    return [...new Set(found.map(({ where }) => where))].toSorted();
  }

  #add(where: string, text: string): void {
    this.#traces.push({ where, text });
  }

  #follow(page: Page): void {
    page.on('websocket', (socket) => {
      this.#add('socket', socket.url());
      socket.on('framesent', ({ payload }) => this.#add('socket', String(payload)));
    });
  }

  #request(request: Request): void {
    this.#pending.push(this.#take(request));
  }

  async #take(request: Request): Promise<void> {
    const where = request.isNavigationRequest() ? 'document' : `${request.method()} ${new URL(request.url()).pathname}`;
    const sent = `${request.url()} ${request.postData() ?? ''}`;
    this.#add(where, sent);
    // A tab that was closed meanwhile has taken the headers with it.
    const headers = Object.entries(await request.allHeaders().catch(() => ({})));
    for (const [name, value] of headers) this.#add(name === 'referer' ? name : where, value);
  }
}

async function lookAt(page: Page): Promise<readonly Trace[]> {
  if (!page.url().startsWith('http')) return [];
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  const caches = await page.evaluate(async () => {
    const names = await window.caches.keys();
    const held = await Promise.all(names.map(async (name) => (await (await window.caches.open(name)).keys()).map(({ url }) => url)));
    return JSON.stringify([names, held]);
  });
  const globals = await page.evaluate(() => JSON.stringify(Object.getOwnPropertyNames(window).map((name) => (typeof Reflect.get(window, name) === 'string' ? Reflect.get(window, name) : name))));
  return [
    // Chromium also keeps what was first typed or pressed, out of every page's reach (docs/security.md).
    { where: 'history', text: JSON.stringify(entries.map(({ url, title }) => [url, title])) },
    { where: 'stored', text: await storedText(page) },
    { where: 'stored', text: caches },
    { where: 'page', text: await page.content() },
    { where: 'page', text: globals },
    { where: 'page', text: page.url() },
  ];
}
