import type { Reading } from '../pages/reading.ts';
import { type Followed, isPaid } from './follow.ts';
import type { HandedOver } from './handed-over.ts';
import type { WindowPlan } from './window-plan.ts';

export interface Following {
  readonly reading: Reading<Followed>;
  readonly shared: boolean;
}

/** The one step from paying here to paying in a window. There is no way back while this frame lives. */
export interface Handover {
  /** A window is on offer: makes its address ready. @param paymentId of the session that is open here. */
  offer(paymentId: string | null): void;
  href(): string;
  /** Opens the window; false when the browser refuses. From then on this frame never signs. */
  openWindow(): boolean;
  /** Null until the window has taken over. */
  following(): Following | null;
  subscribe(listener: () => void): () => void;
}

export interface HandoverPorts {
  readonly plan: WindowPlan;
  readonly memory: HandedOver;
  /** Ends the checkout of this frame for good. */
  readonly stop: () => void;
  readonly follow: (paymentId: string | null) => Reading<Followed>;
  /** Opens a window at this path; false when the browser refuses. */
  readonly open: (path: string) => boolean;
  /** Calls back when the buyer opens the window by a link. */
  readonly onLinkPressed: (path: () => string, listener: () => void) => void;
}

export function createHandover({ plan, memory, stop, follow, open, onLinkPressed }: HandoverPorts): Handover {
  let following: Following | null = null;
  const listeners = new Set<() => void>();

  function takeOver(): void {
    if (following !== null) return;
    stop();
    const paymentId = plan.paymentId();
    if (paymentId !== null) memory.write(paymentId);
    const reading = follow(paymentId);
    following = { reading, shared: plan.isShared() };
    reading.subscribe(() => isPaid(reading.getSnapshot()) && memory.forget());
    for (const listener of listeners) listener();
  }

  async function prepare(paymentId: string | null): Promise<void> {
    await plan.prepare(paymentId);
    if (following === null || following.shared === plan.isShared()) return;
    following = { ...following, shared: plan.isShared() };
    for (const listener of listeners) listener();
  }

  onLinkPressed(plan.href, takeOver);
  if (plan.paymentId() !== null) {
    // Handed over by this frame's forerunner: the window may still be open.
    takeOver();
    void prepare(plan.paymentId());
  }

  return {
    offer: (paymentId) => void prepare(paymentId),
    href: plan.href,
    openWindow() {
      if (!open(plan.href())) return false;
      takeOver();
      return true;
    },
    following: () => following,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
