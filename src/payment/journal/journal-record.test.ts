import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { FAIR_PRODUCT, openEntry } from '../../testing/payment-entry.ts';
import type { Attempt } from '../attempt.ts';
import { Names, nameAddress } from '../sim/names.ts';
import { fromRecord, toRecord } from './journal-record.ts';

const names = new Names();
const own = { id: 'a', paymentId: 'pay-1', mode: 'sign-only', payer: nameAddress(1), walletName: 'W', blockhash: names.blockhash(), lastValidBlockHeight: 100, askedAt: 1 } as const;
const bytes = Uint8Array.from([1, 2, 3]);

const attempts: readonly Attempt[] = [
  { ...own, phase: 'asked' },
  { ...own, phase: 'signed', transaction: bytes, signature: names.signature(), answeredHeight: 7, signedAt: 2 },
  { ...own, phase: 'exposed', transaction: bytes, signature: names.signature(), answeredHeight: 7, signedAt: 2, sentAt: 3 },
  { ...own, mode: 'sign-and-send', phase: 'exposed', transaction: null, signature: names.signature(), answeredHeight: null, signedAt: 2, sentAt: 3 },
  { ...own, mode: 'sign-and-send', phase: 'unanswered' },
  { id: 'f', paymentId: 'pay-1', mode: 'elsewhere', askedAt: 1, phase: 'found', payer: null, signature: names.signature() },
  { ...own, phase: 'ended', signature: null, outcome: 'dropped' },
];

describe('a journal record', () => {
  it('is read back as it was written, through a structured clone, in every phase of an attempt', () => {
    const product = { ...FAIR_PRODUCT, amount_minor_units: null, tip_presets_lamports: [baseUnits(1_000_000n)] };
    const entry = openEntry({ attempts, product, accepted: ['a'], recorded: ['pay-0'], paid: { at: 5, signature: names.signature(), payer: nameAddress(2), receiptId: 'r' } });
    expect(fromRecord(structuredClone(toRecord(entry)))).toEqual(entry);
  });

  it.each([
    ['an unknown version', { version: 2 }],
    ['an epoch that is no number', { epoch: '1' }],
    ['a negative epoch', { epoch: -1 }],
    ['an attempt in an unknown phase', { attempts: [{ ...own, phase: 'sent' }] }],
    ['an attempt with an address that is none', { attempts: [{ ...own, payer: 'me', phase: 'asked' }] }],
    ['bytes that are none', { attempts: [{ ...attempts[1], transaction: 'AQID' }] }],
    ['no session', { session: null }],
  ])('with %s is not read', (_what, broken) => {
    const record = toRecord(openEntry());
    expect(fromRecord(typeof record === 'object' ? { ...record, ...broken } : null)).toBeNull();
  });

  it('of a page that kept no recorded payments yet is read all the same', () => {
    const entry = openEntry({ attempts });
    const record = toRecord(entry);
    expect(fromRecord(typeof record === 'object' ? { ...record, recorded: undefined } : null)).toEqual(entry);
  });

  it('with an amount beyond u64 is not read', () => {
    const entry = openEntry();
    const terms = { ...entry.session.terms, total: 2n ** 64n };
    expect(fromRecord({ ...entry, product: FAIR_PRODUCT, session: { ...entry.session, terms } })).toBeNull();
  });
});
