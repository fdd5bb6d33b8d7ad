import { describe, expect, it } from 'vitest';
import type { HiltHttp } from '../../api/http.ts';
import { browserTools } from '../../receipt/ed25519.ts';
import { openReceipt } from '../../receipt/open-receipt.ts';
import { writeJwks } from '../../receipt/receipt-keys.ts';
import { RpcPool } from '../../solana/rpc/pool.ts';
import { receiptSigner, sampleAnswer } from '../../testing/receipt-samples.ts';
import { type ChecksStore, startChecks } from './receipt-checks.ts';

const receipt = openReceipt(sampleAnswer());
const yes = { receipt_id: 'rc-1', generated_at: '', valid: true, hash_valid: true, signature_valid: true, signature_required: true, computed_hash: receipt.hash, stored_hash: receipt.hash, on_chain_anchor: null, checked_at: '2026-11-20T12:06:00Z' };
type Answers = Readonly<Partial<Record<'keys' | 'verify', () => Promise<Response>>>>;

/** An API that answers these two; there is no node, so Solana never answers. */
function start(answers: Answers, options: { readonly text?: string; readonly forms?: readonly string[]; readonly signal?: AbortSignal } = {}): ChecksStore {
  const http: HiltHttp = {
    baseUrl: 'https://api.hilt.example',
    timeoutMs: 1_000,
    fetch: (input) => ((input instanceof Request ? input.url : input.toString()).endsWith('/verify') ? (answers.verify ?? (async () => Response.json(yes)))() : (answers.keys ?? (async () => new Response(writeJwks([receiptSigner('key-1').key]))))()),
  };
  const { text, forms = [], signal = new AbortController().signal } = options;
  return startChecks({ http, receipt: text === undefined ? receipt : openReceipt(text), askedId: 'rc-1', builtIn: null, forms, pool: new RpcPool([]), tools: browserTools(), now: () => 7, signal });
}

function until(store: ChecksStore, isReached: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isReached()) resolve();
    };
    store.subscribe(look);
    look();
  });
}

async function done(store: ChecksStore) {
  await until(store, () => store.getSnapshot().doneAt !== null);
  const { browser, hilt, chain } = store.getSnapshot();
  return { browser, hilt, chain };
}

describe('the three checks', () => {
  it('end each for itself', async () => {
    expect(await done(start({}))).toMatchObject({ browser: { tag: 'verified' }, hilt: { tag: 'verified' }, chain: { tag: 'unchecked', why: 'unreachable' } });
  });

  it('do not wait for a Hilt that says nothing', async () => {
    const store = start({ verify: () => new Promise(() => undefined) });
    await until(store, () => store.getSnapshot().browser !== null);
    expect(store.getSnapshot()).toMatchObject({ browser: { tag: 'verified' }, hilt: null, doneAt: null });
  });

  it('hear Hilt where our reading of an undeclared form is not enough', async () => {
    const text = sampleAnswer({ around: { receipt_hash: 'ab'.repeat(32) } });
    const no = async () => Response.json({ ...yes, valid: false, hash_valid: false });
    const sameHash = async () => Response.json({ ...yes, computed_hash: 'ab'.repeat(32), stored_hash: 'ab'.repeat(32) });
    expect((await done(start({ verify: sameHash }, { text }))).browser).toEqual({ tag: 'unchecked', why: 'form-unknown' });
    expect((await done(start({ verify: no }, { text }))).browser).toMatchObject({ tag: 'mismatch' });
    expect((await done(start({ verify: sameHash }, { text, forms: ['hilt-v1'] }))).browser).toMatchObject({ tag: 'mismatch' });
  });

  it.each([
    ['there is none', async () => new Response('', { status: 404 }), 'key-not-published'],
    ['it cannot be fetched', async () => Promise.reject(new TypeError('offline')), 'keys-unreachable'],
    ['it is broken', async () => new Response('<html>'), 'keys-broken'],
  ])('say why when the list of keys is missing: %s', async (_, keys, why) => {
    expect((await done(start({ keys }))).browser).toEqual({ tag: 'unchecked', why });
  });

  it('say nothing more once the page asked to stop', async () => {
    const stop = new AbortController();
    const store = start({}, { signal: stop.signal });
    stop.abort();
    await new Promise((resolve) => setImmediate(resolve));
    expect(store.getSnapshot()).toMatchObject({ browser: null, hilt: null, chain: null });
  });
});
