import { Bank } from './bank/bank.ts';
import { CLUSTER_SETTLING, type Commitment, type Settling } from './bank/commitment.ts';
import { MAX_SIMULATED_AGE } from './bank/slots.ts';
import type { TransactionRecord } from './bank/transaction-record.ts';
import type { ChainOp, ChainState, HeldTransaction } from './chain-op.ts';
import { Faults } from './control/faults.ts';
import { SendRules } from './control/send-rules.ts';
import { genesisState } from './genesis.ts';
import { type ChainStore, forgetfulStore } from './store/chain-store.ts';
import type { VmAccount } from './vm/vm-account.ts';
import type { VmRun } from './vm/vm-run.ts';
import { decodeTransaction } from './wire/decode-transaction.ts';
import type { LoadedKeys, WireTransaction } from './wire/message.ts';

export interface ChainOptions {
  /** Unix milliseconds. The chain never reads the time elsewhere. */
  readonly now: () => number;
  readonly settling?: Settling;
  readonly store?: ChainStore;
  /** 32 bytes that make a new chain's blockhashes predictable; random when absent. */
  readonly seed?: Uint8Array;
}

/** What the chain tells its subscribers. */
export type ChainEvent = { readonly tag: 'slots' } | { readonly tag: 'transaction'; readonly record: TransactionRecord } | { readonly tag: 'account' };

/**
 * A chain that runs in this process. It has no timer of its own: somebody calls `tick` (a server every 400 ms, a test when it
 * likes). Everything that changes it goes through one `ChainOp`, which is applied first and then kept: a step that ends the
 * process was never kept and never answered, and a step that was answered is always kept.
 */
export class Chain {
  readonly bank: Bank;
  readonly rules = new SendRules();
  readonly faults = new Faults();
  readonly #now: () => number;
  readonly #store: ChainStore;
  readonly #listeners = new Set<(event: ChainEvent) => void>();
  #held: readonly HeldTransaction[];
  #shiftMs: number;
  #paused = false;

  constructor(options: ChainOptions) {
    this.#now = options.now;
    this.#store = options.store ?? forgetfulStore();
    const settling = options.settling ?? CLUSTER_SETTLING;
    const kept = this.#store.load();
    const state: ChainState = kept?.state ?? { bank: genesisState(settling, Math.floor(options.now() / 1000), options.seed), shiftMs: 0, held: [] };
    this.bank = new Bank(state.bank, settling);
    this.#held = state.held;
    this.#shiftMs = state.shiftMs;
    for (const op of kept?.ops ?? []) this.#apply(op);
    // A fresh snapshot makes the next start short, and gives a new chain its first one.
    this.#store.snapshot(this.state);
  }

  get state(): ChainState {
    return { bank: this.bank.state, shiftMs: this.#shiftMs, held: this.#held };
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Unix milliseconds on the chain's own clock, which scenarios may have moved ahead. */
  get time(): number {
    return this.#now() + this.#shiftMs;
  }

  /** Calls back after every change. Returns the unsubscribe function. */
  listen(listener: (event: ChainEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** One slot has passed. Does nothing while slots are paused. */
  tick(): void {
    if (!this.#paused) this.advance(1);
  }

  /** Produces `count` slots at once, paused or not. Their blocks all carry the present time. */
  advance(count: number): void {
    const seconds = Math.floor(this.time / 1000);
    const target = this.bank.slots.newest.slot + count;
    // Stops at every slot in which something is due: a transaction held for 3 slots must not expire in a leap of 200.
    for (let { slot } = this.bank.slots.newest; slot < target; { slot } = this.bank.slots.newest) {
      const next = Math.min(target, ...this.#held.map((held) => held.untilSlot).filter((due) => due > slot));
      this.#commit({ op: 'slots', times: Array.from({ length: next - slot }, () => seconds) });
      this.#releaseHeld();
    }
    this.#tell({ tag: 'slots' });
    if (this.#store.wantsSnapshot) this.#store.snapshot(this.state);
  }

  /** Stops or restarts slot production. While it stands still nothing sent can land: it is held for the next slot. */
  pause(paused: boolean): void {
    this.#paused = paused;
  }

  /** Moves the chain's clock ahead; block times follow from the next slot on. */
  shiftTime(milliseconds: number): void {
    this.#commit({ op: 'shift', milliseconds: this.#shiftMs + milliseconds });
  }

  /** Writes an account past all rules. Null removes it. */
  setAccount(address: string, account: VmAccount | null): void {
    this.#commit({ op: 'account', address, account });
    this.#tell({ tag: 'account' });
  }

  /** What a node does before it forwards a transaction: a run on the newest state, with the blockhash as `commitment` sees it. Null when it may be forwarded. */
  preflight(transaction: WireTransaction, loaded: LoadedKeys, commitment: Commitment): VmRun | null {
    const { run } = this.bank.simulate(transaction, loaded, { verifySignatures: true, blockhash: { from: commitment, maxAge: MAX_SIMULATED_AGE } });
    // A node that looks at an older block does not know yet that it has run, and forwards it once more.
    if (run.err === 'AlreadyProcessed' && !this.bank.processedBy(transaction, commitment)) return null;
    return run.err === null ? null : run;
  }

  /** Forwards a transaction to the leader. As on a cluster nothing comes back: whether it lands shows in its status, and one that may not run is dropped in silence. */
  submit(transaction: WireTransaction): void {
    const fate = this.rules.take(transaction);
    if (fate?.tag !== 'drop') this.land(transaction, fate?.tag === 'delay' ? fate.slots : 0);
  }

  /** Brings a transaction to the leader past all send rules, `delay` slots from now; one slot at least while slots are paused. */
  land(transaction: WireTransaction, delay: number): void {
    const slots = this.#paused ? Math.max(delay, 1) : delay;
    if (slots === 0) return this.#execute(transaction);
    // Run once for nothing: a transaction that ends the process must do so before it is kept, or every restart would meet it again.
    const lookups = this.bank.lookups(transaction);
    if (lookups.ok) this.bank.simulate(transaction, lookups.loaded, { verifySignatures: true, blockhash: null });
    this.#commit({ op: 'hold', bytes: transaction.bytes, untilSlot: this.bank.slots.newest.slot + slots });
  }

  /** Resolves when everything done so far survives a power cut. */
  sync(): Promise<void> {
    return this.#store.sync();
  }

  close(): void {
    this.#store.snapshot(this.state);
    this.#store.close();
  }

  #releaseHeld(): void {
    const { slot } = this.bank.slots.newest;
    const due = this.#held.filter((held) => held.untilSlot <= slot);
    if (due.length === 0) return;
    for (const held of due) this.#execute(decodeTransaction(held.bytes));
    this.#commit({ op: 'release', slot });
  }

  #execute(transaction: WireTransaction): void {
    const result = this.bank.execute(transaction);
    if (result.tag === 'refused') return;
    this.#store.append({ op: 'execute', bytes: transaction.bytes });
    this.#tell({ tag: 'transaction', record: result.record });
  }

  #commit(op: ChainOp): void {
    this.#apply(op);
    this.#store.append(op);
  }

  #apply(op: ChainOp): void {
    switch (op.op) {
      case 'slots':
        return this.bank.advance(op.times);
      case 'execute': {
        const result = this.bank.execute(decodeTransaction(op.bytes));
        if (result.tag === 'refused') throw new Error(`a kept transaction no longer runs: ${JSON.stringify(result.err)}`);
        return;
      }
      case 'hold':
        this.#held = [...this.#held, { bytes: op.bytes, untilSlot: op.untilSlot }];
        return;
      case 'release':
        this.#held = this.#held.filter((held) => held.untilSlot > op.slot);
        return;
      case 'account':
        return this.bank.setAccount(op.address, op.account);
      case 'shift':
        this.#shiftMs = op.milliseconds;
        return;
      default:
        return op satisfies never;
    }
  }

  #tell(event: ChainEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** A chain in this process: a new one, or the one its store has kept. */
export function createChain(options: ChainOptions): Chain {
  return new Chain(options);
}
