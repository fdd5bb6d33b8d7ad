import type { LockPort } from '../ports.ts';

/**
 * Locks among the tabs of one browser, by the Web Locks API. A lock is asked for only if it is free and never stolen: the tab that has it may be
 * in front of a wallet. Where the API is missing or throws (an opaque origin) every tab gets the lock, and the journal's compare-and-set alone
 * decides who may go on.
 */
export function createWebLocks(manager: LockManager | undefined = browserLocks()): LockPort {
  return {
    async tryHold(name) {
      if (manager === undefined) return () => {};
      return new Promise((resolve) => {
        const held = manager.request(`hilt-checkout:${name}`, { ifAvailable: true }, (lock) => {
          if (lock === null) {
            resolve(null);
            return null;
          }
          // The lock lasts as long as this promise.
          return new Promise<null>((release) => resolve(() => release(null)));
        });
        held.catch(() => resolve(() => {}));
      });
    },
  };
}

function browserLocks(): LockManager | undefined {
  return typeof navigator === 'undefined' || !('locks' in navigator) ? undefined : navigator.locks;
}
