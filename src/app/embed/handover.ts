import type { Reading } from '../pages/reading.ts';
import { type Followed, isPaid } from './follow.ts';
import type { HandedOver } from './handed-over.ts';
import type { WindowPlan } from './window-plan.ts';

export interface Following {
  readonly reading: Reading<Followed>;
  /** Of the payment the window was given; null when it opens one of its own. */
  readonly paymentId: string | null;
  /** The browser gave a hold on the window. Without one it has opened none, or it has cut the two apart: nobody here can tell. */
  readonly opened: boolean;
}

/** The one step from paying here to paying in a window. There is no way back while this frame lives. */
export interface Handover {
  /** A window is on offer: makes its address ready. @param paymentId of the session that is open here. */
  offer(paymentId: string | null): void;
  href(): string;
  /** Opens the window, within a press. From then on this frame never signs, even where it cannot tell whether one opened. */
  openWindow(): void;
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
  /** Opens a window at this path; whether the browser gave a hold on it. */
  readonly open: (path: string) => boolean;
}

export function createHandover({ plan, memory, stop, follow, open }: HandoverPorts): Handover {
  let following: Following | null = null;
  const listeners = new Set<() => void>();

  function takeOver(opened: boolean): void {
    if (following !== null) return;
    stop();
    const paymentId = plan.paymentId();
    if (paymentId !== null) memory.write(paymentId);
    const reading = follow(paymentId);
    following = { reading, paymentId, opened };
    reading.subscribe(() => isPaid(reading.getSnapshot()) && memory.forget());
    for (const listener of listeners) listener();
  }

  // Handed over by this frame's forerunner: the window may still be open.
  if (plan.paymentId() !== null) takeOver(true);

  return {
    offer: (paymentId) => void plan.prepare(paymentId),
    href: plan.href,
    openWindow: () => takeOver(open(plan.href())),
    following: () => following,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
