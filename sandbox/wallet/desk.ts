import type { PaymentSummary } from './payment-summary.ts';
import type { SwitchBoard } from './switches.ts';

/** What the wallet was asked for. */
export type WalletRequest =
  | { readonly kind: 'connect' }
  /** `guards`: how many guard instructions would be added as the switches stand now. */
  | { readonly kind: 'sign' | 'send'; readonly summary: PaymentSummary; readonly guards: () => number }
  | { readonly kind: 'message'; readonly text: string };

/** What a wallet throws when its user says no; every wallet uses this code. */
export class UserRefused extends Error {
  readonly code = 4001;

  constructor() {
    super('User rejected the request.');
  }
}

/** What a wallet throws when it breaks. */
export class WalletBroke extends Error {
  readonly code = -32603;
}

export interface DeskView {
  /** The request in front of the user, or null. */
  readonly open: WalletRequest | null;
  /** Requests behind it. */
  readonly queued: number;
  /** Answers that are ready but held back. */
  readonly held: number;
}

/** Where requests wait for a person and answers wait to be let go. One request is shown at a time, in order. */
export interface Desk {
  view(): DeskView;
  subscribe(listener: () => void): () => void;
  /** Resolves when approved. @throws UserRefused */
  ask(request: WalletRequest): Promise<void>;
  /** Passes an answer on, as late as the switch says. */
  deliver<T>(answer: T): Promise<T>;
  /** Answers the open request; false when there is none. */
  approve(): boolean;
  refuse(): boolean;
  /** Lets all held answers go. */
  release(): void;
}

interface Waiting {
  readonly request: WalletRequest;
  readonly approve: () => void;
  readonly refuse: () => void;
}

export function createDesk(switches: SwitchBoard): Desk {
  let waiting: readonly Waiting[] = [];
  let held: readonly (() => void)[] = [];
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());

  function settle(how: 'approve' | 'refuse'): boolean {
    const [first, ...rest] = waiting;
    if (first === undefined) return false;
    waiting = rest;
    first[how]();
    changed();
    return true;
  }

  return {
    view: () => ({ open: waiting[0]?.request ?? null, queued: Math.max(0, waiting.length - 1), held: held.length }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async ask(request) {
      const { decide } = switches.get();
      if (decide === 'approve') return;
      if (decide === 'refuse') throw new UserRefused();
      await new Promise<void>((approve, reject) => {
        waiting = [...waiting, { request, approve, refuse: () => reject(new UserRefused()) }];
        changed();
      });
    },
    async deliver(answer) {
      const { delay } = switches.get();
      if (delay === 'hold') {
        await new Promise<void>((release) => {
          held = [...held, release];
          changed();
        });
      } else if (delay > 0) {
        await new Promise((resume) => setTimeout(resume, delay));
      }
      return answer;
    },
    approve: () => settle('approve'),
    refuse: () => settle('refuse'),
    release() {
      const letGo = held;
      held = [];
      for (const release of letGo) release();
      changed();
    },
  };
}
