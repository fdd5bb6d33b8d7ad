import type { Browser, Page } from '@playwright/test';
import * as v from 'valibot';

/** A middling phone on a slow mobile line. Bytes per second and milliseconds; the latency is added to each request. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWDOWN = 4;
const PATIENCE_MS = 60_000;

export interface OpenOptions {
  readonly url: string;
  /** A script that puts a wallet into the page, so that its button says "continue with it"; empty for none, which is what a first look costs. */
  readonly wallet: string;
  /** What is waited for: the first frame with the price on it, or the primary action that can be pressed. */
  readonly until: '__priceAt' | '__buttonAt';
}

/**
 * Opens a page in a fresh browser profile: nothing is cached, nobody is connected.
 * @returns milliseconds from the beginning of the navigation. @throws Error when it has not happened in a minute.
 */
export async function openPage(browser: Browser, { url, wallet, until }: OpenOptions): Promise<number> {
  return inSlowPage(browser, wallet, async (page) => {
    await page.goto(url, { waitUntil: 'commit' });
    return readMoment(page, until);
  });
}

/** One request to the API as a page makes it, on the same line from the same fresh start. @param from a page that may ask it. @returns milliseconds. */
export async function apiRoundTrip(browser: Browser, from: string, url: string): Promise<number> {
  return inSlowPage(browser, '', async (page) => {
    await page.goto(from);
    return page.evaluate(async (address) => {
      const begun = performance.now();
      await (await fetch(address, { cache: 'no-store', credentials: 'omit' })).text();
      return performance.now() - begun;
    }, url);
  });
}

async function inSlowPage<T>(browser: Browser, wallet: string, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'en-US' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    if (wallet !== '') await page.addInitScript(wallet);
    await page.addInitScript(NOTE_MOMENTS);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** Runs in the page: looks once per frame, and counts a frame as made when the task after it runs. Text, because compiled functions call helpers that no page has. */
const NOTE_MOMENTS = `
  const note = (name, seen) => {
    window[name] = new Promise((resolve) => {
      const look = () => {
        if (!seen()) return requestAnimationFrame(look);
        const made = new MessageChannel();
        made.port1.onmessage = () => resolve(performance.now());
        made.port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
  };
  note('__priceAt', () => {
    const price = document.querySelector('.price');
    return price !== null && /\\d/.test(price.textContent) && price.getBoundingClientRect().height > 0;
  });
  note('__buttonAt', () => document.querySelector('.page:not(.early) .action .btn:not([aria-disabled="true"])') !== null);
`;

async function readMoment(page: Page, name: OpenOptions['until']): Promise<number> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${page.url()} did not come to ${name} within a minute`)), PATIENCE_MS);
  });
  try {
    return v.parse(v.number(), await Promise.race([page.evaluate(`window.${name}`), late]));
  } finally {
    clearTimeout(timer);
  }
}
