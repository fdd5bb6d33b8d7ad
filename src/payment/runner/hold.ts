import type { LockPort } from '../ports.ts';

/** This tab's hold on a payment. */
export interface Hold {
  /** True if this tab has the lock now. A hold that was let go while it was being asked for is given back at once. */
  take(key: string): Promise<boolean>;
  /**
   * Lets go once `after` has settled: whoever takes the lock next must find in the journal what this tab has just written. A hold that is asked for
   * again meanwhile is kept.
   */
  letGo(after?: Promise<unknown>): void;
  isHeld(): boolean;
}

/** Keeps one lock at a time. */
export function createHold(locks: LockPort): Hold {
  let release: (() => void) | null = null;
  /** Grows whenever the lock is let go, so that an answer that comes later is recognised. */
  let turn = 0;
  /** Grows with each wish to leave or to stay, so that only the last one counts. */
  let wish = 0;

  return {
    async take(key) {
      wish += 1;
      if (release !== null) return true;
      const mine = turn;
      const granted = await locks.tryHold(key);
      if (granted === null) return release !== null;
      if (mine !== turn || release !== null) {
        granted();
        return release !== null;
      }
      release = granted;
      return true;
    },
    letGo(after) {
      turn += 1;
      wish += 1;
      const leaving = wish;
      const leave = () => {
        if (leaving !== wish) return;
        release?.();
        release = null;
      };
      if (after === undefined) leave();
      else void after.then(leave, leave);
    },
    isHeld: () => release !== null,
  };
}
