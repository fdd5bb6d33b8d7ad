import { type ReactElement, useSyncExternalStore } from 'react';
import { HttpStatusFailure } from '../../api/failures.ts';
import { getReceiptText, receiptPdfUrl } from '../../api/get-receipt.ts';
import type { HiltHttp } from '../../api/http.ts';
import { browserTools } from '../../receipt/ed25519.ts';
import { JsonError } from '../../receipt/json-value.ts';
import { openReceipt, ReceiptShapeError, type SignedReceipt } from '../../receipt/open-receipt.ts';
import { receiptFacts } from '../../receipt/receipt-facts.ts';
import type { ReceiptKey } from '../../receipt/receipt-keys.ts';
import { fromAnyBase64 } from '../../receipt/text-bytes.ts';
import { RpcNode } from '../../solana/rpc/node.ts';
import { RpcPool } from '../../solana/rpc/pool.ts';
import type { Config } from '../config/read-config.ts';
import { ReceiptScreen } from '../screens/receipt-screen.tsx';
import type { ReceiptView } from '../screens/receipt-view.ts';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { outageOf } from './outage-of.ts';
import { type Reading, startReading } from './reading.ts';
import { type ChecksStore, NOTHING_CHECKED, startChecks } from './receipt-checks.ts';
import { keepCheckingFile, keepReceipt } from './receipt-files.ts';

export interface ReceiptStart {
  readonly config: Config;
  readonly http: HiltHttp;
  readonly receiptId: string;
  readonly env: ScreenEnv;
  readonly page: Window;
}

/** What has been read of the address's receipt; the checks of a known one run in a store of their own. */
type ReceiptState = Exclude<ReceiptView, { readonly tag: 'known' }> | { readonly tag: 'known'; readonly receipt: SignedReceipt; readonly checks: ChecksStore };

/** A node that says nothing for this long says nothing at all; milliseconds. */
const NODE_TIMEOUT_MS = 8_000;

/** `/r/<receipt_id>`: reads a receipt and starts three checks of it, each by itself. A receipt does not change, so it is read once. */
export function startReceipt(start: ReceiptStart): ReactElement {
  const { http, receiptId, env, page } = start;
  const pool = receiptPool(start.config, http.fetch);
  const builtIn = builtInKeys(start.config);
  const reading = startReading<ReceiptState>({
    initial: { tag: 'loading' },
    read: async (signal) => {
      try {
        const receipt = openReceipt(await getReceiptText(http, receiptId, signal));
        const checks = startChecks({ http, receipt, askedId: receiptId, builtIn, forms: start.config.receiptForms, pool, tools: browserTools(), now: Date.now, signal });
        return { tag: 'known', receipt, checks };
      } catch (error) {
        if (error instanceof JsonError) return { tag: 'unreadable', why: error.refusal, where: error.where };
        if (error instanceof ReceiptShapeError) return { tag: 'unreadable', why: 'shape', where: error.member };
        if (error instanceof HttpStatusFailure && error.status === 404) return { tag: 'not-found' };
        return { tag: 'unavailable', outage: outageOf(error, () => page.navigator.onLine, Date.now()) };
      }
    },
    nextIn: (state) => (state.tag === 'unavailable' ? Math.max(20_000, (state.outage.retryAt ?? 0) - Date.now()) : null),
    page: page.document,
  });
  return <ReceiptPage receiptId={receiptId} reading={reading} env={env} pdfUrl={receiptPdfUrl(http, receiptId)} forms={start.config.receiptForms} page={page} />;
}

interface ReceiptPageProps {
  readonly receiptId: string;
  readonly reading: Reading<ReceiptState>;
  readonly env: ScreenEnv;
  readonly pdfUrl: string;
  readonly forms: readonly string[];
  readonly page: Window;
}

const nothingYet: ChecksStore = { getSnapshot: () => NOTHING_CHECKED, subscribe: () => () => undefined };

function ReceiptPage({ receiptId, reading, env, pdfUrl, forms, page }: ReceiptPageProps) {
  const state = useSyncExternalStore(reading.subscribe, reading.getSnapshot);
  const store = state.tag === 'known' ? state.checks : nothingYet;
  const checks = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const view: ReceiptView = state.tag === 'known' ? { tag: 'known', receipt: state.receipt, facts: receiptFacts(state.receipt), checks, pdfUrl } : state;
  const share = typeof page.navigator.share === 'function' ? (title: string) => void page.navigator.share({ title, url: env.receiptUrl(receiptId) }).catch(() => undefined) : null;
  return (
    <ReceiptScreen
      receiptId={receiptId}
      view={view}
      env={env}
      onCheck={reading.readAgain}
      onPrint={() => page.print()}
      onShare={share}
      onKeep={() => state.tag === 'known' && keepReceipt(page, state.receipt)}
      onKeepChecker={() => keepCheckingFile(page, { keys: checks.keys, forms })}
    />
  );
}

/** Nodes of the receipt page alone: it needs no more of Solana than reading. */
function receiptPool({ solanaRpcUrls, genesisHash }: Config, send: typeof fetch): RpcPool {
  return new RpcPool([...new Set(solanaRpcUrls)].map((url) => new RpcNode({ url, fetch: send, timeoutMs: NODE_TIMEOUT_MS, genesisHashes: [genesisHash], now: () => performance.now() })));
}

function builtInKeys({ receiptKeys }: Config): readonly ReceiptKey[] | null {
  return receiptKeys?.map(({ kid, x }) => ({ kid, bytes: fromAnyBase64(x) ?? new Uint8Array() })) ?? null;
}
