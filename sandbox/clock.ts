/** Block times are whole seconds and a few slots old; a smaller lead is no lead. */
const NOISE_MS = 5_000;

export interface Clock {
  now(): number;
  followChain(chainTime: number): void;
}

/**
 * The sandbox's time: this machine's, or the chain's where that was moved ahead by a scenario, else every session would be outside the block times of its own
 * payment. Never behind this machine's time, so a chain that stands still does not stop sessions from ending.
 */
export function createClock(machine: () => number = Date.now): Clock {
  let lead = 0;
  return {
    now: () => machine() + lead,
    followChain: (chainTime) => {
      const ahead = chainTime - machine();
      lead = ahead > NOISE_MS ? ahead : 0;
    },
  };
}
