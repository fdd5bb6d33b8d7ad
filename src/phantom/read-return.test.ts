import bs58 from 'bs58';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhantomStep } from './phantom-step.ts';
import { stepOfPath } from './phantom-step.ts';
import { readPhantomReturn } from './read-return.ts';

const bytes = (min: number, max = min) => fc.uint8Array({ minLength: min, maxLength: max }).map((raw) => bs58.encode(raw));
const id = fc.stringMatching(/^[\x21-\x7e]{1,128}$/);
const step = fc.constantFrom<PhantomStep>('connect', 'message', 'transaction');
const query = (values: Readonly<Record<string, string>>) => `?${new URLSearchParams(values).toString()}`;
const KEY = bs58.encode(new Uint8Array(32).fill(7));
const NONCE = bs58.encode(new Uint8Array(24).fill(8));
const DATA = bs58.encode(new Uint8Array(100).fill(9));
const GOOD = { payment_id: 'pay_1', identity_session_id: 'id_1', phantom_encryption_public_key: KEY, nonce: NONCE, data: DATA };

describe('the address Phantom returns to', () => {
  it('gives back exactly what was put into it, for any ids, keys and sealed data', () => {
    fc.assert(
      fc.property(step, id, id, bytes(32), bytes(24), bytes(40, 1_900), (at, payment_id, identity_session_id, phantom_encryption_public_key, nonce, data) => {
        const read = readPhantomReturn(at, query({ payment_id, identity_session_id, phantom_encryption_public_key, nonce, data }));
        const sealed = { payment_id, nonce, data };
        const expected = {
          connect: { tag: 'connected', callback: { ...sealed, phantom_encryption_public_key } },
          message: { tag: 'message-signed', callback: { ...sealed, identity_session_id } },
          transaction: { tag: 'transaction-signed', callback: sealed },
        }[at];
        expect(read).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('never throws and keeps to its bounds, whatever the query', () => {
    fc.assert(
      fc.property(step, fc.oneof(fc.string({ unit: 'binary' }), fc.dictionary(fc.constantFrom(...Object.keys(GOOD), 'errorCode'), fc.string({ unit: 'binary' })).map((some) => query({ ...GOOD, ...some }))), (at, search) => {
        const read = readPhantomReturn(at, search);
        expect(JSON.stringify(read).length).toBeLessThan(5_000);
      }),
    );
  });

  it.each(['payment_id', 'nonce', 'data', 'phantom_encryption_public_key'])('is malformed without %s, with two of it, and with one that is too long or of other characters', (field) => {
    const { [field]: _, ...rest }: Record<string, string> = GOOD;
    const malformed = { tag: 'malformed', field };
    expect(readPhantomReturn('connect', query(rest))).toEqual(malformed);
    expect(readPhantomReturn('connect', `${query(GOOD)}&${field}=2222`)).toEqual(malformed);
    for (const wrong of ['', '2'.repeat(5_000), 'ab c', 'ä', '\u0000'.repeat(40)]) expect(readPhantomReturn('connect', query({ ...rest, [field]: wrong }))).toEqual(malformed);
  });

  it('needs the identity session where an identity was signed, and there only', () => {
    const { identity_session_id: _, ...rest } = GOOD;
    expect(readPhantomReturn('message', query(rest))).toEqual({ tag: 'malformed', field: 'identity_session_id' });
    expect(readPhantomReturn('transaction', query(rest)).tag).toBe('transaction-signed');
  });

  it('reads nothing of an address longer than any of ours', () => {
    expect(readPhantomReturn('connect', `${query(GOOD)}&x=${'y'.repeat(8_192)}`)).toEqual({ tag: 'malformed', field: 'query' });
  });

  it.each([
    ['4001', 'declined'],
    ['4100', 'not-connected'],
    ['4900', 'offline'],
    ['-32002', 'busy'],
    ['-32603', 'failed'],
    ['1', 'failed'],
  ])('with error %s is a refusal (%s), whatever else it carries', (code, why) => {
    expect(readPhantomReturn('transaction', query({ ...GOOD, errorCode: code, errorMessage: 'Hello, call +1 555' }))).toEqual({ tag: 'refused', paymentId: 'pay_1', error: { why, code } });
  });

  it.each(['', 'no', '40 01', '1'.repeat(7), '4001\n'])('with error %j is malformed', (code) => {
    expect(readPhantomReturn('connect', query({ ...GOOD, errorCode: code }))).toEqual({ tag: 'malformed', field: 'errorCode' });
  });
});

it.each([['/phantom/connect', 'connect'], ['/phantom/message/', 'message'], ['/phantom/transaction', 'transaction'], ['/phantom', null], ['/phantom/other', null], ['/phantom/connect/x', null], ['/x/phantom/connect', null]])('the step of %s is %s', (path, expected) => {
  expect(stepOfPath(path)).toBe(expected);
});
