import { describe, expect, it } from 'vitest';
import { FAIR_PRODUCT, openEntry } from '../../testing/payment-entry.ts';
import { Names } from '../sim/names.ts';
import type { Access } from '../session.ts';
import type { Flow } from './flow.ts';
import { open } from './opening.ts';
import { step } from './step.ts';

const MARTA: Access = { type: 'TELEGRAM_USER_ID', display: '@marta' };
const JONAS: Access = { type: 'TELEGRAM_USER_ID', display: '@jonas' };

/** A page opened by a personal link for somebody, or loaded again without its token, on a device that has paid by Marta's first link. */
function arrive(access: Access | null, linkMark = 'first'): Flow {
  const { session } = openEntry();
  const paid = { at: 1, signature: new Names().signature(), payer: null, receiptId: null };
  const entry = openEntry({ key: 'tide#personal', session: { ...session, personal: true, linkMark: 'first', access: MARTA }, paid });
  const opened = open({ slug: 'tide', personal: true, linkMark, access, allowedFeeWallets: [] }).flow;
  const read = step(opened, { type: 'journal-opened', result: { tag: 'read', entry } }, 0).flow;
  return step(read, { type: 'product-read', answer: { ok: true, value: FAIR_PRODUCT } }, 0).flow;
}

describe('a personal link on a device that has paid before', () => {
  it('shows what was bought when it is the same link, also without its token', () => {
    expect(arrive(MARTA).at).toBe('paid');
    expect(arrive(null).at).toBe('paid');
  });

  it('opens a session of its own for one more link of the same person', () => {
    expect(arrive(MARTA, 'second')).toMatchObject({ at: 'locking', goal: { kind: 'session' } });
  });

  it('asks for the link when it is another one that has lost its token', () => {
    for (const mark of ['second', '1']) expect(arrive(null, mark)).toMatchObject({ at: 'blocked', why: { kind: 'identity-required' } });
  });

  it('opens a session of its own for anybody else', () => {
    expect(arrive(JONAS, 'second')).toMatchObject({ at: 'locking', goal: { kind: 'session' } });
  });
});
