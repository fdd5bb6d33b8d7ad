import { expect, type Locator, type Page } from '@playwright/test';

const WALLET = 'Sandbox Wallet';

/** The checkout as a buyer sees it; everything by role and visible text. */
export class CheckoutPage {
  readonly page: Page;
  readonly #origin: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
  }

  /** Opens a product. @param search with its question mark, e.g. `?lang=de`. */
  async open(slug: string, search = ''): Promise<void> {
    await this.page.goto(`${this.#origin}/p/${slug}${search}`);
  }

  /** Opens any address of the checkout's own. */
  async openPath(path: string): Promise<void> {
    await this.page.goto(`${this.#origin}${path}`);
  }

  /** The same, but returns once the page's own text has begun to arrive: for tests that hold back what comes after it. */
  async openWithoutWaiting(slug: string, search = ''): Promise<void> {
    await this.openPathWithoutWaiting(`/p/${slug}${search}`);
  }

  async openPathWithoutWaiting(path: string): Promise<void> {
    await this.page.goto(`${this.#origin}${path}`, { waitUntil: 'commit' });
  }

  /** The sheet where the buyer acts and answers appear. */
  get sheet(): Locator {
    return this.page.getByRole('main');
  }

  /** Title of the current step. */
  get title(): Locator {
    return this.sheet.getByRole('heading').first();
  }

  /** The one sentence that says whether money moves; stands directly above the action on every screen. */
  get money(): Locator {
    return this.page.locator('.money');
  }

  /** The one primary action, button or link. */
  get action(): Locator {
    return this.page.locator('.action .btn');
  }

  async expectTitle(title: string | RegExp): Promise<void> {
    await expect(this.title).toHaveText(title);
  }

  async expectMoney(sentence: string | RegExp): Promise<void> {
    await expect(this.money).toHaveText(sentence);
  }

  /** Presses the primary action once it can be pressed. */
  async act(name: string | RegExp): Promise<void> {
    const action = this.action.filter({ hasText: name });
    await expect(action).not.toHaveAttribute('aria-disabled', 'true');
    await action.click();
  }

  /** Picks a wallet and goes on; the wallet's own window opens. */
  async continueWith(wallet: string = WALLET): Promise<void> {
    await this.page.getByRole('radio', { name: wallet }).check();
    await this.act(`Continue with ${wallet}`);
  }

  /** Opens the wallet for the payment that has been reviewed. */
  async approve(wallet: string = WALLET): Promise<void> {
    await this.act(`Approve in ${wallet}`);
  }

  /** Amount of a row in the picture of what the wallet will show, e.g. "Hilt fee". */
  row(label: string): Locator {
    return this.page.locator('.ledger dt', { hasText: label }).locator('xpath=following-sibling::dd[1]');
  }

  /** A step of a payment on its way; its `data-state` says done, now, late or todo. */
  milestone(title: string): Locator {
    return this.page.locator('.rail li', { hasText: title });
  }

  /** Value of a labelled fact, e.g. "Payment ID", in full. */
  fact(label: string): Locator {
    return this.page.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd[1]');
  }
}
