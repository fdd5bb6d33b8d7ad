import type { LockPort } from '../ports.ts';

/** This tab's hold on a payment. */
export interface Hold {
  /** True if this tab has the lock now. A hold that was let go while it was being asked for is given back at once. */
  take(key: string): Promise<boolean>;
  letGo(): void;
  isHeld(): boolean;
}

/** Keeps one lock at a time. */
export function createHold(locks: LockPort): Hold {
  let release: (() => void) | null = null;
  /** Grows whenever the lock is let go, so that an answer that comes later is recognised. */
  let turn = 0;

  return {
    async take(key) {
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
    letGo() {
      turn += 1;
      release?.();
      release = null;
    },
    isHeld: () => release !== null,
  };
}
