import type { Chance } from './chance.ts';
import type { DeviceConfig } from './device.ts';
import type { HiltTemper } from './models/hilt-model.ts';
import type { LedgerFaults } from './models/ledger.ts';
import type { HiltFaults } from './models/sim-hilt.ts';
import type { Lie, NodeConfig } from './models/sim-node.ts';
import type { AppTemper } from './models/sim-app.ts';
import type { ScannerTemper } from './models/sim-scanner.ts';
import type { WalletTemper } from './models/sim-wallet.ts';

/** All that can go wrong in one run, drawn once from its seed. */
export interface Weather {
  readonly ledger: LedgerFaults;
  readonly nodes: readonly NodeConfig[];
  readonly silence: number;
  readonly hilt: HiltTemper;
  readonly hiltFaults: HiltFaults;
  readonly devices: readonly DeviceConfig[];
  /** Per second of the storm: a page dies, Hilt or a node goes down for a while, a stranger pays or dusts, the price changes, … */
  readonly crash: number;
  readonly outage: number;
  readonly stranger: number;
  readonly dust: number;
  readonly shop: number;
  readonly funds: number;
  readonly account: number;
  /** Per second while something may charge: a disk that was well until now begins to fail. Likelier when a forgotten prompt is approved. */
  readonly disk: number;
  readonly secondTab: number;
  readonly sleep: number;
  /** A page that sleeps hears nothing of other tabs, as on a phone. */
  readonly freezes: boolean;
  /** A page that sleeps is looked at again. */
  readonly wakes: number;
  /** The buyers came by a personal link; a page opened again may have lost its token. */
  readonly personal: boolean;
  /** How readily buyers pay again beside an attempt that may charge. */
  readonly bold: number;
  /** Per second in front of a code, a link or money that went astray: the buyer finds the wallet's prompts of before, and approves them. */
  readonly finds: number;
  /** How readily buyers turn to another way to pay once a wallet is ready. */
  readonly turns: number;
  /** How the buyers pay: by a wallet in the browser, by a code, by an app that is reached by links, or by whatever comes to mind. */
  readonly ways: readonly [Way, ...Way[]];
  /** The seller's account can be paid by a plain transfer. */
  readonly plainCodes: boolean;
  readonly scanner: ScannerTemper;
  readonly app: AppTemper;
  readonly stormMs: number;
}

/** A way to pay that a buyer chooses. */
export type Way = 'wallet' | 'code' | 'link';

const ALL_WAYS: Weather['ways'] = ['wallet', 'code', 'link'];

const FAIR_DISK: DeviceConfig['storage'] = { blocked: false, readFails: 0, writeFails: 0, slowestMs: 5 };

/** Nothing goes wrong. For tests that break one thing themselves. */
export const FAIR: Weather = {
  ledger: { drop: 0, rollback: 0, slowestMs: 1_500 },
  nodes: [
    { otherGenesis: false, lag: 0, lie: 'none' },
    { otherGenesis: false, lag: 1, lie: 'none' },
  ],
  silence: 0,
  hilt: { refuses: null, watches: false, strangeWords: false, delivery: 'SENT', sessionMs: 900_000, sharesSession: false, wrongSums: 0, wantsIdentity: 'no', wrongChallenges: 0, namesNonsense: 0, edge: false, makesLinks: false },
  hiltFaults: { lost: 0, answerLost: 0, serverError: 0, rateLimited: 0, gibberish: 0, doubled: 0, wrongRefusal: 0, slowestMs: 200, down: false },
  devices: [
    {
      skewMs: 0,
      hasLocks: true,
      storage: FAIR_DISK,
      wallet: { mode: 'sign-only', refuse: 0, fail: 0, hang: 0, tamper: 0, restamp: 0, unclear: 0, unclearSends: 1, doomed: 0, slowestMs: 4_000 },
    },
  ],
  crash: 0,
  outage: 0,
  stranger: 0,
  dust: 0,
  shop: 0,
  funds: 0,
  account: 0,
  disk: 0,
  secondTab: 0,
  sleep: 0,
  freezes: false,
  wakes: 0.1,
  personal: false,
  bold: 0.5,
  turns: 0,
  finds: 0,
  ways: ['wallet'],
  plainCodes: true,
  scanner: { scans: 0.2, refuses: 0, underpays: 0, doomed: 0, slowestMs: 8_000 },
  app: { refuse: 0, stays: 0, elsewhere: 0, killsTab: 0, replays: 0, tamper: 0, doomed: 0, slowestMs: 8_000 },
  stormMs: 60_000,
};

/** Draws a weather: any mixture of faults, or one of the stories that the mixture tells too seldom. */
export function drawWeather(chance: Chance, story: Story | null = null): Weather {
  const mixed = drawMixture(chance);
  if (story === null && chance.hits(0.4)) return mixed;
  return drawStory(chance, mixed, story ?? chance.pick(STORIES));
}

export const STORIES = ['pays-again', 'no-locks', 'bad-disk', 'ending-session', 'strangers', 'codes', 'links', 'identity', 'turns-away', 'astray', 'crowd', 'asked-later', 'lost-token'] as const;
export type Story = (typeof STORIES)[number];

/** Situations that need several things to come together. The rest of the weather stays fair, so that they come to their end. */
function drawStory(chance: Chance, mixed: Weather, story: Story): Weather {
  const { devices } = mixed;
  const walletOf = (changes: Partial<WalletTemper>) => devices.map((device) => ({ ...device, wallet: { ...device.wallet, ...changes } }));
  switch (story) {
    case 'pays-again': // A wallet that sends does not answer, and the buyer pays again.
      return { ...FAIR, devices: walletOf({ mode: 'sign-and-send', refuse: 0.1, hang: 0.3, unclear: 0.5, restamp: 0.3, misnames: chance.pick([0, 0.5]), slowestMs: 60_000 }), ledger: mixed.ledger, hilt: mixed.hilt, ways: ALL_WAYS, plainCodes: chance.hits(0.3), bold: 0.95, crash: 0.005, stormMs: 330_000 };
    case 'no-locks': // Two tabs without locks.
      return { ...FAIR, devices: walletOf({ mode: 'sign-only', slowestMs: 15_000 }).map((device) => ({ ...device, hasLocks: false, storage: { ...device.storage, blocked: false } })), secondTab: 0.2, ledger: mixed.ledger, stormMs: 120_000 };
    case 'bad-disk': // A disk that fails now and then, and tabs that die.
      return { ...FAIR, devices: devices.map((device) => ({ ...device, storage: { blocked: false, readFails: 0.03, writeFails: 0.3, slowestMs: 50 } })), crash: 0.05, hilt: { ...mixed.hilt, sharesSession: true, makesLinks: true, edge: true }, hiltFaults: mixed.hiltFaults, ways: chance.pick([['wallet'], ALL_WAYS]), stranger: chance.pick([0, 0.02]), stormMs: 150_000 };
    case 'ending-session': // A session that ends while the wallet is open.
      return { ...FAIR, devices: walletOf({ slowestMs: 140_000 }), hilt: { ...mixed.hilt, sessionMs: chance.between(125_000, 220_000) }, stormMs: 250_000 };
    case 'strangers': // Somebody else pays or claims the same payment.
      return { ...mixed, stranger: 0.05, dust: 0.03, nodes: FAIR.nodes, hilt: { ...FAIR.hilt, sharesSession: true }, stormMs: 150_000 };
    case 'codes': // A code on the screen, several phones in front of it, and a buyer who may turn to a wallet.
      return { ...mixed, nodes: FAIR.nodes, hilt: { ...FAIR.hilt, edge: chance.hits(0.5), sessionMs: chance.pick([900_000, 240_000]) }, ways: ['code', 'code', 'code', 'wallet'], plainCodes: chance.hits(0.8), scanner: { ...mixed.scanner, scans: 0.15 }, bold: 0.7, stormMs: 200_000 };
    case 'links': // An app that is reached by links, with tabs that die meanwhile.
      return { ...mixed, nodes: FAIR.nodes, hilt: { ...FAIR.hilt, makesLinks: true }, ways: ['link', 'link', 'link', 'wallet'], crash: mixed.crash / 2, bold: 0.7, stormMs: 200_000 };
    case 'identity': // Access is for somebody who must prove it, by a wallet or by an app.
      return { ...mixed, nodes: FAIR.nodes, personal: false, hilt: { ...FAIR.hilt, wantsIdentity: chance.pick(['at-connect', 'at-confirm']), wrongChallenges: mixed.hilt.wrongChallenges, makesLinks: true }, ways: ['wallet', 'link'], stormMs: 200_000 };
    case 'turns-away': // A wallet that sends answers minutes later, when the buyer has turned to a code or an app.
      return { ...FAIR, devices: walletOf({ mode: 'sign-and-send', refuse: 0.3, hang: 0.5, restamp: 0.5, tamper: chance.pick([0.1, 0.4]), slowestMs: chance.pick([180_000, 300_000]) }).map((device) => ({ ...device, storage: FAIR_DISK })), disk: chance.pick([0, 0.01]), scanner: { ...FAIR.scanner, scans: chance.pick([0.2, 0.03]), underpays: chance.pick([0, 0.5]) }, ledger: mixed.ledger, nodes: chance.pick([FAIR.nodes, FAIR.nodes.slice(1)]), outage: chance.pick([0, 0, 0.03]), silence: chance.pick([0, 0, 0, 0.5]), hiltFaults: { ...FAIR.hiltFaults, slowestMs: chance.pick([200, 12_000]) }, hilt: { ...FAIR.hilt, edge: true, makesLinks: true, refuses: chance.pick([null, null, 'failed']) }, ways: chance.pick([ALL_WAYS, ['wallet', 'link', 'link']]), app: { ...FAIR.app, stays: 0.2, slowestMs: chance.pick([10_000, 60_000]) }, bold: 0.95, turns: 0.5, finds: 0.1, crash: 0.003, account: 0.05, stormMs: 330_000 };
    case 'astray': // Money that does not pay reaches the seller, while Hilt and the nodes are slow or silent, and blocks are abandoned.
      return { ...mixed, nodes: FAIR.nodes, devices: devices.map((device) => ({ ...device, storage: FAIR_DISK })), disk: chance.pick([0, 0.006]), ledger: { ...mixed.ledger, rollback: 0.4, rollbackLate: chance.pick([0.3, 0.9]), drop: chance.pick([mixed.ledger.drop, 0.6]) }, silence: chance.between(0, 0.6), hilt: { ...mixed.hilt, wantsIdentity: 'no', edge: true, makesLinks: true, refuses: chance.pick([null, null, 409, 'failed']) }, hiltFaults: { ...FAIR.hiltFaults, slowestMs: chance.pick([200, 12_000]) }, ways: ALL_WAYS, plainCodes: true, scanner: { ...mixed.scanner, scans: 0.3, underpays: 0.7 }, dust: 0.1, sleep: chance.pick([0, 0.04]), wakes: chance.pick([0.03, 0.004]), bold: 0.9, stormMs: 250_000 };
    case 'crowd': // Several tabs without locks do whatever comes to mind, on a disk that fails now and then.
      return { ...mixed, nodes: FAIR.nodes, devices: devices.map((device) => ({ ...device, hasLocks: false, storage: { blocked: false, readFails: 0, writeFails: chance.pick([0, 0, 0.02]), slowestMs: chance.pick([20, 2_000]) } })), hilt: { ...mixed.hilt, edge: chance.hits(0.7), makesLinks: true, sessionMs: chance.pick([mixed.hilt.sessionMs, 180_000]), wantsIdentity: chance.pick([mixed.hilt.wantsIdentity, 'no', 'at-connect']) }, ways: ALL_WAYS, plainCodes: chance.hits(0.5), secondTab: 0.2, sleep: 0.05, freezes: chance.hits(0.5), finds: 0.05, turns: 0.3, bold: 0.8, stormMs: 250_000 };
    case 'asked-later': // Hilt asks for whom once the money has landed, and wallets have trouble to prove it.
      return { ...mixed, nodes: FAIR.nodes, devices: walletOf({ mode: 'both', refuse: 0.1, fail: 0.2, slowestMs: 20_000 }).map((device) => ({ ...device, hasLocks: chance.hits(0.6) })), sleep: 0.02, wakes: 0.05, freezes: chance.hits(0.5), personal: false, hilt: { ...FAIR.hilt, wantsIdentity: chance.pick(['at-confirm', 'at-connect']), wrongChallenges: 0.3, makesLinks: true, edge: true }, ways: ALL_WAYS, bold: 0.9, account: 0.02, secondTab: 0.08, stormMs: 300_000 };
    case 'lost-token': // A personal link whose page is opened again without its token.
      return { ...mixed, nodes: FAIR.nodes, personal: true, crash: 0.05, shop: 0.06, outage: 0.03, silence: chance.pick([mixed.silence, 0.6, 0.8]), hilt: { ...FAIR.hilt, sessionMs: chance.pick([900_000, 200_000]), makesLinks: true, edge: true }, ways: chance.pick([ALL_WAYS, ['link']]), app: { ...FAIR.app, killsTab: 0.5 }, stormMs: 200_000 };
    default:
      return story satisfies never;
  }
}

/** Most kinds of fault are absent in most runs, so that each is also met alone; some runs have everything. */
function drawMixture(chance: Chance): Weather {
  const fury = chance.pick([0.15, 0.3, 0.3, 0.6]);
  const some = (most: number) => (chance.hits(fury) ? chance.between(0, most) : 0);
  const maybe = <T>(value: T, otherwise: T) => (chance.hits(fury) ? value : otherwise);
  const device = (): DeviceConfig => ({
    skewMs: maybe(chance.between(-43_200_000, 43_200_000), 0),
    hasLocks: !chance.hits(0.15),
    storage: { blocked: chance.hits(0.04), readFails: some(0.1), writeFails: some(0.15), slowestMs: maybe(2_000, 20) },
    wallet: drawWallet(chance, some, maybe),
  });
  return {
    ledger: { drop: some(0.9), rollback: some(0.5), slowestMs: maybe(50_000, 3_000) },
    nodes: drawNodes(chance, fury),
    silence: some(0.5),
    hilt: {
      refuses: chance.hits(fury / 4) ? chance.pick([400, 403, 404, 409, 410, 422, 'failed']) : null,
      watches: chance.hits(0.3),
      strangeWords: chance.hits(0.1),
      delivery: chance.pick(['SENT', 'SENT', 'FAILED', 'late']),
      sessionMs: maybe(chance.between(100_000, 260_000), 900_000),
      sharesSession: chance.hits(0.3),
      wrongSums: some(0.4),
      wantsIdentity: chance.hits(0.08) ? chance.pick(['at-connect', 'at-confirm']) : 'no',
      wrongChallenges: some(0.5),
      namesNonsense: some(0.3),
      edge: chance.hits(0.3),
      makesLinks: chance.hits(0.5),
    },
    hiltFaults: { lost: some(0.4), answerLost: some(0.4), serverError: some(0.4), rateLimited: some(0.3), gibberish: some(0.2), doubled: some(0.3), wrongRefusal: some(0.25), slowestMs: maybe(15_000, 800), down: false },
    devices: chance.hits(0.25) ? [device(), device()] : [device()],
    crash: some(0.04),
    outage: some(0.03),
    stranger: some(0.01),
    dust: some(0.02),
    shop: some(0.01),
    funds: some(0.02),
    account: some(0.02),
    disk: 0,
    secondTab: some(0.03),
    sleep: some(0.02),
    freezes: false,
    wakes: chance.pick([0.1, 0.1, 0.02]),
    personal: chance.hits(0.1),
    bold: 0.5,
    turns: 0,
    finds: 0,
    ways: chance.pick(WAYS),
    plainCodes: chance.hits(0.7),
    scanner: { scans: chance.between(0.05, 0.3), refuses: some(0.5), underpays: some(0.5), doomed: some(0.5), slowestMs: maybe(90_000, 10_000) },
    app: { refuse: some(0.4), stays: some(0.5), elsewhere: some(0.4), killsTab: chance.between(0, 0.8), replays: some(0.6), tamper: some(0.5), doomed: some(0.5), slowestMs: maybe(70_000, 10_000) },
    stormMs: chance.between(30_000, 200_000),
  };
}

function drawWallet(chance: Chance, some: (most: number) => number, maybe: <T>(value: T, otherwise: T) => T): WalletTemper {
  return {
    mode: chance.pick(['sign-only', 'sign-only', 'sign-and-send', 'both']),
    refuse: some(0.5),
    fail: some(0.4),
    hang: some(0.4),
    tamper: some(0.6),
    restamp: some(0.9),
    unclear: some(0.7),
    unclearSends: 0.5,
    doomed: some(0.6),
    slowestMs: maybe(100_000, 8_000),
  };
}

const WAYS: readonly [Weather['ways'], ...Weather['ways'][]] = [['wallet'], ['wallet'], ['code', 'code', 'wallet'], ['link', 'link', 'wallet'], ['wallet', 'code', 'link']];

const LIES: readonly [Lie, ...Lie[]] = ['hides', 'ahead', 'fails', 'understates'];

/** At most one node misleads or is of another network, and then there are at least two honest ones or the other one is honest and needed to agree. */
function drawNodes(chance: Chance, fury: number): readonly NodeConfig[] {
  const honest = (): NodeConfig => ({ otherGenesis: false, lag: chance.hits(fury) ? chance.whole(40) : chance.whole(2), lie: 'none' });
  if (chance.hits(0.2)) return [honest()];
  const odd: NodeConfig = chance.hits(fury) ? { otherGenesis: chance.hits(0.25), lag: 0, lie: chance.pick(LIES) } : honest();
  const nodes = chance.hits(0.4) ? [honest(), odd, honest()] : [honest(), odd];
  return chance.hits(0.5) ? nodes : nodes.toReversed();
}
