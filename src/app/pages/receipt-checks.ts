import { HttpStatusFailure } from '../../api/failures.ts';
import { getReceiptKeysText, verifyReceipt } from '../../api/get-receipt.ts';
import type { HiltHttp } from '../../api/http.ts';
import { type ChainResult, checkOnChain } from '../../receipt/check-on-chain.ts';
import { checkDocument, judgeDocument, type KeySource } from '../../receipt/check-document.ts';
import type { SignatureTools } from '../../receipt/ed25519.ts';
import { type HiltResult, judgeHiltAnswer } from '../../receipt/hilt-result.ts';
import type { SignedReceipt } from '../../receipt/open-receipt.ts';
import { receiptFacts } from '../../receipt/receipt-facts.ts';
import { KeysError, readJwks, type ReceiptKey } from '../../receipt/receipt-keys.ts';
import type { RpcPool } from '../../solana/rpc/pool.ts';
import type { ReceiptChecks } from '../screens/receipt-view.ts';

/** Kept as a store for `useSyncExternalStore`: each check is shown when it is done, none waits for another. */
export interface ChecksStore {
  getSnapshot(): ReceiptChecks;
  subscribe(listener: () => void): () => void;
}

export interface ChecksOptions {
  readonly http: HiltHttp;
  readonly receipt: SignedReceipt;
  /** The receipt the address asks for. */
  readonly askedId: string;
  /** Keys from the settings; null: those the API publishes. */
  readonly builtIn: readonly ReceiptKey[] | null;
  /** Schema versions whose RFC 8785 form is declared. */
  readonly forms: readonly string[];
  readonly pool: RpcPool;
  readonly tools: SignatureTools;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

export const NOTHING_CHECKED: ReceiptChecks = { browser: null, hilt: null, chain: null, keys: [], doneAt: null };

/** A transaction is final some 13 s after it landed; a minute is for a slow network. */
const FINALITY_PAUSE_MS = 3_000;
const FINALITY_ROUNDS = 20;

/** Starts all three at once. */
export function startChecks(options: ChecksOptions): ChecksStore {
  let checks = NOTHING_CHECKED;
  const listeners = new Set<() => void>();
  const tell = (news: Partial<ReceiptChecks>): void => {
    if (options.signal.aborted) return;
    const next = { ...checks, ...news };
    const done = next.browser !== null && next.hilt !== null && next.chain !== null;
    checks = { ...next, doneAt: done ? options.now() : null };
    for (const listener of listeners) listener();
  };
  const hilt = askHilt(options);
  void quiet(options.signal, async () => tell({ hilt: await hilt }));
  void quiet(options.signal, () => watchChain(options, (chain) => tell({ chain })));
  void quiet(options.signal, async () => tell(await checkHere(options, hilt)));
  return {
    getSnapshot: () => checks,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A receipt may be younger than its transaction is final: then the check goes on by itself instead of asking the reader to come back. */
async function watchChain({ pool, receipt, signal }: ChecksOptions, tell: (chain: ChainResult) => void): Promise<void> {
  for (let round = 0; round < FINALITY_ROUNDS; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one look after the other is the point
    const result = await checkOnChain(pool, receiptFacts(receipt), signal);
    tell(result);
    if (result.tag !== 'unchecked' || result.why !== 'not-final') return;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await pause(FINALITY_PAUSE_MS, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

/** Hilt is heard only where our own reading is not enough, so that a slow Hilt does not hold up what this browser can say by itself. */
async function checkHere({ http, receipt, askedId, builtIn, forms, tools, signal }: ChecksOptions, hilt: Promise<HiltResult>): Promise<Pick<ReceiptChecks, 'browser' | 'keys'>> {
  const source: KeySource = builtIn === null ? await publishedKeys(http, signal) : { tag: 'built-in', keys: builtIn };
  const finding = await checkDocument(receipt, askedId, source, tools);
  const declared = forms.includes(receipt.schemaVersion);
  const alone = judgeDocument(finding, source, declared, null);
  const doubtful = alone.tag === 'unchecked' && alone.why === 'form-unknown';
  return { browser: doubtful ? judgeDocument(finding, source, declared, await hilt) : alone, keys: source.tag === 'none' ? [] : source.keys };
}

/** Asked anew each time: after a change of keys an old list would not have the new one. */
async function publishedKeys(http: HiltHttp, signal: AbortSignal): Promise<KeySource> {
  try {
    return { tag: 'published', keys: readJwks(await getReceiptKeysText(http, signal)) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof KeysError) return { tag: 'none', why: 'broken' };
    return { tag: 'none', why: error instanceof HttpStatusFailure && error.status === 404 ? 'not-published' : 'unreachable' };
  }
}

async function askHilt({ http, receipt, askedId, signal }: ChecksOptions): Promise<HiltResult> {
  try {
    return judgeHiltAnswer(receipt, await verifyReceipt(http, askedId, signal));
  } catch (error) {
    return { tag: 'unchecked', why: error instanceof HttpStatusFailure && error.status === 404 ? 'not-found' : 'unreachable' };
  }
}

/** Ends silently when the page asked to stop; anything else is a defect and must be seen. */
async function quiet(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
