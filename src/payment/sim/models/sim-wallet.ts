import type { Address } from '../../../solana/address.ts';
import type { WalletConnectAnswer, WalletMessageAnswer, WalletPort, WalletSendAnswer, WalletSignAnswer } from '../../ports.ts';
import type { VirtualClock } from '../../../testing/virtual-clock.ts';
import type { Chance } from '../chance.ts';
import type { Names } from '../names.ts';
import { BLOCKHASH_LIFE, type Ledger } from './ledger.ts';
import type { Line } from './line.ts';
import type { SimTransaction, Tampering, Wire } from './sim-transaction.ts';

/** How the buyer and the wallet behave. Probabilities per request. */
export interface WalletTemper {
  readonly mode: 'sign-only' | 'sign-and-send' | 'both';
  readonly refuse: number;
  readonly fail: number;
  /** Never answers. */
  readonly hang: number;
  /** Sends something else than it was asked for. */
  readonly tamper: number;
  /** Sign-and-send: puts its own newer blockhash in. */
  readonly restamp: number;
  /** Sign-and-send: a wallet that puts in its own blockhash tells the signature of what it was given. Absent: it tells what it sent. */
  readonly misnames?: number;
  /** Sign-and-send: answers "something went wrong", having sent or not. */
  readonly unclear: number;
  readonly unclearSends: number;
  /** The transaction will execute with an error. */
  readonly doomed: number;
  readonly slowestMs: number;
}

const TAMPERINGS = ['recipient', 'seller-amount', 'extra-transfer', 'payer', 'writable-account', 'nonce-advance', 'priority-fee', 'memo'] as const satisfies readonly Tampering[];

export interface WalletWorld {
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly wire: Wire;
  readonly names: Names;
  readonly account: Address;
  /** Told when the wallet is opened for a transaction. */
  readonly onAsked: (transaction: SimTransaction, how: 'sign' | 'send') => void;
  /** Told of every transaction the wallet itself hands to the chain, and what it was asked to send. */
  readonly onSent: (signed: SimTransaction, asked: SimTransaction) => void;
}

/** The buyer's wallet. It is an app of its own: it lives on when the page that asked has crashed. */
export class SimWallet {
  readonly #world: WalletWorld;
  temper: WalletTemper;
  /** Requests the buyer may still approve, so the oracle knows what may yet happen. */
  readonly pending = new Map<SimTransaction, { readonly close: () => void; readonly approve: () => void }>();
  /** Every signature this wallet has made. */
  readonly issued = new Set<string>();
  readonly #listeners = new Set<(address: Address | null) => void>();

  constructor(world: WalletWorld, temper: WalletTemper) {
    this.#world = world;
    this.temper = temper;
  }

  /** The buyer selects another account. */
  switchAccount(address: Address | null): void {
    for (const listener of this.#listeners) listener(address);
  }

  /** The buyer closes every prompt that is still open. */
  closePrompts(): void {
    const prompts = [...this.pending.values()];
    this.pending.clear();
    for (const { close } of prompts) close();
  }

  /** The buyer approves every prompt that was left open. */
  answerLate(): void {
    const prompts = [...this.pending.values()];
    this.pending.clear();
    for (const { approve } of prompts) approve();
  }

  /** The port of one page. */
  port(line: Line): WalletPort {
    return {
      connect: () => line.exchange(null, this.#world.chance.between(20, 2_000), () => this.#connect()),
      sign: (bytes) => this.#ask(line, bytes, 'sign', (unsigned) => this.#sign(unsigned)),
      signAndSend: (bytes) => this.#ask(line, bytes, 'send', (unsigned) => this.#signAndSend(unsigned)),
      signMessage: () => line.exchange(null, this.#world.chance.between(500, this.temper.slowestMs / 2), () => this.#signMessage()),
      onAccountChange: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  #signMessage(): WalletMessageAnswer {
    const { chance } = this.#world;
    if (chance.hits(this.temper.refuse)) return { tag: 'refused' };
    if (chance.hits(this.temper.fail)) return { tag: chance.pick(['failed', 'cannot']) };
    return { tag: 'signed', signature: new Uint8Array(64) };
  }

  #connect(): WalletConnectAnswer {
    const { chance, account } = this.#world;
    if (chance.hits(this.temper.refuse / 2)) return { tag: 'refused' };
    if (chance.hits(this.temper.fail / 2)) return { tag: chance.pick(['failed', 'cannot-sign']) };
    return { tag: 'connected', payer: { address: account, walletName: 'Sim', canSignOnly: this.temper.mode !== 'sign-and-send', canSignAndSend: this.temper.mode !== 'sign-only' } };
  }

  #ask<T>(line: Line, bytes: Uint8Array, how: 'sign' | 'send', answer: (unsigned: SimTransaction) => T): Promise<T | { readonly tag: 'refused' }> {
    const { chance, clock, wire, onAsked } = this.#world;
    const unsigned = wire.decode(bytes);
    onAsked(unsigned, how);
    const hangs = chance.hits(this.temper.hang);
    return new Promise((resolve) => {
      const reply = (answered: T | { readonly tag: 'refused' }) => {
        if (!line.isCut) resolve(answered);
      };
      this.pending.set(unsigned, { close: () => reply({ tag: 'refused' }), approve: () => reply(answer(unsigned)) });
      clock.after(chance.between(500, this.temper.slowestMs), () => {
        if (!hangs && this.pending.delete(unsigned)) reply(answer(unsigned));
      });
    });
  }

  #sign(unsigned: SimTransaction): WalletSignAnswer {
    const { chance, wire } = this.#world;
    if (chance.hits(this.temper.refuse)) return { tag: 'refused' };
    if (chance.hits(this.temper.fail)) return { tag: 'failed' };
    return { tag: 'signed', transaction: wire.encode(this.#signed(unsigned)) };
  }

  #signAndSend(unsigned: SimTransaction): WalletSendAnswer {
    const { chance, ledger, names, wire, onSent } = this.#world;
    if (chance.hits(this.temper.refuse)) return { tag: 'refused' };
    const restamps = chance.hits(this.temper.restamp);
    const restamped = restamps ? { blockhash: names.blockhash(), lastValidBlockHeight: ledger.height() + BLOCKHASH_LIFE } : {};
    const signed = { ...this.#signed(unsigned), ...restamped };
    wire.encode(signed);
    // One that sends something else under another name besides is found by nobody.
    const misnamed = restamps && signed.tampering === null && this.temper.misnames !== undefined && chance.hits(this.temper.misnames) ? names.signature() : null;
    const unclear = chance.hits(this.temper.unclear);
    if (unclear && !chance.hits(this.temper.unclearSends)) return { tag: 'unknown' };
    onSent(signed, unsigned);
    ledger.submit(signed);
    ledger.submit(signed);
    return unclear || signed.signature === null ? { tag: 'unknown' } : { tag: 'sent', signature: misnamed ?? signed.signature };
  }

  #signed(unsigned: SimTransaction): SimTransaction {
    const { chance, names } = this.#world;
    const tampering = chance.hits(this.temper.tamper) ? chance.pick(TAMPERINGS) : null;
    const signature = names.signature();
    this.issued.add(signature);
    return { ...unsigned, signature, tampering, fails: chance.hits(this.temper.doomed) };
  }
}
