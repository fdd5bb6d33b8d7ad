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

it('has a calendar that can be moved ahead, and back to the time sessions are judged by', () => {
  let machine = 1_000_000;
  const clock = createClock(() => machine);
  expect(clock.calendar()).toBe(1_000_000);
  clock.moveCalendar(86_400_000);
  clock.moveCalendar(1_000);
  expect([clock.now(), clock.calendar()]).toEqual([1_000_000, 1_000_000 + 86_401_000]);
  machine += 500;
  clock.followChain(2_000_000);
  expect([clock.now(), clock.calendar()]).toEqual([2_000_000, 2_000_000 + 86_401_000]);
  clock.moveCalendar(null);
  expect(clock.calendar()).toBe(2_000_000);
});
