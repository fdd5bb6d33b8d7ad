import { expect, it } from 'vitest';
import { openEntry } from '../../testing/payment-entry.ts';
import { Names, nameAddress } from '../sim/names.ts';
import type { Attempt } from '../attempt.ts';
import { newestWaiting } from './newest-waiting.ts';

const names = new Names();
const linked: Attempt = { id: 'l', paymentId: 'pay-1', mode: 'deep-link', payer: nameAddress(1), walletName: 'Phantom', blockhash: names.blockhash(), lastValidBlockHeight: 1, askedAt: 1, phase: 'linked', transaction: new Uint8Array(), costs: { networkFee: openEntry().session.terms.feeAmount, rent: openEntry().session.terms.feeAmount, opens: [] }, url: 'https://phantom.app/x' };

it('the newest payment that waits for an app is one that connects, proves or signs, and is not paid', () => {
  const connecting = openEntry({ link: { stage: 'connecting' }, updatedAt: 1 });
  const signing = openEntry({ attempts: [linked], updatedAt: 2 });
  const connected = openEntry({ link: { stage: 'connected', wallet: nameAddress(1), proving: null }, updatedAt: 3 });
  const proving = openEntry({ link: { stage: 'connected', wallet: nameAddress(1), proving: { sessionId: 'i', access: { type: 'CUSTOM', display: 'me' } } }, updatedAt: 5 });
  const paid = openEntry({ attempts: [linked], paid: { at: 1, signature: names.signature(), payer: null, receiptId: null }, updatedAt: 4 });
  expect(newestWaiting([connecting, signing, connected, paid])).toBe(signing);
  expect(newestWaiting([connected, connecting])).toBe(connecting);
  expect(newestWaiting([connected, paid])).toBeNull();
  expect(newestWaiting([signing, proving, paid])).toBe(proving);
});
