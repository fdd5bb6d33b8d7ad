import type { ClockPort, RandomPort } from '../ports.ts';

/** The page's own clock. Good for durations and for showing times; never for judging expiry (money invariant 10). */
export const BROWSER_CLOCK: ClockPort = {
  now: () => Date.now(),
  sleep(ms, signal) {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new DOMException('aborted', 'AbortError'));
        return;
      }
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', abort);
        resolve();
      }, ms);
      function abort() {
        clearTimeout(timer);
        reject(new DOMException('aborted', 'AbortError'));
      }
      signal.addEventListener('abort', abort, { once: true });
    });
  },
};

export const BROWSER_RANDOM: RandomPort = {
  fraction: () => Math.random(),
  // Not randomUUID: it is missing on plain http hosts.
  id: () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
};
