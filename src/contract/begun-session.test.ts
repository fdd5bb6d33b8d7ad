import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { wireBegunOf, wireStatusOf } from '../testing/wire-status.ts';
import { begunSession } from './begun-session.ts';
import { PaymentStatus } from './payment-status.ts';

function read(session: unknown) {
  return begunSession(v.parse(PaymentStatus, wireStatusOf({ session })), 'pay_1', 'tide');
}

describe('a session that was begun elsewhere', () => {
  it('has the terms of connect, and is for nobody where Hilt says so', () => {
    const begun = read(wireBegunOf());
    expect(begun?.session).toMatchObject({ payment_id: 'pay_1', amount_minor_units: 29_000_000n });
    expect(begun?.access).toBeNull();
    expect(begun?.session).not.toHaveProperty('identity_type');
  });

  it('says whom it gives access', () => {
    expect(read(wireBegunOf({ identity_type: 'TELEGRAM_USER_ID', identity_display: '@marta' }))?.access).toEqual({ type: 'TELEGRAM_USER_ID', display: '@marta' });
    expect(read(wireBegunOf({ identity_display: 'order 7' }))?.access).toEqual({ type: 'CUSTOM', display: 'order 7' });
  });

  it.each([
    ['no terms', undefined],
    ['terms of another payment', wireBegunOf({ payment_id: 'pay_2' })],
    ['terms of another product', wireBegunOf({ slug: 'other' })],
    ['terms of no product', wireBegunOf({ slug: null })],
    ['terms that do not fit the contract', wireBegunOf({ amount_minor_units: 'much' })],
    ['nothing about whom they are for', wireBegunOf({ identity_type: undefined, identity_display: undefined })],
    ['somebody without a name', wireBegunOf({ identity_type: 'TELEGRAM_USER_ID' })],
    ['a name that cannot be seen', wireBegunOf({ identity_type: 'TELEGRAM_USER_ID', identity_display: ' ' })],
  ])('error: is none with %s', (_name, session) => {
    expect(read(session)).toBeNull();
  });
});
