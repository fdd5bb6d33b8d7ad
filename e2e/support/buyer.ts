import { expect, type Page } from '@playwright/test';
import { SELLERS } from '../../sandbox/seed/products.ts';
import { accessibilityProblems, sidewaysScroll } from './axe.ts';
import type { CheckoutPage } from './checkout-page.ts';
import type { NetworkLog } from './network-log.ts';
import { reachReview, signReviewed } from './pay.ts';
import type { SandboxWalletDriver } from './sandbox-wallet.ts';
import type { Tab } from './tab.ts';
import type { TestSandbox } from './test.ts';
import { Till } from './till.ts';

/** What a screen owes its buyer: what happened, whether money moved, and the one thing to do. */
export interface Owed {
  readonly title: string | RegExp;
  readonly money: string | RegExp;
  readonly action: string | RegExp;
  /** A sentence that must stand on it. */
  readonly says?: string | RegExp;
}

/** The money line after a failure that cost nothing. */
export const NONE_MOVED = 'No money has moved.';

/** A buyer at one browser page: takes the ordinary steps, so that a test can begin where something goes wrong. */
export class Buyer {
  readonly page: Page;
  readonly checkout: CheckoutPage;
  readonly wallet: SandboxWalletDriver;
  readonly network: NetworkLog;
  readonly #sandbox: TestSandbox;

  constructor({ page, checkout, wallet, network }: Tab, sandbox: TestSandbox) {
    this.page = page;
    this.checkout = checkout;
    this.wallet = wallet;
    this.network = network;
    this.#sandbox = sandbox;
  }

  /** Opens a product with a filled wallet (100 USDC, 1 SOL) and starts counting. @param seller whose wallet is counted; Tidewater's when absent. */
  async open(slug = 'tidewater-circle', { seller = SELLERS.tidewater, search = '' }: { readonly seller?: string; readonly search?: string } = {}): Promise<Till> {
    await this.checkout.open(slug, search);
    return this.startTill(seller);
  }

  /** Fills the wallet of the page that is open and starts counting. */
  async startTill(seller: string = SELLERS.tidewater): Promise<Till> {
    const { rpc } = this.#sandbox;
    await expect.poll(() => this.page.evaluate(() => window.__hiltSandboxWallet !== undefined)).toBe(true);
    const buyer = await this.wallet.address();
    await rpc.setUsdc(buyer, 100_000_000n);
    await rpc.setLamports(buyer, 1_000_000_000n);
    return Till.open(rpc, { buyer, seller });
  }

  /** Picks the wallet and lets it connect. */
  async connect(): Promise<void> {
    await this.checkout.continueWith();
    await this.wallet.approve('connect');
  }

  /** From the open page to where the buyer decides. */
  async review(): Promise<void> {
    await reachReview(this);
  }

  /** Opens the wallet and says yes there. */
  async sign(request: 'sign' | 'send' = 'sign'): Promise<void> {
    await signReviewed(this, request);
  }

  /** From the review to the delivery. */
  async pay(): Promise<void> {
    await this.sign();
    await this.checkout.expectTitle(/^Paid/);
  }

  /** Signs, and returns once the chain's node has been handed the transaction for the first time. */
  async send(): Promise<void> {
    const handed = this.page.waitForResponse((response) => response.request().postData()?.includes('"method":"sendTransaction"') ?? false);
    await this.sign();
    await handed;
  }

  /**
   * Lets time pass, on the page and on the chain, until the page has come to this title. The page's clock must be installed
   * (`page.clock.install()`), and 11 s per step are more than any wait between two readings that must agree.
   */
  async passTimeUntil(title: string | RegExp): Promise<void> {
    const { rpc } = this.#sandbox;
    await expect
      .poll(async () => {
        await rpc.warp(25);
        await this.page.clock.fastForward(11_000);
        return this.checkout.title.innerText();
      })
      .toMatch(title);
  }

  /** The payment on screen. */
  async paymentId(): Promise<string> {
    return (await this.network.session()).payment_id;
  }

  /** How often the page asked for something: a path of the API, or a method of the RPC. */
  asked(what: string): number {
    return this.network.requests.filter(({ path, body }) => path === what || path.endsWith(`/${what}`) || body.includes(`"method":"${what}"`)).length;
  }

  /** What the wallet was asked for, oldest first. */
  async walletWasAsked(): Promise<readonly string[]> {
    return (await this.wallet.log()).map(({ kind }) => kind);
  }

  /** Judges the screen that is shown; with E2E_SHOTS set, a picture of it is saved there. */
  async sees(owed: Owed, picture: string): Promise<void> {
    const { checkout, page } = this;
    await checkout.expectTitle(owed.title);
    await checkout.expectMoney(owed.money);
    // Exactly one: two primary actions are none.
    await expect(checkout.action).toHaveText([owed.action]);
    if (owed.says !== undefined) await expect(checkout.sheet).toContainText(owed.says);
    expect(await accessibilityProblems(page), 'accessibility').toEqual([]);
    expect(await sidewaysScroll(page), 'scrolls sideways').toBe(0);
    const folder = process.env['E2E_SHOTS'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${picture}.png`, fullPage: true });
  }
}
