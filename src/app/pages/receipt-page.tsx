import { type ReactElement, useSyncExternalStore } from 'react';
import { HttpStatusFailure } from '../../api/failures.ts';
import { getPublicReceipt, receiptPdfUrl, verifyReceipt } from '../../api/get-receipt.ts';
import type { HiltHttp } from '../../api/http.ts';
import { ReceiptScreen, type ReceiptView } from '../screens/receipt-screen.tsx';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { outageOf } from './outage-of.ts';
import { type Reading, startReading } from './reading.ts';

export interface ReceiptStart {
  readonly http: HiltHttp;
  readonly receiptId: string;
  readonly env: ScreenEnv;
  readonly page: Window;
}

/** `/r/<receipt_id>`: reads a receipt with Hilt's own check of it, done now. A receipt does not change, so it is read once. */
export function startReceipt({ http, receiptId, env, page }: ReceiptStart): ReactElement {
  const reading = startReading<ReceiptView>({
    initial: { tag: 'loading' },
    read: (signal) => readReceipt(http, receiptId, page, signal),
    nextIn: (view) => (view.tag === 'unavailable' ? Math.max(20_000, (view.outage.retryAt ?? 0) - Date.now()) : null),
    page: page.document,
  });
  return <ReceiptPage receiptId={receiptId} reading={reading} env={env} />;
}

async function readReceipt(http: HiltHttp, receiptId: string, page: Window, signal: AbortSignal): Promise<ReceiptView> {
  try {
    const [receipt, verification] = await Promise.all([getPublicReceipt(http, receiptId, signal), verifyReceipt(http, receiptId, signal)]);
    const checkedAt = Date.parse(verification.checked_at);
    return { tag: 'known', receipt: { ...receipt, verification }, checkedAt: Number.isNaN(checkedAt) ? null : checkedAt, pdfUrl: receiptPdfUrl(http, receiptId) };
  } catch (error) {
    if (error instanceof HttpStatusFailure && error.status === 404) return { tag: 'not-found' };
    return { tag: 'unavailable', outage: outageOf(error, () => page.navigator.onLine, Date.now()) };
  }
}

function ReceiptPage({ receiptId, reading, env }: { readonly receiptId: string; readonly reading: Reading<ReceiptView>; readonly env: ScreenEnv }) {
  const view = useSyncExternalStore(reading.subscribe, reading.getSnapshot);
  return <ReceiptScreen receiptId={receiptId} view={view} env={env} onCheck={reading.readAgain} onPrint={() => window.print()} />;
}
