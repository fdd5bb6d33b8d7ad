import { type ReactElement, useSyncExternalStore } from 'react';
import { confirm } from '../../api/confirm.ts';
import { HttpStatusFailure, isApiFailure } from '../../api/failures.ts';
import { getPayment } from '../../api/get-payment.ts';
import type { HiltHttp } from '../../api/http.ts';
import { deliveryWord, hiltWord, type PaymentStatus } from '../../contract/payment-status.ts';
import type { JournalEntry } from '../../payment/journal-entry.ts';
import { createIndexedDbJournal, type IndexedDbJournal } from '../../payment/journal/journal-indexeddb.ts';
import { OwnScreen } from '../screens/own-screen.tsx';
import { PaymentScreen, type PaymentView } from '../screens/payment-screen.tsx';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { recoverPath } from '../recover-path.ts';
import { outageOf } from './outage-of.ts';
import { accessRequest, ownPayment, type PaidState, paidState } from './own-payment.ts';
import { productOfReceipt } from './product-of-receipt.ts';
import { type Reading, startReading } from './reading.ts';
import { resumePath } from './resume-path.ts';

export interface PaymentStart {
  readonly http: HiltHttp;
  readonly paymentId: string;
  readonly env: ScreenEnv;
  readonly page: Window;
}

/** What anybody with the link may see, or, on the device that opened the session, what was bought (money invariant 11). */
type Seen = PaymentView | PaidState;
type Journal = Pick<IndexedDbJournal, 'find'>;

/** `/pay/<payment_id>`: Hilt's word on a payment, and for the device that made it the access. Reads until nothing more is expected, at the late cadence. */
export function startPayment({ http, paymentId, env, page }: PaymentStart): ReactElement {
  const journal: Journal = createIndexedDbJournal();
  const sources = { http, journal, page, products: new Map() };
  const reading = startReading<Seen>({ initial: { tag: 'loading' }, read: (signal) => readPayment(sources, paymentId, signal), nextIn, page: page.document });
  return <PaymentPage paymentId={paymentId} reading={reading} env={env} page={page} />;
}

interface Sources {
  readonly http: HiltHttp;
  readonly journal: Journal;
  readonly page: Window;
  /** Slugs by receipt id: a receipt does not change, so it is read once. */
  readonly products: Map<string, string>;
}

async function readPayment(sources: Sources, paymentId: string, signal: AbortSignal): Promise<Seen> {
  const { http, journal, page } = sources;
  const [remembered, view] = await Promise.all([journal.find(paymentId), readStatus(http, paymentId, page, signal)]);
  const entry = remembered.tag === 'read' ? remembered.entry : null;
  if (entry === null) return withAccess(sources, view, signal);
  const access = await readAccess(http, entry, view.tag === 'known' ? view.payment : null, signal);
  if (access !== null) return access;
  return view.tag === 'known' ? { ...view, resume: resumePath(entry.session) } : view;
}

async function readStatus(http: HiltHttp, paymentId: string, page: Window, signal: AbortSignal): Promise<PaymentView> {
  try {
    return { tag: 'known', payment: await getPayment(http, paymentId, signal) };
  } catch (error) {
    if (error instanceof HttpStatusFailure && error.status === 404) return { tag: 'not-found' };
    return { tag: 'unavailable', outage: outageOf(error, () => page.navigator.onLine, Date.now()) };
  }
}

/** For whoever has no session of it: where the wallet that paid can show itself. The status names no product; the public receipt does. */
async function withAccess({ http, products }: Sources, view: PaymentView, signal: AbortSignal): Promise<PaymentView> {
  if (view.tag !== 'known' || hiltWord(view.payment.status) !== 'confirmed') return view;
  const { receipt_id: receiptId, tx_signature: signature } = view.payment;
  if (receiptId === null || signature === null) return view;
  const slug = products.get(receiptId) ?? (await productOfReceipt(http, receiptId, signal));
  if (slug === null) return view;
  products.set(receiptId, slug);
  const access = recoverPath(slug, signature);
  return access === null ? view : { ...view, access };
}

/** Null when there is nothing to be given yet, or Hilt does not give it now; then the status stands for itself. */
async function readAccess(http: HiltHttp, entry: JournalEntry, status: PaymentStatus | null, signal: AbortSignal): Promise<PaidState | null> {
  const own = ownPayment(entry, status);
  if (own === null) return null;
  try {
    return paidState(own, await confirm(http, accessRequest(own), signal), status, Date.now());
  } catch (error) {
    if (isApiFailure(error)) return null;
    throw error;
  }
}

const SELDOM_MS = 20_000;

function nextIn(view: Seen): number | null {
  switch (view.tag) {
    case 'loading':
    case 'not-found':
      return null;
    case 'unavailable':
      return Math.max(SELDOM_MS, (view.outage.retryAt ?? 0) - Date.now());
    case 'known':
      return hiltWord(view.payment.status) === 'confirmed' && deliveryWord(view.payment.delivery_status) === 'sent' ? null : SELDOM_MS;
    case 'paid':
      return view.delivery.word === 'sent' || view.delivery.type === null || view.delivery.type === 'NONE' ? null : SELDOM_MS;
    default:
      return view satisfies never;
  }
}

interface PaymentPageProps {
  readonly paymentId: string;
  readonly reading: Reading<Seen>;
  readonly env: ScreenEnv;
  readonly page: Window;
}

function PaymentPage({ paymentId, reading, env, page }: PaymentPageProps) {
  const view = useSyncExternalStore(reading.subscribe, reading.getSnapshot);
  if (view.tag === 'paid') return <OwnScreen state={view} env={env} onCheck={reading.readAgain} onBuyAgain={() => page.location.assign(resumePath(view.session))} />;
  return <PaymentScreen paymentId={paymentId} view={view} env={env} onCheck={reading.readAgain} />;
}
