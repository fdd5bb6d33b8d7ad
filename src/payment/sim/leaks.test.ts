import { describe, expect, it, vi } from 'vitest';
import type * as Core from '../create-checkout.ts';
import { SIM_TOKEN } from './device.ts';
import { run } from './run.ts';
import { type Story, STORIES } from './weather.ts';
import type * as Weathers from './weather.ts';

/**
 * The token of a personal link, over all flows and faults of the simulation: whatever a page hands to Hilt, wallet apps, the chain, storage, other tabs and the screen is
 * written down at the ports and searched. What the ports themselves do with it is tested beside them, and in a browser by e2e/tests/handoff-leaks*.e2e.ts.
 */

const seen = vi.hoisted(() => ({ calls: new Map<string, number>(), holding: new Set<string>(), token: '' }));

function note(where: string, values: readonly unknown[]): void {
  seen.calls.set(where, (seen.calls.get(where) ?? 0) + 1);
  const text = JSON.stringify(values, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value));
  if (text.includes(seen.token)) seen.holding.add(where);
}

/** The same port, with what it is told written down. */
function noting<T extends object>(port: T, name: string): T {
  return new Proxy(port, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown => {
        note(`${name}.${String(key)}`, args.filter((arg) => !(arg instanceof AbortSignal) && typeof arg !== 'function'));
        return Reflect.apply(value, target, args);
      };
    },
  });
}

vi.mock('../create-checkout.ts', async (original) => {
  const real = await original<typeof Core>();
  const createCheckout: typeof real.createCheckout = (ports, options) => {
    const noted = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, noting(port, name)]));
    const checkout = real.createCheckout({ ...ports, ...noted }, { ...options, onDefect: (error) => note('defect', [String(error)]) });
    checkout.subscribe(() => note('screen', [checkout.getState()]));
    return { ...checkout, attachWallet: (wallet) => checkout.attachWallet(noting(wallet, 'wallet')) };
  };
  return { ...real, createCheckout };
});

vi.mock('./weather.ts', async (original) => {
  const real = await original<typeof Weathers>();
  const drawWeather: typeof real.drawWeather = (chance, story) => ({ ...real.drawWeather(chance, story), personal: true });
  return { ...real, drawWeather };
});

const SEEDS = 6;

describe('the token of a personal link', () => {
  it('goes to Hilt with the requests that take it, and nowhere else, in any flow and any weather', { timeout: 120_000 }, async () => {
    seen.token = SIM_TOKEN;
    const stories: readonly (Story | null)[] = [null, ...STORIES];
    for (const story of stories) for (let seed = 1; seed <= SEEDS; seed += 1) await run(seed, {}, story);
    expect([...seen.holding].toSorted()).toEqual(['hilt.connect', 'links.make', 'links.makeProof'].filter((where) => seen.calls.has(where)));
    // Everything that could have held it was there.
    const flows = ['screen', 'journal.write', 'tabs.tell', 'wallet.connect', 'wallet.sign', 'wallet.signAndSend', 'links.connected', 'links.make', 'links.signed', 'hilt.connect', 'hilt.broadcast', 'hilt.confirm', 'hilt.status'];
    expect(flows.filter((where) => !seen.calls.has(where))).toEqual([]);
    expect([...seen.calls.keys()].some((where) => where.startsWith('chain.'))).toBe(true);
  });
});
