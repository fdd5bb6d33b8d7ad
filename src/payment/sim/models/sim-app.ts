import type { Address } from '../../../solana/address.ts';
import type { VirtualClock } from '../../../testing/virtual-clock.ts';
import type { LinkReturn } from '../../machine/flow.ts';
import type { Chance } from '../chance.ts';
import type { Names } from '../names.ts';
import type { SimTransaction, Tampering, Wire } from './sim-transaction.ts';

/** How the app and its buyer behave. Probabilities per tap. */
export interface AppTemper {
  readonly refuse: number;
  /** The buyer never comes back from the app. */
  readonly stays: number;
  /** The app returns to another browser, which has no journal. */
  readonly elsewhere: number;
  /** The tab that was left dies while the app is open. */
  readonly killsTab: number;
  /** The way back is opened once more, later. */
  readonly replays: number;
  readonly tamper: number;
  /** The transaction will execute with an error. */
  readonly doomed: number;
  readonly slowestMs: number;
}

const TAMPERINGS = ['recipient', 'seller-amount', 'extra-transfer', 'payer', 'memo'] as const satisfies readonly Tampering[];

export interface AppWorld {
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly wire: Wire;
  readonly names: Names;
  readonly account: Address;
  /** Told when the app has been asked for a transaction, and when it has signed one. */
  readonly onSigned: (asked: SimTransaction, signed: SimTransaction) => void;
  /** Opens a page that the app returns to. */
  readonly openPage: (back: LinkReturn) => void;
}

/** A wallet app that is opened by links and answers by opening a page. Its answers are sealed: here, texts that only the link model reads. */
export class SimApp {
  readonly #world: AppWorld;
  temper: AppTemper;

  constructor(world: AppWorld, temper: AppTemper) {
    this.#world = world;
    this.temper = temper;
  }

  /** The buyer follows the link that asks who they are. */
  connect(): void {
    const { chance, account } = this.#world;
    this.#answer(() => ({ step: 'connect', outcome: chance.hits(this.temper.refuse) ? { tag: 'refused' } : { tag: 'answered', answer: { key: 'app', identitySessionId: null, nonce: this.#nonce(), data: account } } }));
  }

  /** The buyer follows the link that asks to prove who gets access. */
  prove(sessionId: string): void {
    const { chance, account } = this.#world;
    this.#answer(() => ({ step: 'message', outcome: chance.hits(this.temper.refuse) ? { tag: 'refused' } : { tag: 'answered', answer: { key: null, identitySessionId: sessionId, nonce: this.#nonce(), data: account } } }));
  }

  /** The buyer follows the link that asks for a signature. */
  sign(unsigned: SimTransaction): void {
    const { chance, names, wire, onSigned } = this.#world;
    this.#answer(() => {
      if (chance.hits(this.temper.refuse)) return { step: 'transaction', outcome: { tag: 'refused' } };
      const signed: SimTransaction = { ...unsigned, signature: names.signature(), tampering: chance.hits(this.temper.tamper) ? chance.pick(TAMPERINGS) : null, fails: chance.hits(this.temper.doomed) };
      onSigned(unsigned, signed);
      return { step: 'transaction', outcome: { tag: 'answered', answer: { key: null, identitySessionId: null, nonce: this.#nonce(), data: String(wire.indexOf(wire.encode(signed))) } } };
    });
  }

  #nonce(): string {
    return `n${this.#world.chance.whole(2 ** 31)}`;
  }

  #answer(make: () => LinkReturn): void {
    const { chance, clock, openPage } = this.#world;
    const { stays, elsewhere, replays, slowestMs } = this.temper;
    if (chance.hits(stays)) return;
    const [away, again] = [chance.hits(elsewhere), chance.hits(replays)];
    clock.after(chance.between(1_000, slowestMs), () => {
      const back = make();
      if (!away) openPage(back);
      if (again) clock.after(chance.between(500, 60_000), () => openPage(back));
    });
  }
}
