import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HiltHttp } from '../../api/http.ts';
import type { PortMessage } from '../../embed/protocol/messages.ts';
import { wireBegunOf, wireStatusOf } from '../../testing/wire-status.ts';
import { paymentReference } from '../../solana/reference.ts';
import { followPayment, stageOf } from './follow.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A frame that follows `pay_1`, with Hilt and Solana in the hands of the test. */
function following({ paymentId = 'pay_1', hilt = wireStatusOf({ session: wireBegunOf() }) }: { readonly paymentId?: string | null; readonly hilt?: object } = {}) {
  const world: { hilt: object | null; onChain: boolean | null; asked: number; readonly looked: string[] } = { hilt, onChain: false, asked: 0, looked: [] };
  const told: PortMessage[] = [];
  const http: HiltHttp = {
    baseUrl: 'https://api.example',
    timeoutMs: 1_000,
    fetch: () => {
      world.asked += 1;
      return world.hilt === null ? Promise.reject(new TypeError('no network')) : Promise.resolve(Response.json(world.hilt));
    },
  };
  const reading = followPayment({
    http,
    slug: 'tide',
    paymentId,
    look: (terms) => {
      world.looked.push(terms.reference);
      return Promise.resolve(world.onChain);
    },
    page: { visibilityState: 'visible', addEventListener: () => undefined },
    report: (message) => told.push(message),
    now: () => Date.now(),
  });
  const phases = () => [...new Set(told.flatMap((message) => (message.type === 'status' ? [message.phase] : [])))];
  return { world, reading, told, phases, stage: () => stageOf(reading.getSnapshot(), paymentId), pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

const PAID = wireStatusOf({ status: 'CONFIRMED', delivery_status: 'SENT', session: wireBegunOf() });

describe('a frame whose payment goes on in a window', () => {
  it('shows what Hilt says, and tells the page once it is paid', async () => {
    const { world, told, phases, stage, pass } = following();
    await pass(0);
    expect([stage(), phases()]).toEqual(['waiting', ['elsewhere']]);
    world.hilt = PAID;
    await pass(60_000);
    expect([stage(), phases()]).toEqual(['paid', ['elsewhere', 'paid']]);
    expect(told).toContainEqual({ type: 'paid', amount: '29', currency: 'USDC' });
    expect(told).toContainEqual({ type: 'delivered' });
    const asked = world.asked;
    await pass(600_000);
    expect(world.asked).toBe(asked);
  });

  it('shows what is on Solana while Hilt is silent, and does not call it paid', async () => {
    const { world, told, phases, stage, pass } = following();
    await pass(0);
    world.hilt = null;
    world.onChain = true;
    await pass(5_000);
    expect([stage(), phases()]).toEqual(['seen', ['elsewhere', 'underway']]);
    // Nor does a node that has forgotten it make it unseen.
    world.onChain = false;
    await pass(60_000);
    expect(stage()).toBe('seen');
    expect(told.map(({ type }) => type)).not.toContain('paid');
    world.hilt = PAID;
    await pass(20_000);
    expect(stage()).toBe('paid');
  });

  it('looks on the key of this payment and no other', async () => {
    const { world, pass } = following();
    await pass(20_000);
    expect(new Set(world.looked)).toEqual(new Set([paymentReference('pay_1')]));
  });

  it('asks Hilt at once when the payment is on Solana', async () => {
    const { world, stage, pass } = following();
    await pass(20_000);
    world.onChain = true;
    world.hilt = PAID;
    await pass(5_000);
    expect(stage()).toBe('paid');
  });

  it('asks Hilt seldom while the chain answers: a quarter of an hour of waiting is sixteen requests', async () => {
    const { world, pass } = following();
    await pass(15 * 60_000);
    expect(world.asked).toBeLessThanOrEqual(16);
    expect(world.looked.length).toBeLessThanOrEqual(36 + (12 * 60) / 15);
  });

  it('asks Hilt more often where the chain cannot be asked', async () => {
    const { world, stage, pass } = following();
    world.onChain = null;
    await pass(0);
    world.hilt = PAID;
    await pass(20_000);
    expect(stage()).toBe('paid');
  });

  it('says that it is blind where Hilt hands no terms on, and where the window pays one of its own', async () => {
    const strange = following({ hilt: wireStatusOf() });
    await strange.pass(5_000);
    expect([strange.stage(), strange.world.looked]).toEqual(['blind', []]);
    const own = following({ paymentId: null });
    await own.pass(60_000);
    expect([own.stage(), own.world.asked]).toEqual(['blind', 0]);
  });

  it('asks both again when the buyer wants to know', async () => {
    const { world, reading, stage, pass } = following();
    await pass(0);
    world.hilt = PAID;
    reading.readAgain();
    await pass(0);
    expect(stage()).toBe('paid');
  });
});
