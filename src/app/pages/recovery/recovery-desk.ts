import { type Clue, type ClueProblem, readClue } from '../../../payment/recover/read-clue.ts';
import type { PayerProof } from '../../../payment/recover/payer-proof.ts';
import { lookAgainIn, type Recovery } from '../../../payment/recover/recovery.ts';
import type { AttentionPort, ClockPort } from '../../../payment/ports.ts';
import type { Signature } from '../../../solana/address.ts';
import type { RecoveryView } from '../../screens/recovery/recovery-view.ts';

/** The search as a store for `useSyncExternalStore`, with what the buyer can do. */
export interface RecoveryDesk {
  getSnapshot(): RecoveryView;
  subscribe(listener: () => void): () => void;
  /** Looks for what was pasted, or says why it is nothing to look for. */
  submit(pasted: string): ClueProblem | null;
  checkNow(): void;
  lookForAnother(): void;
  /** The wallet that paid has signed here: looks again, with its proof. */
  proveWith(proof: PayerProof): void;
  /** Ends all work. */
  stop(): void;
}

export interface RecoveryDeskOptions {
  readonly look: (clue: Clue, proof: PayerProof | null, signal: AbortSignal) => Promise<Recovery>;
  /** The signature that the address asks to look for, as if it had been pasted; null when it asks for none. */
  readonly asked: Signature | null;
  /** Of this page; links to payments on it are understood. */
  readonly origin: string;
  readonly clock: Pick<ClockPort, 'now' | 'sleep'>;
  readonly attention: AttentionPort;
}

/** The search for a payment, outside of React. What may still change is looked at again by itself, unless nobody looks at the page. */
export function openRecoveryDesk({ look, asked, origin, clock, attention }: RecoveryDeskOptions): RecoveryDesk {
  let view: RecoveryView = { tag: 'form' };
  /** Lives as long as this search: whoever comes back later signs again. */
  let proven: PayerProof | null = null;
  let underWay = new AbortController();
  const listeners = new Set<() => void>();

  function show(next: RecoveryView): void {
    view = next;
    listeners.forEach((listener) => listener());
  }

  function begin(clue: Clue): void {
    underWay.abort();
    underWay = new AbortController();
    show({ tag: 'looking', clue });
    void follow(clue, underWay.signal);
  }

  async function follow(clue: Clue, signal: AbortSignal): Promise<void> {
    try {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- one look after the other is the point
        const recovery = await look(clue, proven, signal);
        if (signal.aborted) return;
        show({ tag: 'told', clue, recovery });
        const wait = lookAgainIn(recovery, clock.now());
        if (wait === null) return;
        // oxlint-disable-next-line no-await-in-loop -- as above
        await clock.sleep(wait, signal);
        // oxlint-disable-next-line no-await-in-loop -- as above
        await untilAwake(attention, signal);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  if (asked !== null) begin({ tag: 'signature', signature: asked });

  return {
    getSnapshot: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    submit: (pasted) => {
      const reading = readClue(pasted, origin);
      if (!reading.ok) return reading.problem;
      begin(reading.clue);
      return null;
    },
    checkNow: () => {
      if (view.tag !== 'form') begin(view.clue);
    },
    lookForAnother: () => {
      underWay.abort();
      show({ tag: 'form' });
    },
    proveWith: (proof) => {
      proven = proof;
      if (view.tag !== 'form') begin(view.clue);
    },
    stop: () => underWay.abort(),
  };
}

function untilAwake(attention: AttentionPort, signal: AbortSignal): Promise<void> {
  if (attention.awake()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      forget();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const forget = attention.onWake(done);
    signal.addEventListener('abort', done);
  });
}
