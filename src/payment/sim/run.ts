import { Chance } from './chance.ts';
import { Oracle, type Violation } from './oracle.ts';
import { startStorm } from './storm.ts';
import type { CheckoutEvent } from '../machine/events.ts';
import type { Flow } from '../machine/flow.ts';
import type { CheckoutState } from '../state.ts';
import type { Device, Page } from './device.ts';
import type { SimTransaction } from './models/sim-transaction.ts';
import type { Watching } from './watching.ts';
import { type Story, type Weather, drawWeather } from './weather.ts';
import { World } from './world.ts';

export interface RunResult {
  readonly seed: number;
  readonly weather: Weather;
  readonly violations: readonly Violation[];
  /** Where the pages came to rest. */
  readonly ends: readonly CheckoutState['tag'][];
  /** Requests that reached Hilt. */
  readonly requests: number;
}

/** Told of every step, besides the oracle. */
export interface Listener {
  stepped?(now: number, page: Page, from: Flow, event: CheckoutEvent, to: Flow): void;
  noted?(now: number, what: string): void;
}

/** Calm after the storm: long enough for a blockhash to die and for two readings of one node. */
const CALM_MS = 300_000;
const STILL_MS = 100_000;

/** Runs one world from its seed: a storm, then calm, then the last judgement. Stops at the first violation. */
export async function run(seed: number, listener: Listener = {}, story: Story | null = null): Promise<RunResult> {
  const chance = new Chance(seed);
  const weather = drawWeather(chance, story);
  const oracle = new Oracle();
  const world: World = new World(weather, seed ^ 0x5eed, alsoTelling(oracle, listener, () => world.clock.now));
  oracle.watch(world);
  startStorm(world);
  const { clock } = world;
  const stormEnds = clock.now + weather.stormMs;
  const unbroken = () => oracle.violations.length === 0;
  while (unbroken() && (await clock.step(stormEnds)));
  const pages = unbroken() ? await calm(world, unbroken) : [];
  if (unbroken()) for (const page of pages) oracle.end(page);
  for (const device of world.devices) for (const page of device.pages) page.checkout.stop();
  return { seed, weather, violations: oracle.violations, ends: pages.map((page) => page.checkout.getState().tag), requests: world.hilt.served.length };
}

/** Everything answers again, and each device is left with one page in front of a buyer who only watches. */
async function calm(world: World, unbroken: () => boolean): Promise<readonly Page[]> {
  const { clock, chance } = world;
  world.calm();
  const pages = world.devices.map((device) => {
    const stays = chance.hits(0.5) ? device.pages[0] : undefined;
    const alone = device.pages.length === 1;
    for (const page of device.pages.slice()) if (page !== stays) device.crash(page);
    const page = stays ?? device.open();
    // A page that was looked at all along must come to the truth by itself; a tab from behind others is brought to the front.
    if (!page.awake || !alone) page.checkout.wake();
    page.awake = true;
    return page;
  });
  // What the calm itself has set off.
  await clock.advance(0);
  const until = clock.now + CALM_MS;
  do {
    while (unbroken() && !pages.every(isAtRest) && (await clock.step(until)));
    // What is at rest must stay right a little longer: a second payment may still become final. Some leave their rest by themselves.
    const more = Math.min(until, clock.now + STILL_MS);
    while (unbroken() && (await clock.step(more)));
  } while (unbroken() && !pages.every(isAtRest) && clock.now + STILL_MS < until);
  return pages;
}

const REST = new Set<CheckoutState['tag']>(['choosing', 'closed', 'short', 'blocked', 'carry-over', 'linking', 'identify', 'paid', 'paid-twice', 'not-charged', 'expired', 'tampered', 'may-charge-twice']);

function isAtRest(page: Page): boolean {
  return REST.has(page.checkout.getState().tag);
}

function alsoTelling(oracle: Oracle, listener: Listener, now: () => number): Watching {
  const note = (what: string) => listener.noted?.(now(), what);
  return {
    asked(device: Device, transaction: SimTransaction, how) {
      note(`device ${device.index}: wallet asked to ${how} ${transaction.paymentId} (dies at ${transaction.lastValidBlockHeight})`);
      oracle.asked(device, transaction, how);
    },
    walletSent(device, signed, asked) {
      note(`device ${device.index}: wallet sent ${short(signed)}`);
      oracle.walletSent(device, signed, asked);
    },
    scanned(transaction) {
      note(`phone: pays by code ${short(transaction)}`);
      oracle.scanned(transaction);
    },
    codeShown(page, paymentId) {
      note(`device ${page.device.index}: shows a code for ${paymentId}`);
      oracle.codeShown(page, paymentId);
    },
    linkShown(page, asked) {
      note(`device ${page.device.index}: has a link for ${asked.paymentId} (dies at ${asked.lastValidBlockHeight})`);
      oracle.linkShown(page, asked);
    },
    appSigned(device, asked, signed) {
      note(`device ${device.index}: app signed ${short(signed)}`);
      oracle.appSigned(device, asked, signed);
    },
    pageSent(page, transaction) {
      note(`device ${page.device.index}: page sent ${short(transaction)}`);
      oracle.pageSent(page, transaction);
    },
    claimRefused(page, signature) {
      note(`device ${page.device.index}: Hilt refuses the claim of ${signature.slice(-6)}`);
      oracle.claimRefused(page, signature);
    },
    wentOn(device, why) {
      note(`device ${device.index}: the buyer goes on (${why})`);
      oracle.wentOn(device, why);
    },
    landed(transaction, failed) {
      note(`chain: ${short(transaction)} ${failed ? 'failed' : 'landed'}`);
    },
    shown(page, state) {
      oracle.shown(page, state);
    },
    stepped(page, from, event, to) {
      listener.stepped?.(now(), page, from, event, to);
      oracle.stepped(page, from, event, to);
    },
    defect(page, error) {
      oracle.defect(page, error);
    },
  };
}

function short({ signature, paymentId, tampering }: SimTransaction): string {
  return `${paymentId} ${signature?.slice(-6) ?? 'unsigned'}${tampering === null ? '' : ` with another ${tampering}`}`;
}
