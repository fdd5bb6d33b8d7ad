import type { Address } from '../../solana/address.ts';
import { type Checkout, type CheckoutOptions, createCheckout } from '../create-checkout.ts';
import { journalKey } from '../journal-entry.ts';
import { linkMark } from '../link-mark.ts';
import type { LinkReturn } from '../machine/flow.ts';
import { Line } from './models/line.ts';
import { simChain } from './models/sim-chain.ts';
import { SimApp } from './models/sim-app.ts';
import { hiltNetwork, simHilt } from './models/sim-hilt.ts';
import { simLinks } from './models/sim-links.ts';
import { type StorageFaults, SimStorage } from './models/sim-storage.ts';
import { SimChannel, SimLocks } from './models/sim-tabs.ts';
import { SimWallet, type WalletTemper } from './models/sim-wallet.ts';
import type { CheckoutTag } from '../state.ts';
import type { World } from './world.ts';

export interface DeviceConfig {
  /** Milliseconds by which the device's clock is wrong. */
  readonly skewMs: number;
  readonly hasLocks: boolean;
  readonly storage: StorageFaults;
  readonly wallet: WalletTemper;
}

/** The token of the simulation's personal links. */
export const SIM_TOKEN = 'hilt_handoff_of-the-simulation';

/** What opens a page: a personal link, or its mark without the token, or neither. */
export type OpenedBy = Pick<CheckoutOptions, 'handoff' | 'linkMark'>;

/** One open tab. */
export interface Page {
  readonly device: Device;
  readonly line: Line;
  readonly checkout: Checkout;
  /** The tab is in front and online. */
  awake: boolean;
}

/** A buyer's phone or computer: storage, tabs and a wallet that outlive any page. */
export class Device {
  readonly world: World;
  readonly index: number;
  /** Where this device's journal keeps the payment. */
  readonly key: string;
  readonly account: Address;
  readonly storage: SimStorage;
  readonly locks: SimLocks;
  readonly channel = new SimChannel((line) => this.world.weather.freezes && this.pages.some((page) => page.line === line && !page.awake));
  readonly wallet: SimWallet;
  /** A wallet app beside the browser. */
  readonly app: SimApp;
  readonly pages: Page[] = [];
  readonly #skewMs: number;
  /** Storage has failed at least once, so this device may have forgotten something, as it has announced. */
  forgetful = false;
  #opened = 0;

  constructor(world: World, index: number, account: Address, config: DeviceConfig) {
    this.world = world;
    this.index = index;
    this.key = journalKey('tide', world.weather.personal);
    this.account = account;
    this.storage = new SimStorage(config.storage);
    this.locks = new SimLocks(config.hasLocks);
    this.#skewMs = config.skewMs;
    const { clock, ledger, wire, names, watching } = world;
    this.wallet = new SimWallet(
      {
        clock,
        chance: world.chance.fork(),
        ledger,
        wire,
        names,
        account,
        onAsked: (transaction, how) => watching.asked(this, transaction, how),
        onSent: (signed, asked) => watching.walletSent(this, signed, asked),
      },
      config.wallet,
    );
    this.app = new SimApp(
      {
        clock,
        chance: world.chance.fork(),
        wire,
        names,
        account,
        onSigned: (asked, signed) => {
          if (signed.signature !== null) this.wallet.issued.add(signed.signature);
          watching.appSigned(this, asked, signed);
        },
        openPage: (back) => {
          if (this.pages.length < 5 && !this.world.isCalm) this.open(back);
        },
      },
      world.weather.app,
    );
  }

  /** Opens the product's page in a new tab. @param link that opens it; the weather's when absent. @param brings the wallet's code soon after. */
  open(back: LinkReturn | null = null, link: OpenedBy | null = null, brings = true): Page {
    this.#opened += 1;
    const { world } = this;
    const { clock, watching } = world;
    const line = new Line(clock, world.chance.fork());
    const wakers = new Set<() => void>();
    const chainWorld = {
      ledger: world.ledger,
      nodes: world.nodes,
      wire: world.wire,
      names: world.names,
      now: () => clock.now,
      funds: () => world.funds,
      rent: () => world.rent,
      silence: () => world.silence,
      plainCodes: () => world.weather.plainCodes,
      onSend: (transaction: Parameters<typeof watching.pageSent>[1]) => watching.pageSent(page, transaction),
    };
    const chance = world.chance.fork();
    const network = hiltNetwork(() => world.hiltFaults, line);
    const checkout = createCheckout(
      {
        hilt: simHilt(world.hilt, network, (signature) => watching.claimRefused(page, signature)),
        links: simLinks(world.links, network),
        chain: simChain(chainWorld, line),
        journal: this.storage.port(line),
        locks: this.locks.port(line),
        tabs: this.channel.port(line),
        clock: { now: () => clock.now + this.#skewMs, sleep: (ms, signal) => line.sleep(ms, signal) },
        random: { fraction: () => chance.fraction(), id: () => `a${chance.whole(2 ** 31)}` },
        attention: {
          awake: () => page.awake,
          onWake: (listener) => {
            wakers.add(listener);
            return () => wakers.delete(listener);
          },
        },
      },
      {
        slug: 'tide',
        back,
        ...(link ?? this.#link()),
        onDefect: (error) => watching.defect(page, error),
        trace: (from, event, to) => {
          if (!line.isCut) watching.stepped(page, from, event, to);
        },
      },
    );
    const page: Page = { device: this, line, checkout, awake: true };
    this.pages.push(page);
    let before: CheckoutTag = 'opening';
    checkout.subscribe(() => {
      if (line.isCut) return;
      const state = checkout.getState();
      const again = before === state.tag;
      before = state.tag;
      if (state.tag === 'scanning' && !again) watching.codeShown(page, state.session.terms.paymentId);
      const asked = state.tag === 'asking' && state.link !== undefined ? world.links.asked(state.link) : null;
      if (asked !== null) watching.linkShown(page, asked);
      watching.shown(page, state);
    });
    clock.after(world.chance.between(0, 3_000), () => {
      if (brings && !line.isCut) checkout.attachWallet(this.wallet.port(line));
    });
    return page;
  }

  /** The first page of a personal link has its token; later ones often only the mark. */
  #link(): OpenedBy {
    const { weather, chance } = this.world;
    if (!weather.personal) return {};
    const first = this.#opened === 1;
    return { linkMark: linkMark(SIM_TOKEN), ...(first || chance.hits(0.5) ? { handoff: { token: SIM_TOKEN, access: { type: 'CUSTOM', display: `buyer ${this.index}` } } } : {}) };
  }

  /** The tab dies at whatever await it stands. Nothing is cleaned up by it. */
  crash(page: Page): void {
    page.line.cut();
    const index = this.pages.indexOf(page);
    if (index >= 0) this.pages.splice(index, 1);
  }

  calm(): void {
    this.storage.faults = { ...this.storage.faults, readFails: 0, writeFails: 0, slowestMs: 5 };
    this.wallet.temper = { ...this.wallet.temper, hang: 0, slowestMs: 5_000 };
    this.wallet.closePrompts();
    this.app.temper = { ...this.app.temper, slowestMs: 5_000, stays: 1 };
  }
}
