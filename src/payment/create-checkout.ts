import { journalKey } from './journal-entry.ts';
import type { CheckoutIntents } from './intents.ts';
import type { Command } from './machine/commands.ts';
import type { CheckoutEvent, Timer } from './machine/events.ts';
import type { Flow, LinkReturn, Visit } from './machine/flow.ts';
import { open } from './machine/opening.ts';
import { step } from './machine/step.ts';
import { rowOf } from './machine/table.ts';
import { view } from './machine/view.ts';
import type { PaymentPorts, WalletPort } from './ports.ts';
import { createHold } from './runner/hold.ts';
import { createJournalWriter } from './runner/journal-writer.ts';
import { type Question, isQuestion, noAnswer, perform, slotOf } from './runner/perform.ts';
import { createSlots } from './runner/slots.ts';
import type { Access } from './session.ts';
import type { CheckoutState } from './state.ts';

/**
 * The payment of one page, from opening to delivery. How to use it:
 *
 *     const checkout = createCheckout(ports, { slug });          // starts reading product and journal at once
 *     useSyncExternalStore(checkout.subscribe, checkout.getState);
 *     checkout.attachWallet(walletPort);                          // when the lazy wallet chunk is there; clicks made before are played back
 *     checkout.intents.continueWith('Phantom');                   // a click in the wallet list
 *     checkout.stop();                                            // on unmount
 *
 * Ports for a browser: createIndexedDbJournal, createWebLocks, createBroadcastTabs, createBrowserAttention, BROWSER_CLOCK, BROWSER_RANDOM.
 */
export interface CheckoutOptions {
  readonly slug: string;
  /** A personal link, once resolved (handoff). The token is used for connect only and never stored; null where connect is answered with a session begun elsewhere. */
  readonly handoff?: { readonly token: string | null; readonly access: Access } | null;
  /** Which personal link opened the page (link-mark.ts); goes with `handoff`. Without a token (a reload) only the session in the journal that this link has opened may be paid. */
  readonly linkMark?: string | null;
  /** Fee wallets the operator trusts; empty or absent means that any is taken. */
  readonly allowedFeeWallets?: readonly string[];
  /** This page was opened by a wallet app that came back to it, and what it brought. */
  readonly back?: LinkReturn | null;
  /** Told of a port that broke its promise, and of nothing else. */
  readonly onDefect?: (error: unknown) => void;
  /** Told of every step of the machine; for simulations. */
  readonly trace?: (from: Flow, event: CheckoutEvent, to: Flow) => void;
}

export interface Checkout {
  /** The same object until something changes, as useSyncExternalStore wants it. */
  getState(): CheckoutState;
  subscribe(listener: () => void): () => void;
  readonly intents: CheckoutIntents;
  /** Gives the core its wallet; replaces one attached before. */
  attachWallet(wallet: WalletPort): void;
  /** Reads everything again: the page is seen, shown or online again. Called by itself when `ports.attention` is given. */
  wake(): void;
  /** Ends all work and lets go of the payment. What the journal holds is enough to go on later. */
  stop(): void;
}

/** Wakes that come together (pageshow, focus, visibilitychange) count once. */
const WAKE_ONCE_MS = 500;

/** Opens a checkout and keeps it going. */
export function createCheckout(ports: PaymentPorts, options: CheckoutOptions): Checkout {
  const visit: Visit = {
    slug: options.slug,
    personal: (options.linkMark ?? null) !== null,
    linkMark: options.linkMark ?? null,
    access: options.handoff?.access ?? null,
    allowedFeeWallets: options.allowedFeeWallets ?? [],
  };
  const key = journalKey(visit.slug, visit.personal);
  const slots = createSlots();
  const hold = createHold(ports.locks);
  const journal = createJournalWriter(ports.journal);
  const listeners = new Set<() => void>();
  const inbox: CheckoutEvent[] = [];
  let wallet: WalletPort | null = null;
  let connecting: Question | null = null;
  let unwatchAccount = () => {};
  let stopped = false;
  let working = false;
  let wokenAt = Number.NEGATIVE_INFINITY;
  /** Woken in the middle of a step: what others have written meanwhile is read once it is over. */
  let wakesLater = false;
  const performer = { ports, wallet: () => wallet, journalIdle: () => journal.idle(), handoffToken: options.handoff?.token ?? null };

  const start = open(visit, options.back ?? null);
  let flow: Flow = start.flow;
  let state = view(flow);

  function dispatch(event: CheckoutEvent): void {
    if (stopped) return;
    inbox.push(event);
    if (working) return;
    working = true;
    try {
      for (let next = inbox.shift(); next !== undefined; next = inbox.shift()) take(next);
    } finally {
      working = false;
    }
  }

  function take(event: CheckoutEvent): void {
    const next = step(flow, event, ports.clock.now());
    const changed = next.flow !== flow;
    options.trace?.(flow, event, next.flow);
    flow = next.flow;
    // The journal has just been read, or has taken what this page wrote: nothing of others' is news.
    if (event.type === 'journaled' || event.type === 'journal-opened') wakesLater = false;
    if (wakesLater && rowOf(flow.at, 'wake') !== null) {
      wakesLater = false;
      inbox.push({ type: 'wake' });
    }
    const wasHeld = hold.isHeld();
    next.commands.forEach(run);
    if (!changed) return;
    const before = state.tag;
    state = view(flow);
    if (state.tag !== before && (wasHeld || hold.isHeld())) ports.tabs?.tell({ key, progress: { tag: state.tag, signature: signatureIn(state) } });
    for (const listener of listeners) listener();
  }

  function run(command: Command): void {
    if (isQuestion(command)) {
      if (command.do === 'connect-wallet') connecting = command;
      // A wallet chosen before its code has arrived waits for attachWallet.
      if (command.do !== 'connect-wallet' || wallet !== null) ask(command);
      return;
    }
    switch (command.do) {
      case 'wait':
        return wait(command.timer, command.ms, command.rests);
      case 'stop':
        return slots.stop((slot) => command.what.some((what) => STOPS[what](slot)));
      case 'hold-lock':
        return slots.start('lock', { work: () => hold.take(command.key), done: (held) => dispatch({ type: 'lock-answered', held }), broken: () => dispatch({ type: 'lock-answered', held: false }) });
      case 'release-lock':
        slots.stop((slot) => slot === 'lock');
        return hold.letGo(journal.idle());
      case 'write-journal':
        // Never aborted: a write that is under way may become durable whatever we wish.
        void journal.write(command).then(dispatch, () => dispatch({ type: 'journal-failed', epoch: command.next.epoch }));
        return;
      default:
        return command satisfies never;
    }
  }

  function ask(command: Question): void {
    const slot = slotOf(command);
    slots.stop((name) => name === `timer:${slot}`);
    slots.start(slot, {
      work: (signal) => perform(performer, command, signal),
      done: dispatch,
      broken: (error) => {
        options.onDefect?.(error);
        dispatch(noAnswer(command));
      },
    });
  }

  /** Jitter keeps many pages from asking in step. A resting timer that comes due while nobody looks is left to the next wake. */
  function wait(timer: Timer, ms: number, rests: boolean): void {
    const jittered = ms * (0.9 + 0.2 * ports.random.fraction());
    slots.start(`timer:${timer}`, {
      work: (signal) => ports.clock.sleep(jittered, signal),
      done: () => {
        if (rests && ports.attention !== undefined && !ports.attention.awake()) return;
        dispatch({ type: `${timer}-due` });
      },
      broken: () => undefined,
    });
  }

  function wake(): void {
    const now = ports.clock.now();
    if (now - wokenAt < WAKE_ONCE_MS) return;
    wokenAt = now;
    if (rowOf(flow.at, 'wake') === null) wakesLater = true;
    else dispatch({ type: 'wake' });
  }

  const unwatchAttention = ports.attention?.onWake(wake) ?? (() => {});
  const unlistenTabs = ports.tabs?.listen((message) => {
    if (message.key === key) dispatch({ type: 'tab-told', message });
  }) ?? (() => {});
  start.commands.forEach(run);

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    intents: {
      continueWith: (walletName) => dispatch({ type: 'choose-wallet', walletName }),
      submitIdentity: (identity) => dispatch({ type: 'submit-identity', identity }),
      signIdentity: () => dispatch({ type: 'sign-identity' }),
      editIdentity: () => dispatch({ type: 'edit-identity' }),
      proveIdentity: (walletName) => dispatch({ type: 'prove-identity', walletName }),
      payByLink: () => dispatch({ type: 'choose-link' }),
      payByCode: () => dispatch({ type: 'choose-code' }),
      withdrawCode: () => dispatch({ type: 'withdraw-code' }),
      approve: () => dispatch({ type: 'approve' }),
      tryAgain: () => dispatch({ type: 'try-again' }),
      checkNow: () => dispatch({ type: 'check-now' }),
      chooseAnother: () => dispatch({ type: 'choose-another' }),
      startOver: () => dispatch({ type: 'start-over' }),
      considerPayingAgain: () => dispatch({ type: 'consider-paying-again' }),
      acceptRisk: () => dispatch({ type: 'accept-risk' }),
      keepWaiting: () => dispatch({ type: 'keep-waiting' }),
    },
    attachWallet(port) {
      unwatchAccount();
      wallet = port;
      unwatchAccount = port.onAccountChange((address) => dispatch({ type: 'account-changed', address }));
      // A wallet chosen before its code had arrived is asked to connect now; it is never asked to sign by itself.
      if (connecting !== null && (flow.at === 'connecting-wallet' || flow.at === 'connecting-prover')) ask(connecting);
    },
    wake,
    stop() {
      stopped = true;
      slots.stop(() => true);
      hold.letGo();
      unwatchAccount();
      unwatchAttention();
      unlistenTabs();
      listeners.clear();
    },
  };
}

const STOPS: Readonly<Record<'polling' | 'sending' | 'timers', (slot: string) => boolean>> = {
  polling: (slot) => /^(timer:)?(look|hilt)$/.test(slot),
  sending: (slot) => /^(timer:)?send$/.test(slot),
  timers: (slot) => slot.startsWith('timer:'),
};

function signatureIn(state: CheckoutState) {
  if (state.tag === 'paid') return state.signature;
  if (state.tag !== 'settling' && state.tag !== 'unrecorded') return null;
  return state.chain.tag === 'landed' ? state.chain.signature : null;
}
