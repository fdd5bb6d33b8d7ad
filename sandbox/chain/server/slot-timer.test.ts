import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testChain } from '../../testing/chain.ts';
import { startSlotTimer } from './slot-timer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startSlotTimer', () => {
  it('makes two and a half slots a second, until it is stopped', () => {
    const { chain } = testChain();
    const { slot } = chain.bank.slots.newest;
    const stop = startSlotTimer(chain);
    vi.advanceTimersByTime(60_000);
    expect(chain.bank.slots.newest.slot - slot).toBe(150);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(chain.bank.slots.newest.slot - slot).toBe(150);
  });

  it('does not make up for an hour of sleep', () => {
    const { chain } = testChain();
    const { slot } = chain.bank.slots.newest;
    const stop = startSlotTimer(chain);
    const real = performance.now.bind(performance);
    const asleep = vi.spyOn(performance, 'now').mockImplementation(() => real() + 3_600_000);
    vi.advanceTimersByTime(200);
    expect(chain.bank.slots.newest.slot - slot).toBeLessThanOrEqual(1);
    asleep.mockRestore();
    stop();
  });
});
