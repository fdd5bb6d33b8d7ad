import type { Chain } from '../chain.ts';
import { SLOT_MS } from '../bank/slots.ts';

/** A timer that is late by more than this does not catch up: the machine slept, and the chain slept with it. */
const MAX_CATCH_UP_SLOTS = 5;

/**
 * Produces slots in real time. Late wake-ups are caught up with, so that 150 slots last a minute even on a busy machine.
 * @returns the function that stops it.
 */
export function startSlotTimer(chain: Chain, slotMs: number = SLOT_MS): () => void {
  let due = performance.now() + slotMs;
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - due > MAX_CATCH_UP_SLOTS * slotMs) due = now;
    while (due <= now) {
      chain.tick();
      due += slotMs;
    }
  }, slotMs / 2);
  return () => clearInterval(timer);
}
