import type { Challenge } from '../../../identity/check-challenge.ts';
import { askChallenge, handInSignature, type PayerProof, type ProofFailure, type ProofPorts } from '../../../payment/recover/payer-proof.ts';
import type { WalletPort } from '../../../payment/ports.ts';
import type { Address } from '../../../solana/address.ts';
import type { ProofView } from '../../screens/recovery/proof-view.ts';

/** The proof of the wallet that paid, as a store for `useSyncExternalStore`, with what the buyer can do. */
export interface ProofDesk {
  getSnapshot(): ProofView;
  subscribe(listener: () => void): () => void;
  /** Opens this wallet and, if it has the account that paid, asks Hilt for the text. */
  connect(walletName: string): void;
  /** Puts the text before the wallet. */
  sign(): void;
  /** Asks for a new text, or takes the wallet's prompt back. */
  again(): void;
  chooseAnother(): void;
  /** Ends all work; a wallet's late answer is dropped. */
  stop(): void;
}

export interface ProofDeskOptions extends ProofPorts {
  readonly slug: string;
  /** The wallet that paid, as the chain says. No other is asked to sign. */
  readonly payer: Address;
  /** Of its own: what is asked here must not touch the payment's. */
  readonly port: Promise<WalletPort>;
  readonly onProven: (proof: PayerProof) => void;
}

/** Runs the proof outside of React. One question at a time: whatever is answered after the next one was asked is dropped. */
export function openProofDesk({ slug, payer, port, onProven, ...ports }: ProofDeskOptions): ProofDesk {
  let view: ProofView = { tag: 'choosing', notice: null };
  let turn = new AbortController();
  let unwatch = () => {};
  const listeners = new Set<() => void>();

  function show(next: ProofView): void {
    view = next;
    listeners.forEach((listener) => listener());
  }

  /** A new question; answers to earlier ones count no more. */
  function begin(next: ProofView, work: (signal: AbortSignal) => Promise<ProofView | null>): void {
    turn.abort();
    turn = new AbortController();
    show(next);
    void follow(work, turn.signal);
  }

  async function follow(work: (signal: AbortSignal) => Promise<ProofView | null>, signal: AbortSignal): Promise<void> {
    try {
      const next = await work(signal);
      if (next !== null && !signal.aborted) show(next);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  function start(wallet: string): void {
    begin({ tag: 'starting', wallet }, async (signal) => {
      const answer = await askChallenge(ports, { slug, wallet: payer, walletName: wallet }, signal);
      switch (answer.tag) {
        case 'challenge':
          return { tag: 'sign', wallet, challenge: answer.challenge, notice: null };
        case 'unsafe':
          return { tag: 'unsafe', wallet, problem: answer.problem };
        case 'expired':
        case 'not-accepted':
        case 'outage':
          return failed(wallet, answer);
        default:
          return answer satisfies never;
      }
    });
  }

  function connect(wallet: string): void {
    unwatch();
    begin({ tag: 'connecting', wallet }, async (signal) => {
      const opened = await port;
      signal.throwIfAborted();
      unwatch = opened.onAccountChange((address) => takeAccount(wallet, address));
      const answer = await opened.connect(wallet);
      signal.throwIfAborted();
      if (answer.tag === 'refused' || answer.tag === 'failed') return { tag: 'choosing', notice: answer.tag === 'refused' ? 'declined' : 'failed' };
      if (answer.tag === 'cannot-sign') return { tag: 'cannot-sign', wallet };
      takeAccount(wallet, answer.payer.address);
      return null;
    });
  }

  /** What one account has signed proves nothing for another, so every change begins anew. */
  function takeAccount(wallet: string, address: Address | null): void {
    if (address === payer) {
      if (view.tag === 'connecting' || view.tag === 'other-account') start(wallet);
      return;
    }
    turn.abort();
    show({ tag: 'other-account', wallet, address });
  }

  function sign(wallet: string, challenge: Challenge): void {
    begin({ tag: 'signing', wallet, challenge, since: ports.now() }, async (signal) => {
      const answer = await (await port).signMessage(challenge.bytes);
      signal.throwIfAborted();
      if (answer.tag === 'cannot') return { tag: 'cannot-sign', wallet };
      if (answer.tag !== 'signed') return { tag: 'sign', wallet, challenge, notice: answer.tag === 'refused' ? 'declined' : 'failed' };
      show({ tag: 'handing-in', wallet });
      const handed = await handInSignature(ports, challenge, answer.signature, signal);
      if (handed.tag !== 'proven') return failed(wallet, handed);
      signal.throwIfAborted();
      onProven(handed.proof);
      return null;
    });
  }

  return {
    getSnapshot: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect,
    sign: () => {
      if (view.tag === 'sign') sign(view.wallet, view.challenge);
    },
    again: () => {
      // Neither before a wallet is connected nor while it has another account open.
      if (view.tag !== 'choosing' && view.tag !== 'connecting' && view.tag !== 'other-account') start(view.wallet);
    },
    chooseAnother: () => {
      unwatch();
      turn.abort();
      show({ tag: 'choosing', notice: null });
    },
    stop: () => {
      unwatch();
      turn.abort();
    },
  };
}

function failed(wallet: string, failure: ProofFailure): ProofView {
  return failure.tag === 'outage' ? { tag: 'outage', wallet, outage: failure.outage } : { tag: failure.tag, wallet };
}
