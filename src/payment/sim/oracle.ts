import { isExposed } from '../attempt.ts';
import type { CheckoutEvent } from '../machine/events.ts';
import type { Flow } from '../machine/flow.ts';
import { rowOf } from '../machine/table.ts';
import type { CheckoutState } from '../state.ts';
import type { Device, Page } from './device.ts';
import { paysTerms, type SimTransaction } from './models/sim-transaction.ts';
import type { Watching } from './watching.ts';
import type { World } from './world.ts';

/** A broken money invariant (docs/invariants.md), found by looking at the true chain. */
export interface Violation {
  readonly invariant: 1 | 2 | 3 | 4 | 5 | 10 | 'machine' | 'liveness';
  readonly what: string;
}

/** One transaction that somebody but the page could send, as the truth has it. */
interface Exposure {
  readonly device: Device;
  readonly asked: SimTransaction;
  /** What was signed; null while the wallet has not. */
  signed: SimTransaction | null;
  /** The buyer has knowingly gone on beside it, or it was paid and the buyer bought once more. */
  accepted: boolean;
}

/** Room for the answers between the check of the session's end and the question to the wallet. */
const ASK_SLACK_MS = 60_000;

/** Checks the invariants after every step of every page. It sees the true chain, Hilt's books and every disk; the core sees none of them. */
export class Oracle implements Watching {
  readonly violations: Violation[] = [];
  readonly #exposures: Exposure[] = [];
  world: World | null = null;

  #world(): World {
    if (this.world === null) throw new Error('the oracle watches no world yet');
    return this.world;
  }

  #found(invariant: Violation['invariant'], what: string): void {
    this.violations.push({ invariant, what });
  }

  asked(device: Device, transaction: SimTransaction, how: 'sign' | 'send'): void {
    const { clock, hilt } = this.#world();
    const session = hilt.sessions.get(transaction.paymentId);
    if (session === undefined) return this.#found(4, `a wallet was asked to pay ${transaction.paymentId}, which Hilt never opened`);
    if (clock.now > session.wire.expires_at - ASK_SLACK_MS) this.#found(10, `a signature was asked ${Math.round((session.wire.expires_at - clock.now) / 1000)} s before the session ends`);
    if (how === 'sign') return;
    this.#mustBeAlone(device, transaction);
    const entry = device.storage.peek(device.key);
    if (!device.forgetful && !(entry?.attempts.some((attempt) => attempt.phase === 'asked' && attempt.mode === 'sign-and-send') ?? false)) this.#found(2, 'a wallet that sends was asked before the attempt was durable');
    this.#exposures.push({ device, asked: transaction, signed: null, accepted: false });
  }

  walletSent(device: Device, signed: SimTransaction, asked: SimTransaction): void {
    const exposure = this.#exposures.find((one) => one.device === device && one.asked === asked);
    if (exposure !== undefined) exposure.signed = signed;
  }

  pageSent({ device }: Page, transaction: SimTransaction): void {
    if (transaction.tampering !== null) this.#found(4, `sent although its ${transaction.tampering} is not what was shown`);
    const known = this.#exposures.find((one) => one.signed?.signature === transaction.signature && one.device === device);
    if (known !== undefined) return;
    this.#mustBeAlone(device, transaction);
    const entry = device.storage.peek(device.key);
    const durable = entry?.attempts.some((attempt) => attempt.phase === 'exposed' && attempt.signature === transaction.signature) ?? false;
    if (!device.forgetful && !durable) this.#found(2, 'sent before the journal durably knew it as exposed');
    this.#exposures.push({ device, asked: transaction, signed: transaction, accepted: false });
  }

  riskTaken(device: Device): void {
    for (const exposure of this.#exposures) if (exposure.device === device) exposure.accepted = true;
  }

  /** Money invariant 1, by the truth: while one exposed transaction of a device may charge, no other is exposed. */
  #mustBeAlone(device: Device, transaction: SimTransaction): void {
    if (device.forgetful) return;
    const other = this.#exposures.find((one) => one.device === device && one.asked !== transaction && this.#mayCharge(one));
    if (other !== undefined) this.#found(1, `a second transaction was exposed while ${other.signed?.signature === undefined ? 'a wallet still has the first' : 'the first may charge'}`);
  }

  #mayCharge({ device, asked, signed, accepted }: Exposure): boolean {
    if (accepted) return false;
    return signed === null ? device.wallet.pending.has(asked) : this.#world().ledger.mayCharge(signed);
  }

  shown(page: Page, state: CheckoutState): void {
    const { device } = page;
    if (state.degraded === true) device.forgetful = true;
    const { hilt, ledger } = this.#world();
    if (state.tag === 'paid' && (hilt.sessions.get(state.session.terms.paymentId)?.paid ?? null) === null) this.#found(3, '"paid" was shown although Hilt has not recorded it');
    if (state.tag === 'paid-twice' && state.signatures.some((signature) => ledger.landing(signature)?.failed !== false)) this.#found(5, '"paid twice" was shown, but there are not two payments');
    if (state.tag === 'not-charged' && state.outcome.why === 'failed-on-chain' && ledger.landing(state.outcome.signature)?.failed !== true) this.#found(5, '"failed on chain" was shown, but it did not fail');
    if (state.tag !== 'not-charged' && state.tag !== 'expired' && state.tag !== 'review' && state.tag !== 'short') return;
    const open = this.#exposures.find((one) => one.device === device && this.#mayCharge(one));
    // Without locks a second tab may not know yet; the journal keeps it from asking a wallet.
    const mustKnow = !device.forgetful && (device.locks.supported || state.tag === 'not-charged');
    if (open !== undefined && mustKnow) this.#found(state.tag === 'not-charged' ? 5 : 1, `"${state.tag}" was shown while a transaction may charge the buyer`);
  }

  stepped(_page: Page, from: Flow, event: CheckoutEvent, to: Flow): void {
    const row = rowOf(from.at, event.type);
    if (from !== to && row?.to.includes(to.at) !== true) this.#found('machine', `${from.at} went to ${to.at} on ${event.type}, which its row does not declare`);
  }

  defect(_page: Page, error: unknown): void {
    this.#found('machine', `a port was broken: ${String(error)}`);
  }

  /** When all is calm again: what the buyer finally sees must be the truth. */
  judgeEnd(page: Page, remembers: boolean): void {
    const { device, checkout } = page;
    const state = checkout.getState();
    const { hilt, ledger } = this.#world();
    if (!STABLE.has(state.tag) && !(state.tag === 'settling' && this.#isUnprovable(state))) this.#found('liveness', `the page is stuck in "${state.tag}"`);
    if (!remembers || device.forgetful) return;
    const entry = device.storage.peek(device.key);
    if (entry === null) return;
    const { paymentId, total } = entry.session.terms;
    const payments = ledger.landings().filter(({ transaction, failed }) => !failed && paysTerms(transaction, { paymentId, total }));
    const byUs = payments.filter(({ transaction }) => this.#exposures.some((one) => one.device === device && !one.accepted && one.signed?.signature === transaction.signature));
    if (byUs.length > 0 && !PAID.has(state.tag)) this.#found(2, `a payment stands on the chain, but the page says "${state.tag}"`);
    const recorded = (hilt.sessions.get(paymentId)?.paid ?? null) !== null;
    if (byUs.length > 0 && recorded && state.tag === 'unrecorded') this.#found(5, 'Hilt has recorded the payment, but the page says that it has not');
    if (payments.length > 1 && byUs.length > 0 && state.tag !== 'paid-twice') this.#found(5, `two payments stand on the chain, but the page says "${state.tag}"`);
  }

  #isUnprovable({ session, attempt }: Extract<CheckoutState, { tag: 'settling' }>): boolean {
    return attempt.phase !== 'exposed' && isExposed(attempt) && session.terms.paymentId !== '';
  }
}

const PAID = new Set<CheckoutState['tag']>(['paid', 'paid-twice', 'unrecorded']);
/** Where a page may rest for good while nobody touches it. */
const STABLE = new Set<CheckoutState['tag']>(['choosing', 'closed', 'review', 'short', 'blocked', 'paid', 'paid-twice', 'unrecorded', 'not-charged', 'expired', 'tampered', 'may-charge-twice']);
