import { type ReactElement, useSyncExternalStore } from 'react';
import { HttpStatusFailure } from '../../api/failures.ts';
import { getPayment } from '../../api/get-payment.ts';
import type { HiltHttp } from '../../api/http.ts';
import { deliveryWord, hiltWord } from '../../contract/payment-status.ts';
import { PaymentScreen, type PaymentView } from '../screens/payment-screen.tsx';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { outageOf } from './outage-of.ts';
import { type Reading, startReading } from './reading.ts';

export interface PaymentStart {
  readonly http: HiltHttp;
  readonly paymentId: string;
  readonly env: ScreenEnv;
  readonly page: Window;
}

/** `/pay/<payment_id>`: reads the status of a payment until it is final, at the late cadence: this page only watches. */
export function startPayment({ http, paymentId, env, page }: PaymentStart): ReactElement {
  const reading = startReading<PaymentView>({ initial: { tag: 'loading' }, read: (signal) => readPayment(http, paymentId, page, signal), nextIn, page: page.document });
  return <PaymentPage paymentId={paymentId} reading={reading} env={env} />;
}

async function readPayment(http: HiltHttp, paymentId: string, page: Window, signal: AbortSignal): Promise<PaymentView> {
  try {
    return { tag: 'known', payment: await getPayment(http, paymentId, signal) };
  } catch (error) {
    if (error instanceof HttpStatusFailure && error.status === 404) return { tag: 'not-found' };
    return { tag: 'unavailable', outage: outageOf(error, () => page.navigator.onLine, Date.now()) };
  }
}

function nextIn(view: PaymentView): number | null {
  switch (view.tag) {
    case 'loading':
    case 'not-found':
      return null;
    case 'unavailable':
      return Math.max(20_000, (view.outage.retryAt ?? 0) - Date.now());
    case 'known':
      return hiltWord(view.payment.status) === 'confirmed' && deliveryWord(view.payment.delivery_status) === 'sent' ? null : 20_000;
    default:
      return view satisfies never;
  }
}

function PaymentPage({ paymentId, reading, env }: { readonly paymentId: string; readonly reading: Reading<PaymentView>; readonly env: ScreenEnv }) {
  const view = useSyncExternalStore(reading.subscribe, reading.getSnapshot);
  return <PaymentScreen paymentId={paymentId} view={view} env={env} onCheck={reading.readAgain} />;
}
