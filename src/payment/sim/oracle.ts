import type { CheckoutEvent } from '../machine/events.ts';
import type { Flow } from '../machine/flow.ts';
import { rowOf } from '../machine/table.ts';
import type { CheckoutState } from '../state.ts';
import type { Device, Page } from './device.ts';
import { judgeEnd } from './judge-end.ts';
import { paysTerms, type SimTransaction } from './models/sim-transaction.ts';
import type { Watching } from './watching.ts';
import type { World } from './world.ts';

/** A broken money invariant (design: section 5), found by looking at the true chain. */
export interface Violation {
  readonly invariant: 1 | 2 | 3 | 4 | 5 | 10 | 'machine' | 'liveness';
  readonly what: string;
}

/** One transaction that somebody but the page could send, as the truth has it. */
export interface Exposure {
  readonly device: Device;
  readonly at: number;
  /** What was asked for; null for a code, which anybody may pay. */
  readonly asked: SimTransaction | null;
  readonly paymentId: string;
  /** What was signed; null while the wallet has not. */
  signed: SimTransaction | null;
  /** The buyer has knowingly gone on beside it. */
  accepted: boolean;
  /** How many times the buyer had begun to buy anew before. */
  readonly purchase: number;
}

/** Room for the answers between a check of the session's end and what it was made for. */
const ENDING_SLACK_MS = 60_000;
/** A code leaves the screen two minutes before its session ends; this long after the end is too late, whatever was in the way. */
const SHOWN_AFTER_MS = 90_000;
/** A payment by somebody else older than this must have been seen before ours goes out: nodes lag and answers travel. */
const SEEN_BY_NOW_MS = 45_000;

/** Checks the invariants after every step of every page. It sees the true chain, Hilt's books and every disk; the core sees none of them. */
export class Oracle implements Watching {
  readonly violations: Violation[] = [];
  readonly exposures: Exposure[] = [];
  readonly #purchases = new Map<Device, number>();
  /** When a wallet was asked for a transaction, by its blockhash. */
  readonly #askedAt = new Map<string, number>();
  /** By page and signature: without locks another tab may go on with the same transaction, and hear something else. */
  readonly #refusedClaims = new Map<Page, Set<string>>();
  readonly #byLink = new Set<SimTransaction>();
  /** What pages have sent; sending the same bytes again is another try, never another payment. */
  readonly #sent = new Set<SimTransaction>();
  /** Claims beside which a buyer has chosen to pay. */
  readonly #toleratedClaims = new Set<string>();
  #world: World | null = null;

  watch(world: World): void {
    this.#world = world;
  }

  get world(): World {
    if (this.#world === null) throw new Error('the oracle watches no world yet');
    return this.#world;
  }

  purchase(device: Device): number {
    return this.#purchases.get(device) ?? 0;
  }

  found(invariant: Violation['invariant'], what: string): void {
    this.violations.push({ invariant, what });
  }

  asked(device: Device, transaction: SimTransaction, how: 'sign' | 'send'): void {
    const { clock } = this.world;
    this.#askedAt.set(transaction.blockhash, clock.now);
    this.#mustBeInTime(transaction, how === 'sign' ? 'a signature was asked' : 'a wallet was asked to send');
    if (how === 'sign') return;
    this.#mustBeAlone(device, transaction, clock.now, transaction);
    const entry = device.storage.peek(device.key);
    if (!device.forgetful && !(entry?.attempts.some((attempt) => (attempt.phase === 'asked' || attempt.phase === 'unanswered') && attempt.mode === 'sign-and-send') ?? false)) this.found(2, 'a wallet that sends was asked before the attempt was durable');
    this.#expose(device, transaction.paymentId, transaction, null);
  }

  codeShown({ device }: Page, paymentId: string): void {
    const session = this.world.hilt.sessions.get(paymentId);
    if (session === undefined) return this.found(4, `a code was shown for ${paymentId}, which Hilt never opened`);
    if (this.exposures.some((one) => one.device === device && one.asked === null && one.paymentId === paymentId && !one.accepted)) return;
    this.#mustBeInTime({ paymentId }, 'a code was shown');
    this.#mustBeAlone(device, { paymentId, total: session.wire.amount_minor_units, signature: null }, this.world.clock.now);
    const entry = device.storage.peek(device.key);
    if (!device.forgetful && !(entry?.attempts.some((attempt) => attempt.phase === 'shown' && attempt.paymentId === paymentId) ?? false)) this.found(2, 'a code was shown before it was durable');
    this.#expose(device, paymentId, null, null);
  }

  scanned(transaction: SimTransaction): void {
    const codes = this.exposures.filter((one) => one.asked === null && one.paymentId === transaction.paymentId);
    // It is as old as the code that was on the screen: storage that has lost the one has lost the other.
    for (const { device, at, accepted, purchase } of codes.slice(-1)) this.exposures.push({ device, at, asked: transaction, paymentId: transaction.paymentId, signed: transaction, accepted, purchase });
  }

  linkShown({ device }: Page, asked: SimTransaction): void {
    if (this.exposures.some((one) => one.device === device && one.asked === asked)) return;
    // That somebody has paid meanwhile is found before what the app signs is sent; here it is only asked for.
    this.#mustBeAlone(device, { ...asked, paymentId: '' }, this.world.clock.now, asked);
    const entry = device.storage.peek(device.key);
    if (!device.forgetful && !(entry?.attempts.some((attempt) => attempt.phase === 'linked' && attempt.url !== null) ?? false)) this.found(2, 'a link was shown before its attempt was durable');
    this.#expose(device, asked.paymentId, asked, null);
  }

  appSigned(device: Device, asked: SimTransaction, signed: SimTransaction): void {
    this.#byLink.add(signed);
    this.walletSent(device, signed, asked);
  }

  walletSent(device: Device, signed: SimTransaction, asked: SimTransaction): void {
    const exposure = this.exposures.find((one) => one.device === device && one.asked === asked);
    if (exposure !== undefined) exposure.signed = signed;
  }

  pageSent(page: Page, transaction: SimTransaction): void {
    const { device } = page;
    if (transaction.tampering !== null) this.found(4, `sent although its ${transaction.tampering} is not what was shown`);
    // The same bytes again, or bytes that cannot land any more, charge nobody.
    if (this.#sent.has(transaction) || !this.world.ledger.mayCharge(transaction)) return;
    this.#sent.add(transaction);
    const { clock } = this.world;
    const own = this.exposures.find((one) => one.signed?.signature === transaction.signature && one.device === device) ?? null;
    this.#mustBeInTime(transaction, 'sent');
    this.#mustBeAlone(device, transaction, this.#askedAt.get(transaction.blockhash) ?? clock.now, own?.asked ?? transaction);
    if (transaction.signature !== null && this.#refusedClaims.get(page)?.has(transaction.signature) === true) this.found(2, 'sent although Hilt had said that another transaction has claimed the payment');
    const entry = device.storage.peek(device.key);
    const durable = entry?.attempts.some((attempt) => attempt.phase === 'exposed' && attempt.signature === transaction.signature) ?? false;
    if (!device.forgetful && !durable) this.found(2, 'sent before the journal durably knew it as exposed');
    if (own === null) this.#expose(device, transaction.paymentId, transaction, transaction);
  }

  #claims(): readonly string[] {
    return [...this.world.hilt.sessions.values()].flatMap(({ claim, paid }) => [claim, paid?.signature]).filter((claim) => typeof claim === 'string');
  }

  /** Counts only when the claim is a stranger's: this device may have claimed the payment itself before, with a transaction it never sent. */
  claimRefused(page: Page, signature: string): void {
    const { device } = page;
    // A refusal out of thin air: it is this very transaction that has claimed the payment.
    if (this.#claims().includes(signature)) return;
    const known = this.#claims().some((claim) => claim !== signature && (device.wallet.issued.has(claim) || this.#toleratedClaims.has(claim)));
    if (!known) this.#refusedClaims.set(page, (this.#refusedClaims.get(page) ?? new Set()).add(signature));
  }

  wentOn(device: Device, why: 'risk' | 'again'): void {
    for (const claim of this.#claims()) this.#toleratedClaims.add(claim);
    if (why === 'again') this.#purchases.set(device, this.purchase(device) + 1);
    for (const exposure of this.exposures) if (exposure.device === device) exposure.accepted = true;
  }

  #expose(device: Device, paymentId: string, asked: SimTransaction | null, signed: SimTransaction | null): void {
    this.exposures.push({ device, at: this.world.clock.now, asked, paymentId, signed, accepted: false, purchase: this.purchase(device) });
  }

  /** Money invariant 10, by the true time. */
  #mustBeInTime({ paymentId }: Pick<SimTransaction, 'paymentId'>, what: string): void {
    const session = this.world.hilt.sessions.get(paymentId);
    if (session === undefined) return this.found(4, `${what} for ${paymentId}, which Hilt never opened`);
    const left = session.wire.expires_at - this.world.clock.now;
    if (left < ENDING_SLACK_MS) this.found(10, `${what} ${Math.round(left / 1000)} s before the session ends`);
  }

  /** Money invariant 1, by the truth: while one exposed transaction may charge the buyer, or somebody has paid, no other is exposed. */
  #mustBeAlone(device: Device, transaction: Pick<SimTransaction, 'paymentId' | 'total' | 'signature'>, askedAt: number, own: SimTransaction | null = null): void {
    const { clock, ledger } = this.world;
    const others = this.exposures.filter((one) => one.device === device && (own === null || one.asked !== own) && this.mayCharge(one));
    // What storage has lost the device may not know, as it has announced; but nothing older may go out behind a newer one.
    const other = others.find((one) => !device.forgetful || (device.locks.supported && !device.storage.faults.blocked && one.at > askedAt));
    if (other !== undefined) this.found(1, `a second transaction was exposed while ${other.signed === null ? 'a wallet still has the first' : 'the first may charge'}`);
    const paid = ledger.landings().find((one) => !one.failed && paysTerms(one.transaction, transaction) && ledger.timeOf(one.height) < clock.now - SEEN_BY_NOW_MS);
    if (paid !== undefined && paid.transaction.signature !== transaction.signature) this.found(1, 'exposed although the payment had been paid long before');
  }

  mayCharge({ device, asked, paymentId, signed, accepted }: Exposure): boolean {
    if (accepted) return false;
    // What an app is asked by link, and signs, comes into nobody's hands but a page's: it may charge from the moment a page sends it, and then it must be alone.
    if (signed !== null) return (!this.#byLink.has(signed) || this.#sent.has(signed)) && this.world.ledger.mayCharge(signed);
    return asked === null ? this.world.scanner.mayPay(paymentId) : device.wallet.pending.has(asked);
  }

  landed(): void {}

  shown(page: Page, state: CheckoutState): void {
    const { device } = page;
    if (state.degraded === true) device.forgetful = true;
    const { hilt, ledger } = this.world;
    if (state.tag === 'paid' && (hilt.sessions.get(state.session.terms.paymentId)?.paid ?? null) === null) this.found(3, '"paid" was shown although Hilt has not recorded it');
    if (state.tag === 'paid-twice' && state.signatures.some((signature) => ledger.landing(signature)?.failed !== false)) this.found(5, '"paid twice" was shown, but there are not two payments');
    if (state.tag === 'not-charged' && state.outcome.why === 'failed-on-chain' && ledger.landing(state.outcome.signature)?.failed !== true) this.found(5, '"failed on chain" was shown, but it did not fail');
    if (state.tag === 'scanning' && page.awake && this.#mayKnowTime() && this.world.clock.now - this.#endOf(state.session.terms.paymentId) > SHOWN_AFTER_MS) this.found(10, 'a code is on the screen long after its session has ended');
    if (state.tag === 'may-charge-twice' && state.attempt?.phase === 'exposed') this.found(1, 'the risk was offered although the chain can still prove what became of the first');
    if (state.tag !== 'not-charged' && state.tag !== 'expired' && state.tag !== 'review' && state.tag !== 'short') return;
    const open = this.exposures.find((one) => one.device === device && this.mayCharge(one));
    // Without locks a second tab may not know yet; the journal keeps it from asking a wallet.
    const mustKnow = !device.forgetful && (device.locks.supported || state.tag === 'not-charged');
    if (open !== undefined && mustKnow) this.found(state.tag === 'not-charged' ? 5 : 1, `"${state.tag}" was shown while a transaction may charge the buyer`);
  }

  #endOf(paymentId: string): number {
    return this.world.hilt.sessions.get(paymentId)?.wire.expires_at ?? Number.POSITIVE_INFINITY;
  }

  /** The nodes tell the time just now. */
  #mayKnowTime(): boolean {
    const { nodes, silence } = this.world;
    return silence === 0 && nodes.every(({ down, config }) => !down && !config.otherGenesis);
  }

  stepped(_page: Page, from: Flow, event: CheckoutEvent, to: Flow): void {
    const row = rowOf(from.at, event.type);
    if (from !== to && row?.to.includes(to.at) !== true) this.found('machine', `${from.at} went to ${to.at} on ${event.type}, which its row does not declare`);
  }

  defect(_page: Page, error: unknown): void {
    this.found('machine', `a port was broken: ${String(error)}`);
  }

  /** When all is calm again: what the buyer finally sees must be the truth. */
  end(page: Page): void {
    judgeEnd(this, page);
  }
}
