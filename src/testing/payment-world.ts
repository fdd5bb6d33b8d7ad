import type { CheckoutState, CheckoutTag } from '../payment/state.ts';
import type { OpenedBy, Page } from '../payment/sim/device.ts';
import type { SimTransaction } from '../payment/sim/models/sim-transaction.ts';
import type { Watching } from '../payment/sim/watching.ts';
import { FAIR, type Weather } from '../payment/sim/weather.ts';
import { World } from '../payment/sim/world.ts';

/** What happened in a test's world, in order. */
export class Diary implements Watching {
  /** Tags each page went through, without repetitions. */
  readonly shownBy = new Map<Page, CheckoutTag[]>();
  readonly walletAsked: SimTransaction[] = [];
  readonly sent: SimTransaction[] = [];
  readonly steps: string[] = [];

  asked(_device: unknown, transaction: SimTransaction): void {
    this.walletAsked.push(transaction);
    this.steps.push('wallet asked');
  }
  walletSent(_device: unknown, signed: SimTransaction): void {
    this.sent.push(signed);
  }
  scanned(transaction: SimTransaction): void {
    this.sent.push(transaction);
    this.steps.push('scanned');
  }
  codeShown(): void {
    this.steps.push('code shown');
  }
  linkShown(): void {
    this.steps.push('link shown');
  }
  appSigned(): void {
    this.steps.push('app signed');
  }
  pageSent(_page: Page, transaction: SimTransaction): void {
    this.sent.push(transaction);
    this.steps.push('sent');
  }
  claimRefused(): void {
    this.steps.push('claim refused');
  }
  landed(): void {
    this.steps.push('landed');
  }
  wentOn(): void {
    this.steps.push('went on');
  }
  shown(page: Page, state: CheckoutState): void {
    const tags = this.shownBy.get(page) ?? [];
    if (tags.at(-1) !== state.tag) tags.push(state.tag);
    this.shownBy.set(page, tags);
  }
  stepped(_page: Page, from: { readonly at: string }, _event: unknown, to: { readonly at: string }): void {
    if (from.at !== to.at) this.steps.push(to.at);
  }
  defect(_page: Page, error: unknown): void {
    throw error;
  }
}

/** A world of virtual time in which only what the test breaks is broken, and one page of it. */
export class TestWorld {
  readonly diary = new Diary();
  readonly world: World;

  constructor(changes: Partial<Weather> = {}, seed = 1) {
    this.world = new World({ ...FAIR, ...changes }, seed, this.diary);
  }

  get device() {
    const [device] = this.world.devices;
    if (device === undefined) throw new Error('this world has no device');
    return device;
  }

  open(device = this.device, link: OpenedBy | null = null): Page {
    return device.open(null, link);
  }

  /** A page to which the test itself attaches the wallet. */
  openWithoutWallet(): Page {
    return this.device.open(null, null, false);
  }

  /** Lets time pass until the page shows `tag`. @throws when it has not within `patienceMs`. */
  async until<T extends CheckoutTag>(page: Page, tag: T, patienceMs = 300_000): Promise<Extract<CheckoutState, { readonly tag: T }>> {
    const { clock } = this.world;
    const end = clock.now + patienceMs;
    // What a click just now has set off by itself.
    await clock.advance(0);
    for (;;) {
      const state = page.checkout.getState();
      if (isTagged(state, tag)) return state;
      if (!(await clock.step(end))) throw new Error(`waited ${patienceMs} ms for "${tag}", but the page shows "${state.tag}" after ${this.diary.steps.join(', ')}`);
    }
  }

  /** Lets time pass until the machine of any page has entered `step`. */
  async untilStep(step: string, patienceMs = 300_000): Promise<void> {
    const { clock } = this.world;
    const [end, from] = [clock.now + patienceMs, this.diary.steps.length];
    while (!this.diary.steps.includes(step, from)) if (!(await clock.step(end))) throw new Error(`waited ${patienceMs} ms for ${step}, after ${this.diary.steps.join(', ')}`);
  }

  pass(ms: number): Promise<void> {
    return this.world.clock.advance(ms);
  }

  /** Goes from a new page to the moment before the wallet is opened. */
  async toReview(page: Page): Promise<Extract<CheckoutState, { readonly tag: 'review' }>> {
    await this.until(page, 'choosing');
    page.checkout.intents.continueWith('Sim');
    return this.until(page, 'review');
  }

  /** Takes the risk to pay beside a payment that may still charge, once that has been offered, up to the moment before the wallet is opened again. */
  async payAgain(page: Page, afterMs: number): Promise<Extract<CheckoutState, { readonly tag: 'review' }>> {
    await this.until(page, 'settling');
    await this.pass(afterMs);
    page.checkout.intents.considerPayingAgain();
    page.checkout.intents.acceptRisk();
    return this.until(page, 'review');
  }

  /** Pays as a buyer does, up to the approval in the wallet. */
  async approve(page: Page): Promise<void> {
    await this.toReview(page);
    page.checkout.intents.approve();
  }
}

function isTagged<T extends CheckoutTag>(state: CheckoutState, tag: T): state is Extract<CheckoutState, { readonly tag: T }> {
  return state.tag === tag;
}
