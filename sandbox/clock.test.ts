import { expect, it } from 'vitest';
import { createClock } from './clock.ts';

it('is the machine time, and the chain time where that is clearly ahead', () => {
  let machine = 1_000_000;
  const clock = createClock(() => machine);
  expect(clock.now()).toBe(1_000_000);
  clock.followChain(1_005_000);
  expect(clock.now()).toBe(1_000_000);
  clock.followChain(1_005_001);
  expect(clock.now()).toBe(1_005_001);
  machine += 500;
  expect(clock.now()).toBe(1_005_501);
  clock.followChain(900_000);
  expect(clock.now()).toBe(1_000_500);
});
