import type { Page } from '@playwright/test';
import { FramedCheckout } from './framed-checkout.ts';
import { type ShopSite, shopHtml, startShopSite } from './shop-site.ts';
import { test as base } from './test.ts';

export { expect } from './test.ts';

/** What the seller's page heard from the embed, in order. */
export interface Heard {
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What the browser lets a third-party frame keep: a store of its own per seller, or nothing. */
export type FrameStorage = 'partitioned' | 'blocked';

interface SellerWorker {
  readonly frameStorage: FrameStorage;
}

/** Without it the test browser blocks all storage of third-party frames, as a reader may have told theirs to. */
const PARTITIONED = '--disable-features=TrackingProtection3pcd';

interface SellerFixtures {
  readonly shop: ShopSite;
  /** Origin of the checkout under a name of its own: another site than `shop.localhost` and than 127.0.0.1. */
  readonly pay: string;
  readonly seller: Seller;
}

const EVENTS = ['ready', 'opened', 'resized', 'status', 'paid', 'delivered', 'closed', 'error'];

/** Notes every event of the embed in the page's own window. */
const LISTEN = `window.heard = []; for (const name of ${JSON.stringify(EVENTS)}) addEventListener('hilt:' + name, (event) => window.heard.push({ name, detail: event.detail }));`;

/** A seller with a web page of their own. */
export class Seller {
  readonly page: Page;
  readonly shop: ShopSite;
  readonly pay: string;

  constructor(page: Page, shop: ShopSite, pay: string) {
    this.page = page;
    this.shop = shop;
    this.pay = pay;
  }

  /** Opens a page with the published snippet. @param body the seller's own markup. */
  async open(body: string, { host = 'shop.localhost', headers = {}, script = true }: { readonly host?: string; readonly headers?: Readonly<Record<string, string>>; readonly script?: boolean } = {}): Promise<void> {
    this.shop.serve('/listen.js', { body: LISTEN, type: 'text/javascript' });
    this.shop.serve('/', { body: shopHtml(body, `<script src="/listen.js"></script>${script ? `<script async src="${this.pay}/embed.js"></script>` : ''}`), headers });
    await this.page.goto(`${this.shop.origin(host)}/`);
  }

  /** The frame of the page. */
  async frame(): Promise<FramedCheckout> {
    return FramedCheckout.in(this.page);
  }

  /** The frame of this origin, on a page with several. */
  async frameOf(origin: string): Promise<FramedCheckout> {
    const found = this.page.frames().find((frame) => frame.url().startsWith(`${origin}/`));
    if (found === undefined) throw new Error(`no frame of ${origin}`);
    return new FramedCheckout(found);
  }

  async heard(): Promise<readonly Heard[]> {
    const heard: unknown = await this.page.evaluate('window.heard');
    return Array.isArray(heard) ? heard : [];
  }

  /** Names of the events, without the passing ones. */
  async story(): Promise<readonly string[]> {
    return (await this.heard()).map(({ name }) => name).filter((name) => !['resized', 'status'].includes(name));
  }
}

/** The test of `test.ts` with a seller whose page is on another site than the checkout. */
export const test = base.extend<SellerFixtures, SellerWorker>({
  frameStorage: ['partitioned', { scope: 'worker', option: true }],
  launchOptions: [
    async ({ launchOptions, frameStorage }, use) => use(frameStorage === 'blocked' ? launchOptions : { ...launchOptions, args: [...(launchOptions.args ?? []), PARTITIONED] }),
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
  shop: async ({}, use) => {
    const shop = await startShopSite();
    await use(shop);
    await shop.stop();
  },
  pay: async ({ sandbox }, use) => use(sandbox.site.checkout.url.replace('127.0.0.1', 'pay.localhost')),
  seller: async ({ page, shop, pay, guard }, use) => {
    // The seller's own pages and the checkout under its other name are not foreign here.
    guard.allow(/(?:GET|POST) http:\/\/(?:[\w-]+\.)*(?:localhost|127\.0\.0\.1):/);
    // Chromium's note on a frame that moves the focus to its next step without a fresh press: it stays where the buyer had it.
    guard.allow(/Blocked autofocusing/);
    await use(new Seller(page, shop, pay));
  },
});
