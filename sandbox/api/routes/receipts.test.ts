import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../testing/api.ts';
import { FakeChain } from '../../testing/fake-chain.ts';
import { BUYER } from '../../testing/fake-transaction.ts';
import { pay } from '../../testing/pay.ts';

let api: TestApi;
let chain: FakeChain;
beforeEach(async () => {
  chain = new FakeChain();
  api = await startTestApi({ chain });
});
afterEach(() => api.stop());

const Receipt = v.looseObject({ receipt_json: v.record(v.string(), v.unknown()), receipt_hash: v.string(), ed25519_sig: v.string() });
const Keys = v.object({ keys: v.array(v.looseObject({ kty: v.literal('OKP'), crv: v.literal('Ed25519'), x: v.string(), kid: v.string() })) });

describe('a receipt', () => {
  it('tells what was sold, paid and to whom', async () => {
    const { signature, receiptId } = await pay(api, chain, 'tidewater-circle');
    const { status, json } = await api.call('GET', `/v1/receipt/${receiptId}/public`);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      receipt_id: receiptId,
      schema_version: 'hilt-v1',
      tx_sig: signature,
      payer_wallet: BUYER,
      amount_minor_units: 29_000_000,
      amount_display: '29 USDC',
      product_slug: 'tidewater-circle',
      verify_url: `https://checkout.example/r/${receiptId}`,
      verification: { valid: true },
    });
  });

  it('holds neither the payment_id nor the access nor an identity', async () => {
    const { payment, receiptId } = await pay(api, chain, 'tidewater-circle');
    const { json, text } = await api.call('GET', `/v1/receipt/${receiptId}/public`);
    expect(json).not.toHaveProperty('payment_id');
    for (const secret of [payment.id, payment.public_id, 'tidewater/welcome']) expect(text).not.toContain(secret);
  });

  it('can be checked by anybody with the published key alone', async () => {
    const { receiptId } = await pay(api, chain, 'tidewater-circle');
    const receipt = v.parse(Receipt, (await api.call('GET', `/v1/receipt/${receiptId}/public`)).json);
    const { keys } = v.parse(Keys, (await api.call('GET', '/.well-known/hilt-receipt-keys.json')).json);
    const hash = createHash('sha256').update(canonicalize(receipt.receipt_json) ?? '').digest();
    expect(hash.toString('hex')).toBe(receipt.receipt_hash);
    const key = Buffer.from(keys[0]?.x ?? '', 'base64url');
    expect(ed25519.verify(Buffer.from(receipt.ed25519_sig, 'base64'), hash, key)).toBe(true);
  });

  it('is signed with the same key in every sandbox', async () => {
    const other = await startTestApi();
    const key = async (of: TestApi) => (await of.call('GET', '/.well-known/hilt-receipt-keys.json')).text;
    const [mine, theirs] = [await key(api), await key(other)];
    await other.stop();
    expect(mine).toBe(theirs);
  });

  it('verifies, and stops verifying when its content or its signature is changed', async () => {
    const { receiptId } = await pay(api, chain, 'tidewater-circle');
    const verify = async () => (await api.call('GET', `/v1/receipt/${receiptId}/verify`)).json;
    expect(await verify()).toMatchObject({ receipt_id: receiptId, valid: true, hash_valid: true, signature_valid: true, signature_required: true, on_chain_anchor: null });
    await api.call('POST', `/sandbox/receipts/${receiptId}/tamper`, { body: { what: 'content' } });
    expect(await verify()).toMatchObject({ valid: false, hash_valid: false, signature_valid: false });
    const { receiptId: second } = await pay(api, chain, 'harbour-postcards');
    await api.call('POST', `/sandbox/receipts/${second}/tamper`, { body: { what: 'signature' } });
    expect((await api.call('GET', `/v1/receipt/${second}/verify`)).json).toMatchObject({ valid: false, hash_valid: true, signature_valid: false });
  });

  it('is 404 in all three forms when nobody was given it', async () => {
    for (const form of ['public', 'verify', 'pdf']) expect((await api.call('GET', `/v1/receipt/nope/${form}`)).json).toEqual({ detail: 'Receipt not found' });
  });
});

describe('the PDF of a receipt', () => {
  it('is one page of PDF that names the receipt, with the text of any script', async () => {
    await api.call('PATCH', `/v1/products/${(await api.connect('tidewater-circle')).product_id}`, { merchant: true, body: { title: 'Zażółć – قهوة "x"' } });
    const { receiptId } = await pay(api, chain, 'tidewater-circle');
    const response = await fetch(`${api.url}/v1/receipt/${receiptId}/pdf`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="receipt-${receiptId}.pdf"`);
    const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(text).toContain(`Receipt ${receiptId}`);
  });
});
