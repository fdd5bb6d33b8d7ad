import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import type { Page } from './sim/device.ts';
import { FAIR } from './sim/weather.ts';

const PAGES = 12;
const [device] = FAIR.devices;
if (device === undefined) throw new Error('fair weather has a device');

/** Tells, once the page asks Hilt again, how long it has waited, as a share of what its screen had said. */
function watchWait(test: TestWorld, { checkout }: Page, tell: (share: number) => void): void {
  const { clock } = test.world;
  let failed: { readonly at: number; readonly promised: number } | null = null;
  checkout.subscribe(() => {
    const state = checkout.getState();
    if (state.tag === 'unavailable') failed ??= { at: clock.now, promised: (state.outage.retryAt ?? 0) - clock.now };
    if (state.tag === 'opening' && failed !== null && failed.promised > 0) {
      tell((clock.now - failed.at) / failed.promised);
      failed = { at: 0, promised: 0 };
    }
  });
}

describe('many pages that Hilt has failed in the same moment', () => {
  it('ask again when they said they would, give or take a tenth, and not in step', async () => {
    const test = new TestWorld({ devices: Array.from({ length: PAGES }, () => device), hiltFaults: { ...FAIR.hiltFaults, down: true } });
    const waits: number[] = [];
    for (const one of test.world.devices) watchWait(test, test.open(one), (share) => waits.push(share));
    await test.pass(60_000);
    expect(waits).toHaveLength(PAGES);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0.9);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1.1);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(0.05);
  });
});
