import { describe, expect, it } from 'vitest';
import { receiptSigner, sampleAnswer, SAMPLE_DOCUMENT } from '../testing/receipt-samples.ts';
import { checkDocument, type DocumentResult, judgeDocument, type KeySource } from './check-document.ts';
import { browserTools } from './ed25519.ts';
import type { HiltResult } from './hilt-result.ts';
import { openReceipt, receiptFile } from './open-receipt.ts';

const published = (...labels: readonly string[]): KeySource => ({ tag: 'published', keys: labels.map((label) => receiptSigner(label).key) });
const HILT_SAYS_VALID: HiltResult = { tag: 'verified', checkedAt: 0 };
const HILT_SAYS_NO: HiltResult = { tag: 'mismatch', mismatches: [{ field: 'content', stated: '', found: '' }] };

interface Asked {
  readonly askedId?: string | null;
  readonly keys?: KeySource;
  readonly declared?: boolean;
  readonly hilt?: HiltResult | null;
}

async function judged(text: string, { askedId = 'rc-1', keys = published('key-1'), declared = true, hilt = null }: Asked = {}): Promise<DocumentResult> {
  return judgeDocument(await checkDocument(openReceipt(text), askedId, keys, browserTools()), keys, declared, hilt);
}

const fields = (result: DocumentResult) => (result.tag === 'mismatch' ? result.mismatches.map(({ field }) => field) : result);

/** A changed value of the same kind. */
function other(value: unknown): unknown {
  return typeof value === 'number' ? value + 1 : `${String(value)}x`;
}

describe('a receipt as Hilt signed it', () => {
  it('is verified, with the key that signed it and where that key is from', async () => {
    expect(await judged(sampleAnswer())).toMatchObject({ tag: 'verified', kid: 'key-1', keys: 'published' });
    expect(await judged(sampleAnswer(), { keys: { tag: 'built-in', keys: [receiptSigner('key-1').key] } })).toMatchObject({ keys: 'built-in' });
  });

  it('is verified when kept as a file, which holds nothing of what stood around it', async () => {
    const file = receiptFile(openReceipt(sampleAnswer()));
    expect(await judged(file, { askedId: null })).toMatchObject({ tag: 'verified' });
    expect(file).not.toMatch(/owner|invoice|@/);
  });

  it('is verified in every writing that means the same document', async () => {
    const text = sampleAnswer();
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(SAMPLE_DOCUMENT).toReversed()), null, 3).replace('29000000', '2.9e7').replace('é', '\\u00e9');
    expect(await judged(text.replace(JSON.stringify(SAMPLE_DOCUMENT), reordered))).toMatchObject({ tag: 'verified' });
  });

  it('is verified after the key was changed, as long as the old one is published, and tried with every key if it names none', async () => {
    expect(await judged(sampleAnswer({ signedBy: 'key-1' }), { keys: published('key-2', 'key-1') })).toMatchObject({ tag: 'verified', kid: 'key-1' });
    expect(await judged(sampleAnswer({ signedBy: 'key-2', around: { kid: null } }), { keys: published('key-1', 'key-2') })).toMatchObject({ tag: 'verified', kid: 'key-2' });
  });
});

describe('a changed receipt', () => {
  it.each(Object.keys(SAMPLE_DOCUMENT))('does not match when its %s was changed after signing', async (member) => {
    const changed = { ...SAMPLE_DOCUMENT, [member]: other(SAMPLE_DOCUMENT[member]) };
    const text = sampleAnswer().replace(JSON.stringify(SAMPLE_DOCUMENT), JSON.stringify(changed));
    expect(fields(await judged(text))).toEqual(expect.arrayContaining(['content', 'signature']));
  });

  it.each([
    ['a member more', { ...SAMPLE_DOCUMENT, note: 'x' }],
    ['a member less', { ...SAMPLE_DOCUMENT, memo: undefined }],
    ['a letter in its other unicode form', { ...SAMPLE_DOCUMENT, product_title: String(SAMPLE_DOCUMENT['product_title']).normalize('NFD') }],
    ['a number as a text', { ...SAMPLE_DOCUMENT, slot: '310' }],
    ['a number off by the smallest step', { ...SAMPLE_DOCUMENT, amount_minor_units: 29_000_000.000000004 }],
  ])('does not match with %s', async (_, changed) => {
    const text = sampleAnswer().replace(JSON.stringify(SAMPLE_DOCUMENT), JSON.stringify(changed));
    expect(fields(await judged(text))).toEqual(expect.arrayContaining(['content', 'signature']));
  });

  it('does not match with a key __proto__ that another reader would not see', async () => {
    const text = sampleAnswer().replace('"receipt_json":{', '"receipt_json":{"__proto__":{"amount_minor_units":1},');
    expect(fields(await judged(text))).toEqual(['content', 'signature']);
  });

  it.each([
    ['receipt_id', 'receipt-id'],
    ['schema_version', 'schema-version'],
    ['product_id', 'product'],
    ['product_slug', 'product'],
    ['product_title', 'product'],
    ['owner_display_name', 'seller'],
    ['tx_sig', 'transaction'],
    ['payer_wallet', 'payer'],
    ['merchant_wallet', 'merchant-wallet'],
    ['token_mint', 'mint'],
    ['amount_minor_units', 'amount'],
  ])('does not match when the unsigned %s says something else than the signed document', async (member, field) => {
    const text = sampleAnswer({ around: { [member]: member === 'amount_minor_units' ? 1 : 'other' } });
    // Declared or not, whatever Hilt says: the answer contradicts itself.
    expect(fields(await judged(text, { askedId: member === 'receipt_id' ? 'other' : 'rc-1', declared: false, hilt: HILT_SAYS_VALID }))).toEqual([field]);
  });

  it('does not match when it is an honest receipt, but not the one asked for', async () => {
    expect(fields(await judged(sampleAnswer(), { askedId: 'rc-2', hilt: HILT_SAYS_VALID }))).toEqual(['receipt-id']);
  });

  it('does not match with the signature of another receipt, and with a signature by another key', async () => {
    const foreign: unknown = JSON.parse(sampleAnswer({ document: { receipt_id: 'rc-2' } }));
    expect(fields(await judged(sampleAnswer({ around: { ed25519_sig: Object(foreign).ed25519_sig } })))).toEqual(['signature']);
    expect(fields(await judged(sampleAnswer({ signedBy: 'thief', around: { kid: 'key-1' } })))).toEqual(['signature']);
  });

  it('does not match with the fingerprint and signature of another receipt', async () => {
    const foreign: unknown = JSON.parse(sampleAnswer({ document: { amount_minor_units: 1 } }));
    const { receipt_hash, ed25519_sig } = Object(foreign);
    expect(fields(await judged(sampleAnswer({ around: { receipt_hash, ed25519_sig } })))).toEqual(['content', 'signature']);
  });

  it.each(['', 'zz', 'A'.repeat(88), '00'.repeat(63)])('does not match with "%.8s…" for a signature, or is not signed at all', async (ed25519_sig) => {
    const result = await judged(sampleAnswer({ around: { ed25519_sig } }));
    expect(ed25519_sig === '' ? result : fields(result)).toEqual(ed25519_sig === '' ? { tag: 'unchecked', why: 'unsigned' } : ['signature']);
  });
});

describe('what could not be checked here', () => {
  it.each([
    ['no key is published', { tag: 'none', why: 'not-published' }, 'key-not-published'],
    ['the list of keys is empty', { tag: 'published', keys: [] }, 'key-not-published'],
    ['the keys cannot be fetched', { tag: 'none', why: 'unreachable' }, 'keys-unreachable'],
    ['the list of keys is broken', { tag: 'none', why: 'broken' }, 'keys-broken'],
    ['the key it names is not among them', published('key-9'), 'key-unknown'],
  ] as const)('is a receipt when %s', async (_, keys, why) => {
    expect(await judged(sampleAnswer(), { keys, hilt: HILT_SAYS_VALID })).toEqual({ tag: 'unchecked', why });
  });

  it('is one that does not fit by our reading while the form is not declared, unless Hilt says so too', async () => {
    const text = sampleAnswer({ around: { receipt_hash: 'ab'.repeat(32) } });
    expect(await judged(text, { declared: false, hilt: HILT_SAYS_VALID })).toEqual({ tag: 'unchecked', why: 'form-unknown' });
    expect(await judged(text, { declared: false, hilt: { tag: 'unchecked', why: 'unreachable' } })).toEqual({ tag: 'unchecked', why: 'form-unknown' });
    expect(fields(await judged(text, { declared: false, hilt: HILT_SAYS_NO }))).toEqual(['content']);
    expect(fields(await judged(text, { declared: true, hilt: HILT_SAYS_VALID }))).toEqual(['content']);
  });

  it('is the signature where the browser can do no cryptography and the replacement does not arrive', async () => {
    const lost = { subtle: null, loadFallback: async () => Promise.reject(new TypeError('offline')) };
    const finding = await checkDocument(openReceipt(sampleAnswer()), 'rc-1', published('key-1'), lost);
    expect(judgeDocument(finding, published('key-1'), true, null)).toEqual({ tag: 'unchecked', why: 'no-cryptography' });
  });
});
