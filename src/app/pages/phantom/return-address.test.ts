import { describe, expect, it } from 'vitest';
import { PHANTOM_ANSWER } from '../../../testing/phantom-links.ts';
import { broughtBack, broughtFor, namesNoPayment } from './return-address.ts';

const query = (values: Readonly<Record<string, string>>) => `?${String(new URLSearchParams(values))}`;
const { phantom_encryption_public_key: key, nonce, data } = PHANTOM_ANSWER;

describe('an address that Phantom came back to', () => {
  it('brings who connected, or what was signed', () => {
    expect(broughtBack('connect', query({ payment_id: 'pay_1', ...PHANTOM_ANSWER }))).toEqual({ paymentId: 'pay_1', back: { step: 'connect', outcome: { tag: 'answered', answer: { key, identitySessionId: null, nonce, data } } } });
    expect(broughtBack('transaction', query({ payment_id: 'pay_1', nonce, data }))).toEqual({ paymentId: 'pay_1', back: { step: 'transaction', outcome: { tag: 'answered', answer: { key: null, identitySessionId: null, nonce, data } } } });
    expect(broughtBack('message', query({ payment_id: 'pay_1', identity_session_id: 'id_1', nonce, data }))).toEqual({ paymentId: 'pay_1', back: { step: 'message', outcome: { tag: 'answered', answer: { key: null, identitySessionId: 'id_1', nonce, data } } } });
  });

  it('brings whose identity was signed', () => {
    expect(broughtBack('message', query({ payment_id: 'pay_1', identity_session_id: 'id_1', nonce, data }))).toEqual({ paymentId: 'pay_1', back: { step: 'message', outcome: { tag: 'answered', answer: { key: null, identitySessionId: 'id_1', nonce, data } } } });
  });

  it('says whether the buyer declined or Phantom failed', () => {
    expect(broughtBack('transaction', query({ payment_id: 'pay_1', errorCode: '4001' }))?.back.outcome).toEqual({ tag: 'refused' });
    expect(broughtBack('transaction', query({ payment_id: 'pay_1', errorCode: '-32603' }))?.back.outcome).toEqual({ tag: 'failed' });
  });

  it('brings nothing when it is cut off or put together by hand', () => {
    expect(broughtBack('connect', query({ payment_id: 'pay_1', nonce, data }))).toBeNull();
    expect(broughtBack('transaction', '')).toBeNull();
    expect(broughtBack('transaction', query({ payment_id: 'pay_1', nonce, data: 'x' }))).toBeNull();
  });

  it('that names no payment is taken for the one waited for; one that names another is not', () => {
    expect(broughtFor('pay_9', 'transaction', query({ nonce, data }))?.paymentId).toBe('pay_9');
    expect(broughtFor('pay_9', 'transaction', query({ payment_id: 'pay_1', nonce, data }))).toBeNull();
    expect(namesNoPayment(query({ nonce }))).toBe(true);
    expect(namesNoPayment(query({ payment_id: '' }))).toBe(false);
  });
});
