import { VirtualClock } from '../../testing/virtual-clock.ts';
import { Chance } from './chance.ts';
import { Device } from './device.ts';
import { HiltModel } from './models/hilt-model.ts';
import { Ledger } from './models/ledger.ts';
import type { HiltFaults } from './models/sim-hilt.ts';
import { LinkModel } from './models/sim-links.ts';
import { SimNode } from './models/sim-node.ts';
import { SimScanner } from './models/sim-scanner.ts';
import { Wire } from './models/sim-transaction.ts';
import { Names, nameAddress } from './names.ts';
import type { Watching } from './watching.ts';
import type { Weather } from './weather.ts';

/** True time at which every simulated world begins. */
const EPOCH = Date.UTC(2026, 9, 1, 12);

/** One simulated world: chain, nodes, Hilt and the buyer's devices, on one clock and one seed. */
export class World {
  readonly clock = new VirtualClock(EPOCH);
  readonly chance: Chance;
  readonly names = new Names();
  readonly wire = new Wire();
  readonly ledger: Ledger;
  readonly nodes: readonly SimNode[];
  readonly hilt: HiltModel;
  readonly links: LinkModel;
  readonly scanner: SimScanner;
  readonly devices: readonly Device[];
  readonly watching: Watching;
  hiltFaults: HiltFaults;
  /** What pre-flights find just now. */
  funds: 'ready' | 'short' | 'blocked' = 'ready';
  silence = 0;
  /** The storm is over: apps do not open pages any more. */
  isCalm = false;
  /** Lamports of rent that a payment costs just now. */
  rent = 0n;
  readonly weather: Weather;

  constructor(weather: Weather, seed: number, watching: Watching) {
    this.weather = weather;
    this.watching = watching;
    this.chance = new Chance(seed);
    this.ledger = new Ledger(this.clock, this.chance.fork(), weather.ledger);
    this.nodes = weather.nodes.map((config) => new SimNode(this.ledger, this.chance.fork(), config));
    this.hilt = new HiltModel(this.ledger, this.chance.fork(), () => this.clock.now, weather.hilt);
    this.links = new LinkModel(this.wire, (sessionId) => this.hilt.completeIdentity({ session_id: sessionId, wallet_address: '', signed_message_b64: '' }).value !== null);
    this.scanner = new SimScanner({ clock: this.clock, chance: this.chance.fork(), ledger: this.ledger, names: this.names, onPaid: (transaction) => watching.scanned(transaction) }, weather.scanner);
    this.hiltFaults = { ...weather.hiltFaults };
    this.silence = weather.silence;
    this.ledger.onLanded = (transaction) => {
      watching.landed(transaction, transaction.fails);
      if (this.hilt.temper.watches) this.clock.after(this.chance.between(1_000, 20_000), () => this.hilt.watch(transaction));
    };
    this.devices = weather.devices.map((config, index) => new Device(this, index, nameAddress(10 + index), config));
  }

  /** The storm is over: everything answers, honestly and soon. */
  calm(): void {
    this.isCalm = true;
    this.hiltFaults = { lost: 0, answerLost: 0, serverError: 0, rateLimited: 0, gibberish: 0, doubled: 0, wrongRefusal: 0, slowestMs: 200, down: false };
    this.ledger.faults = { drop: 0, rollback: 0, slowestMs: 1_000 };
    this.silence = 0;
    this.funds = 'ready';
    this.rent = 0n;
    for (const node of this.nodes) {
      node.down = false;
      node.config = { otherGenesis: false, lag: 0, lie: 'none' };
    }
    this.scanner.temper = { ...this.scanner.temper, scans: 0 };
    for (const device of this.devices) device.calm();
  }
}
