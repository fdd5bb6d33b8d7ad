import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import { REVIEW } from './pay.ts';

const WALLET = 'Sandbox Wallet';

/** A checkout that is not alone in its tab: in a frame of a seller's page, or in a window. Everything by role and visible text. */
export class FramedCheckout {
  readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  /** The one frame of a page, as soon as it is there; in shadow roots too. */
  static async in(page: Page): Promise<FramedCheckout> {
    const handle = await page.locator('iframe').elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error('the page has no frame');
    return new FramedCheckout(frame);
  }

  static of(page: Page): FramedCheckout {
    return new FramedCheckout(page.mainFrame());
  }

  get title(): Locator {
    return this.frame.getByRole('main').getByRole('heading').first();
  }

  get money(): Locator {
    return this.frame.locator('.money');
  }

  get action(): Locator {
    return this.frame.locator('.action .btn');
  }

  async expectTitle(title: string | RegExp): Promise<void> {
    await expect(this.title).toHaveText(title);
  }

  /** Presses the primary action as a buyer does: once it is live. */
  async act(name: string | RegExp): Promise<void> {
    const action = this.action.filter({ hasText: name });
    // In a page's own text the buyer scrolls to it first: out of sight it is dead.
    await action.scrollIntoViewIfNeeded();
    await expect(action).not.toHaveAttribute('aria-disabled', 'true');
    await action.click();
  }

  /** Waits for a request of the sandbox wallet in this window, and says yes. */
  async approve(kind: 'connect' | 'sign'): Promise<void> {
    await this.asked(kind);
    expect(await this.frame.evaluate(() => window.__hiltSandboxWallet?.approve())).toBe(true);
  }

  async asked(kind: 'connect' | 'sign'): Promise<void> {
    await this.frame.evaluate((request) => window.__hiltSandboxWallet?.whenOpen(request), kind);
  }

  async address(): Promise<string> {
    return (await this.frame.evaluate(() => window.__hiltSandboxWallet?.address() ?? '')) || Promise.reject(new Error('no sandbox wallet here'));
  }

  /** What was asked of the wallet in this window, oldest first. */
  async walletWasAsked(): Promise<readonly string[]> {
    return this.frame.evaluate(() => (window.__hiltSandboxWallet?.log() ?? []).map(({ kind }) => kind));
  }

  /** From the wallet list to the amounts that are to be approved. */
  async review(): Promise<void> {
    await this.frame.getByRole('radio', { name: WALLET }).check();
    await this.act(`Continue with ${WALLET}`);
    await this.approve('connect');
    await this.expectTitle(REVIEW);
  }

  async sign(): Promise<void> {
    await this.act(`Approve in ${WALLET}`);
    await this.approve('sign');
  }

  /** From the wallet list to Hilt's word. */
  async pay(): Promise<void> {
    await this.review();
    await this.sign();
    await this.expectTitle(/^Paid/);
  }
}
