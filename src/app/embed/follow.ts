import { getPayment } from '../../api/get-payment.ts';
import type { HiltHttp } from '../../api/http.ts';
import type { Report } from '../../embed/frame/reporter.ts';
import { begunSession } from '../../contract/begun-session.ts';
import { deliveryWord, hiltWord, type PaymentStatus } from '../../contract/payment-status.ts';
import { amountText } from '../../money/format-amount.ts';
import { knownMint } from '../../solana/mints.ts';
import type { PaymentTerms } from '../../solana/payment-terms.ts';
import { type Reading, startReading } from '../pages/reading.ts';
import { statedTerms } from './stated-terms.ts';

/** What a frame that has handed its payment to a window knows of it. */
export interface Followed {
  /** Hilt's last answer; null while there was none. */
  readonly payment: PaymentStatus | null;
  /** What the window pays. Null until Hilt has handed the terms on. */
  readonly terms: PaymentTerms | null;
  /** A transaction that pays these terms is on Solana. Weaker than paid (money invariant 3), and never taken back here. */
  readonly seen: boolean;
}

/** What is shown of it. `blind`: the window pays a session that this frame cannot see. */
export type FollowStage = 'waiting' | 'blind' | 'seen' | 'paid';

/** What became of one look at the chain; null when it could not be asked. */
export type LookForPayment = (terms: PaymentTerms, signal: AbortSignal) => Promise<boolean | null>;

export interface FollowPorts {
  readonly http: HiltHttp;
  readonly slug: string;
  /** Null when the window pays one that this frame does not know. */
  readonly paymentId: string | null;
  readonly look: LookForPayment;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener'>;
  readonly report: Report;
  /** Steady clock in milliseconds. */
  readonly now?: () => number;
}

/** Somebody is at work in the window: the chain is looked at this often at first, and less often after LOOKS. */
const LOOK_MS = 5_000;
const LOOK_LATE_MS = 15_000;
const LOOKS = 36;
/** Hilt's limit is shared by everybody behind one address, so it is asked seldom while the chain answers, and usually once that has shown the payment. */
const ASK_MS = 60_000;
const ASK_ALONE_MS = 15_000;
const ASK_LATE_MS = 20_000;
const ASKS_SEEN = 6;

/** Watches a payment by Hilt's status and by its reference key on chain: nothing here can sign or send, and only Hilt's word is "paid". */
export function followPayment({ http, slug, paymentId, look, page, report, now = () => performance.now() }: FollowPorts): Reading<Followed> {
  let known: Followed = { payment: null, terms: null, seen: false };
  let askedAt = Number.NEGATIVE_INFINITY;
  let looks = 0;
  let asksSeen = 0;
  let chainAnswers = false;
  report({ type: 'status', phase: 'elsewhere' });
  report({ type: 'ready' });

  function askEvery(): number {
    if (isPaid(known)) return ASK_LATE_MS;
    if (known.seen) return asksSeen < ASKS_SEEN ? LOOK_MS : ASK_LATE_MS;
    return chainAnswers ? ASK_MS : ASK_ALONE_MS;
  }

  async function ask(id: string, signal: AbortSignal): Promise<void> {
    askedAt = now();
    if (known.seen) asksSeen += 1;
    try {
      const payment = await getPayment(http, id, signal);
      const begun = begunSession(payment, id, slug);
      known = { ...known, payment, terms: known.terms ?? (begun === null ? null : statedTerms(begun.session)) };
    } catch (error) {
      // What Hilt said before stands; its silence says nothing.
      if (signal.aborted) throw error;
    }
  }

  async function lookOnce(terms: PaymentTerms, signal: AbortSignal): Promise<void> {
    looks += 1;
    const found = await look(terms, signal);
    chainAnswers = found !== null;
    if (found === true) known = { ...known, seen: true };
  }

  async function read(id: string, signal: AbortSignal): Promise<void> {
    const { terms, seen } = known;
    // A timer may come a little early.
    const due = now() - askedAt >= askEvery() - 500;
    await Promise.all([...(due ? [ask(id, signal)] : []), ...(terms === null || seen || isPaid(known) ? [] : [lookOnce(terms, signal)])]);
    if (known.seen && !seen && !isPaid(known)) await ask(id, signal);
  }

  const reading = startReading<Followed>({
    initial: known,
    read: async (signal) => {
      if (paymentId !== null) await read(paymentId, signal);
      tell(known, report);
      return known;
    },
    nextIn: () => (paymentId === null || isOver(known) ? null : looks < LOOKS ? LOOK_MS : LOOK_LATE_MS),
    page,
  });
  return {
    ...reading,
    readAgain: () => {
      askedAt = Number.NEGATIVE_INFINITY;
      reading.readAgain();
    },
  };
}

export function stageOf(followed: Followed, paymentId: string | null): FollowStage {
  if (isPaid(followed)) return 'paid';
  if (followed.seen) return 'seen';
  return paymentId === null || (followed.payment !== null && followed.terms === null) ? 'blind' : 'waiting';
}

export function isPaid({ payment }: Followed): boolean {
  return payment !== null && hiltWord(payment.status) === 'confirmed';
}

function isOver({ payment }: Followed): boolean {
  return payment !== null && hiltWord(payment.status) === 'confirmed' && deliveryWord(payment.delivery_status) === 'sent';
}

function tell({ payment, seen }: Followed, report: Report): void {
  if (payment === null || hiltWord(payment.status) !== 'confirmed') {
    if (seen) report({ type: 'status', phase: 'underway' });
    return;
  }
  const mint = payment.token_mint === null ? null : knownMint(payment.token_mint);
  report({ type: 'status', phase: 'paid' });
  if (mint !== null) report({ type: 'paid', amount: amountText(payment.amount_minor_units, mint.decimals), currency: mint.symbol });
  if (deliveryWord(payment.delivery_status) === 'sent') report({ type: 'delivered' });
}
