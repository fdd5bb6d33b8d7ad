import { describe, expect, it } from 'vitest';
import { run } from '../sim/run.ts';
import type { CheckoutEvent, EventType } from './events.ts';
import type { Flow, FlowAt } from './flow.ts';
import { step } from './step.ts';
import { TABLE, rowOf } from './table.ts';

/** One real flow of every state and one real event of every type, collected from simulated checkouts. */
async function samples(): Promise<{ readonly flows: Map<FlowAt, Flow>; readonly events: Map<EventType, CheckoutEvent> }> {
  const flows = new Map<FlowAt, Flow>();
  const events = new Map<EventType, CheckoutEvent>();
  for (let seed = 1; seed <= 400 && (flows.size < STATES.length || events.size < EVENTS.length); seed += 1) {
    await run(seed, {
      stepped: (_now, _page, from, event, to) => {
        flows.set(from.at, from);
        flows.set(to.at, to);
        events.set(event.type, event);
      },
    });
  }
  return { flows, events };
}

const STATES = [...new Set(TABLE.flatMap((row) => [row.from, ...row.to]))];
const EVENTS = [...new Set(TABLE.map((row) => row.on))];
const EXPOSED: readonly FlowAt[] = ['settling', 'link-open', 'reopening', 'scanning', 'withdrawing', 'mispaid', 'unrecorded', 'may-charge-twice'];
/** States on the way to another signature. */
const OFFERS: readonly FlowAt[] = ['connecting-wallet', 'timing-session', 'connecting-session', 'preflighting', 'review', 'clearing-ask', 'refreshing', 'journaling-ask', 'wallet-open'];

describe('the transition table', () => {
  it('refuses every event that has no row: nothing changes and nothing is asked for', async () => {
    const { flows, events } = await samples();
    expect([...flows.keys()].toSorted()).toEqual(STATES.toSorted());
    for (const [at, flow] of flows) {
      for (const [type, event] of events) {
        if (rowOf(at, type) !== null) continue;
        const next = step(flow, event, 0);
        expect(next.flow).toBe(flow);
        expect(next.commands).toEqual([]);
      }
    }
  }, 60_000);

  it('has no row that leads from an exposed payment to another offer, except the explicit risk', () => {
    const rows = TABLE.filter(({ from, on, to }) => EXPOSED.includes(from) && on !== 'accept-risk' && to.some((at) => OFFERS.includes(at) || at === 'locking'));
    expect(rows.map(({ from, on }) => `${from} ${on}`)).toEqual([]);
  });

  it('opens the wallet from one state only, on one event only', () => {
    const doors = TABLE.filter(({ from, to }) => from !== 'wallet-open' && to.includes('wallet-open'));
    expect(doors.map(({ from, on }) => `${from} ${on}`)).toEqual(['journaling-ask journaled']);
  });

  it('reaches the first send through the journal only', () => {
    const doors = TABLE.filter(({ to }) => to.includes('journaling-exposed'));
    expect(new Set(doors.map(({ from }) => from))).toEqual(new Set(['claiming', 'reading-claim', 'journaling-exposed']));
    expect(rowOf('journaling-exposed', 'wake')).toBeNull();
    expect(rowOf('journaling-exposed', 'choose-another')).toBeNull();
  });

  it.each(['paid', 'paid-twice', 'unrecorded', 'settling'] as const)('refuses a click on pay in %s', (at) => {
    expect(rowOf(at, 'approve')).toBeNull();
    expect(rowOf(at, 'choose-wallet')).toBeNull();
    expect(rowOf(at, 'accept-risk')).toBeNull();
  });

  it('lets the buyer approve in the review and nowhere else', () => {
    expect(TABLE.filter(({ on }) => on === 'approve').map(({ from }) => from)).toEqual(['review']);
  });

  it('can reach every state', () => {
    const reached = new Set<FlowAt>(['opening']);
    for (let before = -1; before < reached.size; ) {
      before = reached.size;
      for (const { from, to } of TABLE) if (reached.has(from)) for (const at of to) reached.add(at);
    }
    expect([...reached].toSorted()).toEqual(STATES.toSorted());
  });
});
