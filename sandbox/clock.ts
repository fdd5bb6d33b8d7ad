/** Block times are whole seconds and a few slots old; a smaller lead is no lead. */
const NOISE_MS = 5_000;

export interface Clock {
  /** What sessions and claims are judged by; follows the chain. */
  now(): number;
  /** What memberships and invites are judged by: `now`, and as far ahead of it as somebody moved it. */
  calendar(): number;
  followChain(chainTime: number): void;
  /** Moves the calendar `ms` further ahead, or back to `now` (null). */
  moveCalendar(ms: number | null): void;
}

/**
 * The sandbox's time: this machine's, or the chain's where that was moved ahead by a scenario, else every session would be outside the block times of its own
 * payment. Never behind this machine's time, so a chain that stands still does not stop sessions from ending.
 * The calendar is apart from it, because a month must be able to pass without every session ending and without the chain having to come along.
 */
export function createClock(machine: () => number = Date.now): Clock {
  let lead = 0;
  let moved = 0;
  return {
    now: () => machine() + lead,
    calendar: () => machine() + lead + moved,
    followChain: (chainTime) => {
      const ahead = chainTime - machine();
      lead = ahead > NOISE_MS ? ahead : 0;
    },
    moveCalendar: (ms) => {
      moved = ms === null ? 0 : moved + ms;
    },
  };
}
