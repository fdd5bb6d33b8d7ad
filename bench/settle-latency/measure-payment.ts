import type { Browser, Page, Request } from '@playwright/test';
import bs58 from 'bs58';
import * as v from 'valibot';
import { serversOf, watchTab } from '../../e2e/support/tab.ts';
import type { RunningSite } from '../../scripts/lib/sandbox-site.ts';
import type { Confirmations } from './confirmations.ts';

/** One payment; times in milliseconds. */
export interface Settled {
  /** From the chain's "confirmed" to the page's "recorded". */
  readonly totalMs: number;
  /** Part of it in which the page waited for the API's answer that brought the word. */
  readonly apiMs: number;
  /** The rest: what the page itself takes. */
  readonly settleMs: number;
  /** Requests of the whole checkout. */
  readonly apiRequests: number;
  readonly rpcRequests: number;
}

/** Two clocks of one browser agree this well, in milliseconds. */
const CLOCK_MS = 5;

/** How long a payment may take before it counts as lost. */
const PATIENCE_MS = 60_000;

/** A buyer of its own opens the product and pays; the wallet approves by itself. @throws Error when it is not paid in a minute. */
export async function measurePayment(browser: Browser, site: RunningSite, confirmations: Confirmations, slug: string): Promise<Settled> {
  const context = await browser.newContext();
  try {
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const { checkout, wallet, network } = watchTab(page, serversOf(site));
    const { apiUrl } = site.sandbox;
    await wallet.startWith({ decide: 'approve' });
    await noteRecorded(page);
    const confirmed = page.waitForRequest((request) => sentSignature(request) !== null).then((request) => confirmations.of(sentSignature(request) ?? ''));
    await checkout.open(slug);
    await checkout.continueWith();
    await checkout.approve();
    const recordedAt = await readRecorded(page);
    const confirmedAt = await confirmed;
    const apiMs = deciding(await readAnswers(page, apiUrl), confirmedAt, recordedAt);
    const totalMs = recordedAt - confirmedAt;
    const rpcRequests = network.requests.filter(({ to, method, body }) => to === 'rpc' && method === 'POST' && !body.includes('"method":"sandbox_')).length;
    return { totalMs, apiMs, settleMs: totalMs - apiMs, apiRequests: network.apiRequests().length, rpcRequests };
  } finally {
    await context.close();
  }
}

/** Id of the transaction that a request sends; null for any other request. */
function sentSignature(request: Request): string | null {
  const base64 = /"sendTransaction","params":\["([^"]+)"/.exec(request.postData() ?? '')?.[1];
  return base64 === undefined ? null : bs58.encode(Buffer.from(base64, 'base64').subarray(1, 65));
}

/** Makes the page write down when it first says "Paid". */
async function noteRecorded(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const recorded = new Promise((resolve) => {
      new MutationObserver((_changes, observer) => {
        if (document.querySelector('main .head-title')?.textContent?.startsWith('Paid') !== true) return;
        resolve(Date.now());
        observer.disconnect();
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    Object.assign(window, { __recorded: recorded });
  });
}

async function readRecorded(page: Page): Promise<number> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('a payment was not recorded within a minute')), PATIENCE_MS);
  });
  try {
    return v.parse(v.number(), await Promise.race([page.evaluate('window.__recorded'), late]));
  } finally {
    clearTimeout(timer);
  }
}

const Spans = v.array(v.object({ from: v.number(), to: v.number() }));
type Span = v.InferOutput<typeof Spans>[number];

/** From when to when the page waited for each answer of the API, as its browser has measured it. */
async function readAnswers(page: Page, apiUrl: string): Promise<readonly Span[]> {
  return v.parse(
    Spans,
    await page.evaluate((prefix) => performance.getEntriesByType('resource').flatMap((entry) => (entry.name.startsWith(prefix) ? [{ from: performance.timeOrigin + entry.startTime, to: performance.timeOrigin + entry.startTime + entry.duration }] : [])), `${apiUrl}/v1/`),
  );
}

/** The API's time on the last answer before the page said "recorded", as far as it lies after "confirmed". */
function deciding(spans: readonly Span[], confirmedAt: number, recordedAt: number): number {
  const last = spans.filter(({ to }) => to <= recordedAt + CLOCK_MS).toSorted((a, b) => a.to - b.to).at(-1);
  return last === undefined ? 0 : Math.max(0, Math.min(last.to, recordedAt) - Math.max(last.from, confirmedAt));
}
