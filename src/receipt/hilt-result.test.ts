import { expect, it } from 'vitest';
import type { VerifyReceiptAnswer } from '../contract/receipt.ts';
import { sampleAnswer } from '../testing/receipt-samples.ts';
import { judgeHiltAnswer } from './hilt-result.ts';
import { openReceipt } from './open-receipt.ts';

const receipt = openReceipt(sampleAnswer());
const yes: VerifyReceiptAnswer = { receipt_id: 'rc-1', generated_at: '', valid: true, hash_valid: true, signature_valid: true, signature_required: true, computed_hash: receipt.hash, stored_hash: receipt.hash, on_chain_anchor: null, checked_at: '2026-11-20T12:06:00Z' };

it('takes a yes about this receipt for a yes', () => {
  expect(judgeHiltAnswer(receipt, yes)).toEqual({ tag: 'verified', checkedAt: Date.parse(yes.checked_at) });
});

it.each([
  ['about another receipt', { receipt_id: 'rc-2' }, 'receipt-id'],
  ['about another stored fingerprint', { stored_hash: 'cd'.repeat(32) }, 'content'],
  ['with another computed fingerprint', { computed_hash: 'cd'.repeat(32) }, 'content'],
  ['with a wrong content', { hash_valid: false }, 'content'],
  ['with a wrong signature', { signature_valid: false }, 'signature'],
  ['that is simply no', { valid: false }, 'content'],
])('does not take a yes %s for a yes', (_, changes, field) => {
  expect(judgeHiltAnswer(receipt, { ...yes, ...changes })).toMatchObject({ tag: 'mismatch', mismatches: [{ field }] });
});

it('does not vouch for a signature that nobody made', () => {
  expect(judgeHiltAnswer(receipt, { ...yes, signature_required: false, signature_valid: false })).toEqual({ tag: 'unchecked', why: 'unsigned' });
});
