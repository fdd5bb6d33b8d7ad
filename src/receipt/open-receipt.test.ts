import { describe, expect, it } from 'vitest';
import { sampleAnswer } from '../testing/receipt-samples.ts';
import { JsonError } from './json-value.ts';
import { openReceipt, receiptFile, ReceiptShapeError } from './open-receipt.ts';
import { receiptFacts } from './receipt-facts.ts';

describe('opening a receipt', () => {
  it('error: two members of one name anywhere, which two readers could read differently', () => {
    const twice = sampleAnswer().replace('"amount_minor_units":29000000', '"amount_minor_units":1,"amount_minor_units":29000000');
    expect(() => openReceipt(twice)).toThrow(expect.objectContaining({ name: 'JsonError', refusal: 'duplicate-key', where: 'amount_minor_units' }));
    expect(JSON.parse(twice).receipt_json.amount_minor_units).toBe(29_000_000);
  });

  it.each(['receipt_id', 'receipt_json', 'receipt_hash', 'ed25519_sig', 'schema_version'])('error: no readable %s', (member) => {
    for (const value of [undefined, null, 7, []]) expect(() => openReceipt(sampleAnswer({ around: { [member]: value } }))).toThrow(ReceiptShapeError);
  });

  it('error: something that is no JSON', () => {
    expect(() => openReceipt('<!doctype html>')).toThrow(JsonError);
  });

  it('keeps the signed document sign by sign in the file', () => {
    const odd = sampleAnswer().replace('"slot":310', '"slot" : 3.1e2');
    expect(receiptFile(openReceipt(odd))).toContain('"slot" : 3.1e2');
    expect(openReceipt(receiptFile(openReceipt(odd)))).toMatchObject({ receiptId: 'rc-1', kid: 'key-1' });
  });
});

describe('the facts of a receipt', () => {
  it('come from the signed document, and from around it only where the document is silent', () => {
    const receipt = openReceipt(sampleAnswer({ document: { payer_wallet: undefined, product_title: 'Signed' }, around: { product_title: 'Unsigned', payer_wallet: 'C3nuLmBXJxkW4j8Ynx75KhSm5p5eDQ7jELM55oJteMfP' } }));
    expect(receiptFacts(receipt)).toMatchObject({ productTitle: 'Signed', payer: 'C3nuLmBXJxkW4j8Ynx75KhSm5p5eDQ7jELM55oJteMfP', total: 29_000_000n });
  });

  it('hold no personal data, whatever the answer holds', () => {
    const facts = receiptFacts(openReceipt(sampleAnswer()));
    expect(Object.values(facts).join(' ')).not.toMatch(/@|Bo Buyer/);
  });

  it.each([
    ['tx_signature', 'transaction', 'not base58!'],
    ['amount_minor_units', 'total', -1],
    ['amount_minor_units', 'total', 1.5],
    ['amount_minor_units', 'total', '0x10'],
    ['block_time', 'blockTime', 'yesterday'],
  ])('say nothing where %s is not readable', (member, fact, value) => {
    expect(receiptFacts(openReceipt(sampleAnswer({ document: { [member]: value } })))).toHaveProperty(fact, null);
  });
});
