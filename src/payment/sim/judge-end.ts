import { isExposed } from '../attempt.ts';
import type { CheckoutState } from '../state.ts';
import type { Page } from './device.ts';
import { paysTerms } from './models/sim-transaction.ts';
import type { Exposure, Oracle } from './oracle.ts';

const PAID = new Set<CheckoutState['tag']>(['paid', 'paid-twice', 'unrecorded']);
/** Where a page may rest for good while nobody touches it. */
const STABLE = new Set<CheckoutState['tag']>(['choosing', 'closed', 'review', 'short', 'blocked', 'paid', 'paid-twice', 'unrecorded', 'not-charged', 'expired', 'tampered', 'may-charge-twice', 'scanning', 'carry-over', 'linking', 'identify', 'mispaid']);

/** A page that rests looks at the chain every half minute, and a payment is final after a quarter. */
const NOTICED_MS = 60_000;

/** The last judgement: everything answers again and has for minutes, so the page must be at rest, and what it says must be the truth. */
export function judgeEnd(oracle: Oracle, { device, checkout }: Page): void {
  const state = checkout.getState();
  const { hilt, ledger, clock } = oracle.world;
  if (!STABLE.has(state.tag) && !(state.tag === 'asking' && state.link !== undefined) && !(state.tag === 'settling' && isExposed(state.attempt) && state.attempt.phase !== 'exposed')) oracle.found('liveness', `the page is stuck in "${state.tag}"`);
  if (state.tag === 'review' && clock.now - state.session.expiresAt > 120_000) oracle.found(10, 'a session that is long over is still offered');
  const entry = device.storage.peek(device.key);
  if (device.forgetful || entry === null) return;

  const { paymentId, total } = entry.session.terms;
  // This tab shows a purchase from before; another tab has bought once more since.
  if (state.tag === 'paid' && state.session.terms.paymentId !== paymentId) return;
  // What landed a moment ago need not have been noticed yet.
  const settled = ledger.landings().filter(({ height, failed }) => !failed && ledger.timeOf(height) < clock.now - NOTICED_MS);
  const payments = settled.filter(({ transaction }) => paysTerms(transaction, { paymentId, total }));
  const purchase = oracle.purchase(device);
  const ours = oracle.exposures.filter((one) => one.device === device && one.purchase === purchase && one.signed?.tampering === null && settled.some(({ transaction }) => transaction.signature === one.signed?.signature));
  const current = payments.filter(({ transaction }) => ours.some((one) => one.signed?.signature === transaction.signature));
  const session = hilt.sessions.get(paymentId);
  const recorded = (session?.paid ?? null) !== null;
  const stands = PAID.has(state.tag) || (state.tag === 'identify' && state.paid);
  if (current.length > 0 && !stands) oracle.found(2, `a payment stands on the chain, but the page says "${state.tag}"`);
  if (current.length > 0 && state.tag === 'unrecorded') {
    if (recorded) oracle.found(5, 'Hilt has recorded the payment, but the page says that it has not');
    const inTime = current.some(({ height }) => session !== undefined && ledger.timeOf(height) <= session.wire.expires_at);
    // An identity that is missing after the payment only the buyer can give, who just watches by now.
    if (!recorded && inTime && hilt.temper.refuses === null && hilt.temper.wantsIdentity !== 'at-confirm') oracle.found('liveness', 'Hilt would record the payment, but the page does not ask any more');
  }
  const earlier = ours.find((one) => one.paymentId !== paymentId && one.asked !== null && isRecordable(oracle, one));
  if (state.tag === 'unrecorded' && current.length === 0 && earlier !== undefined) oracle.found('liveness', 'Hilt would record the payment of an earlier session, but the page does not ask rightly');
  if (payments.length > 1 && current.length > 0 && state.tag !== 'paid-twice') oracle.found(5, `two payments stand on the chain, but the page says "${state.tag}"`);
  // A code of an earlier session is followed until its first payment; a second one by another phone is beyond this page's sight.
  const known = ours.filter((one, index) => one.paymentId === paymentId || one.asked === null || ours.findIndex((other) => other.paymentId === one.paymentId) === index);
  if (known.length > 1 && state.tag !== 'paid-twice') oracle.found(5, `the buyer paid twice, but the page says "${state.tag}"`);
}

/** True if Hilt has not recorded this payment, and would if it were asked. */
function isRecordable({ world: { hilt, ledger } }: Oracle, { paymentId, signed }: Exposure): boolean {
  const session = hilt.sessions.get(paymentId);
  const landing = ledger.landings().find(({ transaction }) => transaction === signed);
  if (session === undefined || landing === undefined || session.paid !== null) return false;
  return ledger.timeOf(landing.height) <= session.wire.expires_at && hilt.temper.refuses === null && hilt.temper.wantsIdentity !== 'at-confirm';
}
