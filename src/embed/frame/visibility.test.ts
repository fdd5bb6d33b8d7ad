// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { COVERED_AFTER_MS, LIVE_AFTER_MS, type Seen, type Visibility, type VisibilityPorts, watchVisibility } from './visibility.ts';

/** A browser whose clock and eyes belong to the test. */
function browser() {
  let now = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  let tell: (seen: Seen) => void = () => undefined;
  let pending: Seen | null = null;
  const states: Visibility[] = [];
  const ports: VisibilityPorts = {
    observe: (_element, onSeen) => {
      tell = onSeen;
      return {
        flush: () => {
          if (pending !== null) onSeen(pending);
          pending = null;
        },
        stop: () => undefined,
      };
    },
    now: () => now,
    later: (run, ms) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  };
  return {
    states,
    watch: () => watchVisibility(document.createElement('button'), ports, (state) => states.push(state)),
    see: (seen: Seen) => tell(seen),
    /** Seen by the browser, but not told yet. */
    willSee: (seen: Seen) => {
      pending = seen;
    },
    pass(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
  };
}

const CLEAR: Seen = { ratio: 1, clear: true };
const COVERED: Seen = { ratio: 1, clear: false };

describe('the button of a frame', () => {
  it('is live once it has been seen, whole and uncovered, for half a second', () => {
    const test = browser();
    const watch = test.watch();
    test.see(CLEAR);
    test.pass(LIVE_AFTER_MS - 1);
    expect(watch.now()).toBe('settling');
    test.pass(1);
    expect(watch.now()).toBe('live');
    expect(test.states).toEqual(['settling', 'live']);
  });

  it('is dead at once when something covers it, even before the browser has said so by itself', () => {
    const test = browser();
    const watch = test.watch();
    test.see(CLEAR);
    test.pass(LIVE_AFTER_MS);
    test.willSee(COVERED);
    expect(watch.now()).toBe('hidden');
  });

  it('begins to count anew after every cover', () => {
    const test = browser();
    const watch = test.watch();
    test.see(CLEAR);
    test.pass(LIVE_AFTER_MS - 100);
    test.see(COVERED);
    test.see(CLEAR);
    test.pass(LIVE_AFTER_MS - 100);
    expect(watch.now()).toBe('settling');
    test.pass(100);
    expect(watch.now()).toBe('live');
  });

  it('counts as covered after two seconds, and comes back when it is uncovered', () => {
    const test = browser();
    test.watch();
    test.see(COVERED);
    test.pass(COVERED_AFTER_MS);
    test.see(COVERED);
    test.see(CLEAR);
    expect(test.states).toEqual(['hidden', 'covered', 'settling']);
  });

  it('is only away, never covered, while it is scrolled out of sight', () => {
    const test = browser();
    const watch = test.watch();
    test.see({ ratio: 0.4, clear: false });
    test.pass(COVERED_AFTER_MS * 2);
    expect(watch.now()).toBe('away');
  });

  it('is judged by its place alone where a browser cannot tell what lies above', () => {
    const test = browser();
    const watch = test.watch();
    test.see({ ratio: 1, clear: null });
    test.pass(LIVE_AFTER_MS);
    expect(watch.now()).toBe('live');
  });

  it('never comes alive after the watching has ended', () => {
    const test = browser();
    const watch = test.watch();
    test.see(CLEAR);
    watch.stop();
    test.pass(LIVE_AFTER_MS);
    expect(test.states).toEqual(['settling']);
  });
});
