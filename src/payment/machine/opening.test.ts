import { describe, expect, it } from 'vitest';
import { FAIR_PRODUCT, openEntry } from '../../testing/payment-entry.ts';
import { Names } from '../sim/names.ts';
import type { Access } from '../session.ts';
import type { Flow } from './flow.ts';
import { open } from './opening.ts';
import { step } from './step.ts';

const MARTA: Access = { type: 'TELEGRAM_USER_ID', display: '@marta' };
const JONAS: Access = { type: 'TELEGRAM_USER_ID', display: '@jonas' };

/** A page opened by a personal link for somebody, on a device that has paid for Marta. */
function arrive(access: Access): Flow {
  const { session } = openEntry();
  const paid = { at: 1, signature: new Names().signature(), payer: null, receiptId: null };
  const entry = openEntry({ key: 'tide#personal', session: { ...session, personal: true, access: MARTA }, paid });
  const opened = open({ slug: 'tide', personal: true, access, allowedFeeWallets: [] }).flow;
  const read = step(opened, { type: 'journal-opened', result: { tag: 'read', entry } }, 0).flow;
  return step(read, { type: 'product-read', answer: { ok: true, value: FAIR_PRODUCT } }, 0).flow;
}

describe('a personal link on a device that has paid before', () => {
  it('shows the same person what was bought', () => {
    expect(arrive(MARTA).at).toBe('paid');
  });

  it('opens a session of its own for anybody else', () => {
    expect(arrive(JONAS)).toMatchObject({ at: 'locking', goal: { kind: 'session' } });
  });
});
