import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { sandboxWallet } from '../../sandbox/seed/wallets.ts';
import { type PhantomChange, PhantomApp, meddled } from '../../sandbox/testing/phantom-app.ts';

/** What the buyer (or somebody in between) does with a deep link. */
export type PhantomAct =
  | { readonly act: 'approve'; readonly change?: PhantomChange }
  | { readonly act: 'refuse'; readonly error?: readonly [string, string] }
  /** Approved, and the answer changed on the way back. */
  | { readonly act: 'meddle' };

/**
 * A phone with Phantom on it. The link is never navigated to: it belongs to the app, which a test plays by handing its address over and opening what comes back.
 * Every instance has a wallet of its own unless a name of the sandbox's wallet set is given.
 */
export class PhantomPhone {
  readonly #app: PhantomApp;
  /** Where Phantom sent the browser last. */
  #last: string | null = null;

  constructor(walletName: string = `phantom-${randomUUID()}`) {
    this.#app = new PhantomApp(sandboxWallet(walletName));
  }

  get address(): string {
    return this.#app.address;
  }

  /** Taps a link of the page and answers the address that Phantom would open, without opening it. @throws Error when the link has no ready address. */
  async answer(link: Locator, act: PhantomAct = { act: 'approve' }): Promise<string> {
    const href = await link.getAttribute('href');
    if (href === null) throw new Error('the link has no address before it is tapped');
    this.#last = this.#play(href, act);
    return this.#last;
  }

  /** The same, and the browser opens it: in the tab of the checkout, or in any other page a test hands over. */
  async returnTo(page: Page, link: Locator, act?: PhantomAct): Promise<void> {
    await page.goto(await this.answer(link, act));
  }

  /** Opens the last answer once more. */
  async replay(page: Page): Promise<void> {
    if (this.#last === null) throw new Error('Phantom has not answered yet');
    await page.goto(this.#last);
  }

  #play(href: string, act: PhantomAct): string {
    switch (act.act) {
      case 'approve':
        return this.#app.approve(href, act.change);
      case 'refuse':
        return this.#app.refuse(href, act.error);
      case 'meddle':
        return meddled(this.#app.approve(href));
      default:
        return act satisfies never;
    }
  }
}
