import { expect, type Page } from '@playwright/test';
import type { SandboxWalletControl } from '../../sandbox/wallet/control.ts';
import type { LogEntry } from '../../sandbox/wallet/sandbox-wallet.ts';
import type { Switches } from '../../sandbox/wallet/switches.ts';

/** The request kinds a wallet can have in front of its user. */
type Request = Parameters<SandboxWalletControl['whenOpen']>[0];

/** The sandbox wallet in a page: its switches before the page loads, its window and its account afterwards. Every test has an account of its own. */
export class SandboxWalletDriver {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Sets switches for every page of this test that loads from now on. */
  async startWith(switches: Partial<Switches>): Promise<void> {
    await this.#page.context().addInitScript((json) => localStorage.setItem('hilt-sandbox-wallet.switches', json), JSON.stringify(switches));
  }

  /** Sets switches in the page that is open. */
  async set(switches: Partial<Switches>): Promise<void> {
    await this.#page.evaluate((changes) => window.__hiltSandboxWallet?.set(changes), switches);
  }

  /** @throws when the page has no sandbox wallet. */
  async address(): Promise<string> {
    const address = await this.#page.evaluate(() => window.__hiltSandboxWallet?.address() ?? null);
    if (address === null) throw new Error('this page has no sandbox wallet');
    return address;
  }

  /** Waits for a request and presses the wallet's own button. */
  async approve(request: Request): Promise<void> {
    await this.asked(request);
    expect(await this.#page.evaluate(() => window.__hiltSandboxWallet?.approve())).toBe(true);
  }

  async refuse(request: Request): Promise<void> {
    await this.asked(request);
    expect(await this.#page.evaluate(() => window.__hiltSandboxWallet?.refuse())).toBe(true);
  }

  /** Waits until the request stands in front of the user. */
  async asked(request: Request): Promise<void> {
    await this.#page.evaluate((kind) => window.__hiltSandboxWallet?.whenOpen(kind), request);
  }

  /** Waits until an approved answer is held back (switch `delay: 'hold'`). */
  async held(): Promise<void> {
    await this.#page.evaluate(() => window.__hiltSandboxWallet?.whenHeld());
  }

  /** Lets held answers go to the page. */
  async release(): Promise<void> {
    await this.#page.evaluate(() => window.__hiltSandboxWallet?.release());
  }

  /** The user picks another account in the wallet; its address. */
  async switchAccount(): Promise<string> {
    const address = await this.#page.evaluate(() => window.__hiltSandboxWallet?.switchAccount() ?? null);
    if (address === null) throw new Error('this page has no sandbox wallet');
    return address;
  }

  /** What was asked of the wallet and what became of it, oldest first. */
  async log(): Promise<readonly LogEntry[]> {
    return this.#page.evaluate(() => [...(window.__hiltSandboxWallet?.log() ?? [])]);
  }
}
