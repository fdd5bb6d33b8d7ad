import { baseUnits } from '../../money/base-units.ts';
import { isExposed } from '../attempt.ts';
import type { CheckoutState, CheckoutTag } from '../state.ts';
import { act } from './buyer.ts';
import type { Device, Page } from './device.ts';
import { paymentReference } from '../../solana/reference.ts';
import { BLOCKHASH_LIFE } from './models/ledger.ts';
import type { Tampering } from './models/sim-transaction.ts';
import { nameAddress } from './names.ts';
import type { World } from './world.ts';

const SECOND_MS = 1_000;
/** Who is told to wait does something else. */
const LOOKED_AWAY_FROM = new Set<CheckoutTag>(['settling', 'mispaid', 'unrecorded']);

/** Lets the buyers click and the weather rage, once a second of virtual time, until the storm is over. */
export function startStorm(world: World): void {
  const { clock, chance, weather } = world;
  const until = clock.now + weather.stormMs;
  for (const device of world.devices) clock.after(chance.between(0, device.index === 0 ? 500 : 20_000), () => device.open());
  const tick = () => {
    if (clock.now >= until) return;
    for (const device of world.devices) rage(world, device);
    disturb(world);
    clock.after(SECOND_MS, tick);
  };
  clock.after(SECOND_MS, tick);
}

/** What happens to one device. */
function rage(world: World, device: Device): void {
  const { clock, chance, weather } = world;
  if (device.pages.length < 3 && chance.hits(weather.secondTab)) device.open();
  for (const page of device.pages.slice()) {
    if (chance.hits(weather.crash)) {
      device.crash(page);
      clock.after(chance.between(0, 30_000), () => {
        if (device.pages.length === 0) device.open();
      });
    } else if (page.awake && chance.hits(LOOKED_AWAY_FROM.has(page.checkout.getState().tag) ? 4 * weather.sleep : weather.sleep)) {
      page.awake = false;
    } else if (!page.awake && chance.hits(weather.wakes)) {
      page.awake = true;
      page.checkout.wake();
    } else if (page.awake && chance.hits(0.35)) act(world, page);
    pointPhones(world, page);
    if (isBesideWallet(page.checkout.getState()) && chance.hits(weather.finds)) {
      if (chance.hits(25 * weather.disk)) breakDisk(device);
      device.wallet.answerLate();
    }
  }
  if (device.storage.peek(device.key)?.attempts.some(isExposed) === true && chance.hits(weather.disk)) breakDisk(device);
  if (chance.hits(weather.account)) device.wallet.switchAccount(chance.pick([device.account, nameAddress(30), null]));
}

/** Where a wallet that was asked before may still answer. */
function isBesideWallet(state: CheckoutState): boolean {
  return state.tag === 'scanning' || state.tag === 'mispaid' || (state.tag === 'asking' && state.link !== undefined);
}

function breakDisk({ storage }: Device): void {
  storage.faults = { ...storage.faults, writeFails: 0.6 };
}

/** People with phones see the screen. */
function pointPhones({ chance, scanner }: World, page: Page): void {
  const state = page.checkout.getState();
  if (state.tag !== 'scanning' || page.line.isCut || !chance.hits(scanner.temper.scans)) return;
  const { paymentId, reference, total } = state.session.terms;
  scanner.scan({ paymentId, reference, total }, nameAddress(50 + chance.whole(2)));
}

/** What happens to the world. */
function disturb(world: World): void {
  const { clock, chance, weather, hilt } = world;
  if (chance.hits(weather.outage)) {
    world.hiltFaults.down = true;
    clock.after(chance.between(2_000, 60_000), () => {
      world.hiltFaults.down = false;
    });
  }
  if (chance.hits(weather.outage)) {
    const node = world.nodes[chance.whole(world.nodes.length)];
    if (node !== undefined) node.down = true;
    clock.after(chance.between(2_000, 40_000), () => {
      if (node !== undefined) node.down = false;
    });
  }
  if (chance.hits(weather.funds)) world.rent = chance.pick([0n, 2_039_280n]);
  if (chance.hits(weather.funds)) world.funds = chance.pick(['ready', 'ready', 'short', 'blocked']);
  if (chance.hits(weather.shop)) {
    if (chance.hits(0.7)) hilt.price = baseUnits(hilt.price + 1_000_000n);
    else hilt.status = hilt.status === 'ACTIVE' ? 'PAUSED' : 'ACTIVE';
  }
  const newest = [...hilt.sessions.keys()].at(-1);
  if (newest === undefined) return;
  if (chance.hits(weather.stranger)) pay(world, newest, null);
  if (chance.hits(weather.stranger)) hilt.broadcast({ payment_id: newest, tx_signature: world.names.signature() });
  if (chance.hits(weather.dust)) pay(world, newest, 'seller-amount');
}

/** Somebody else sends something to a payment's reference key: the whole price, or dust that must not count. */
function pay({ names, ledger, hilt, chance }: World, paymentId: string, tampering: Tampering): void {
  const session = hilt.sessions.get(paymentId);
  if (session === undefined) return;
  const signature = names.signature();
  if (tampering === null && chance.hits(0.5)) hilt.broadcast({ payment_id: paymentId, tx_signature: signature });
  ledger.submit({ signature, paymentId, reference: paymentReference(paymentId), payer: nameAddress(40), total: session.wire.amount_minor_units, blockhash: names.blockhash(), lastValidBlockHeight: ledger.height() + BLOCKHASH_LIFE, tampering, fails: false });
}
