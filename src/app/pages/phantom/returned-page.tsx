import { type ReactElement, useSyncExternalStore } from 'react';
import type { HiltHttp } from '../../../api/http.ts';
import { getPayment } from '../../../api/get-payment.ts';
import { hiltWord } from '../../../contract/payment-status.ts';
import type { HiltSight } from '../../../payment/state.ts';
import { hiltAnswer } from '../../ports/hilt-answer.ts';
import type { ScreenEnv } from '../../screens/screen-env.ts';
import { ReturnedScreen, type ReturnedScreenProps } from '../../screens/returned-screen.tsx';
import { type Reading, startReading } from '../reading.ts';

export interface ReturnedStart extends Pick<ReturnedScreenProps, 'kind' | 'paymentId' | 'address'> {
  readonly http: HiltHttp;
  readonly env: ScreenEnv;
  readonly page: Window;
}

/** This page can only watch, so it asks no more often than any other that does. */
const AGAIN_MS = 20_000;

/** A return page without its payment: says so, and what Hilt says of the payment where the address names one. */
export function startReturned({ http, env, page, ...shown }: ReturnedStart): ReactElement {
  const { paymentId } = shown;
  const reading = startReading<HiltSight>({
    initial: { tag: 'not-asked', at: null },
    read: async (signal) => (paymentId === null ? { tag: 'not-asked', at: null } : readSight(http, paymentId, page, signal)),
    nextIn: ({ tag }) => (paymentId === null || tag === 'confirmed' ? null : AGAIN_MS),
    page: page.document,
  });
  return <ReturnedPage {...shown} env={env} reading={reading} />;
}

async function readSight(http: HiltHttp, paymentId: string, page: Window, signal: AbortSignal): Promise<HiltSight> {
  const answer = await hiltAnswer(getPayment(http, paymentId, signal), () => page.navigator.onLine);
  return { tag: answer.ok ? hiltWord(answer.value.status) : 'unreachable', at: Date.now() };
}

function ReturnedPage({ reading, ...shown }: Omit<ReturnedScreenProps, 'hilt'> & { readonly reading: Reading<HiltSight> }) {
  return <ReturnedScreen {...shown} hilt={useSyncExternalStore(reading.subscribe, reading.getSnapshot)} />;
}
