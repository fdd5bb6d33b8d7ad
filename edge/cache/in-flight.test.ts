import { describe, expect, it } from 'vitest';
import { InFlight } from './in-flight.ts';

function setup() {
  const clock = { now: 0 };
  const started: ((value: string) => void)[] = [];
  const flight = new InFlight<string, string>(() => clock.now, 1_000);
  const ask = () => flight.share('a', () => new Promise((resolve) => started.push(resolve)));
  return { clock, started, flight, ask };
}

describe('work under way', () => {
  it('is done once for all who ask meanwhile, and again afterwards', async () => {
    const { started, ask } = setup();
    const both = [ask(), ask()];
    started[0]?.('first');
    expect(await Promise.all(both)).toEqual(['first', 'first']);
    const again = ask();
    started[1]?.('second');
    expect(await again).toBe('second');
  });

  it('that never ends is not waited for by those who come later', async () => {
    const { clock, started, flight, ask } = setup();
    const lost = ask();
    clock.now = 999;
    expect(flight.idle('a')).toBe(false);
    clock.now = 1_000;
    expect(flight.idle('a')).toBe(true);
    const later = ask();
    expect(started).toHaveLength(2);
    started[1]?.('later');
    expect(await later).toBe('later');
    // What was taken for lost comes after all: it belongs to those who waited for it, and disturbs nobody.
    const third = ask();
    started[0]?.('lost');
    expect(await lost).toBe('lost');
    expect(ask()).toBe(third);
  });

  it('error: that fails is forgotten', async () => {
    const { flight } = setup();
    await expect(flight.share('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(flight.idle('a')).toBe(true);
  });
});
