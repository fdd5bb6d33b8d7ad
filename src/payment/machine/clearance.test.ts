import { describe, expect, it } from 'vitest';
import type { PaymentStatus } from '../../contract/payment-status.ts';
import { baseUnits } from '../../money/base-units.ts';
import { usdcTerms } from '../../testing/solana-terms.ts';
import type { JournalEntry } from '../journal-entry.ts';
import { SIGNING_MARGIN_MS, type Session } from '../session.ts';
import { Names, nameAddress } from '../sim/names.ts';
import { judgeClearance } from './clearance.ts';
import type { Clearance } from './events.ts';
import { FAIR_PRODUCT } from '../../testing/payment-entry.ts';

const names = new Names();
const stranger = names.signature();
const session: Session = { slug: 'tide', productId: 'p', terms: usdcTerms(), expiresAt: 1_000_000_000, personal: false, linkMark: null, access: null, identity: null, transactionRequestUrl: null, linkUrl: null };
const entry: JournalEntry = { version: 1, key: 'tide', epoch: 1, product: FAIR_PRODUCT, session, earlier: [], recorded: [], attempts: [], accepted: [], link: null, paid: null, updatedAt: 0 };
const witnesses = { asked: 1, answered: 1, at: 0 };
const fine: Clearance = { time: { tag: 'read', blockTimeMs: 0, blockHeight: 1 }, scan: { tag: 'read', payments: [], mispaid: [], witnesses }, status: null };

function status(changes: Partial<PaymentStatus>): Clearance['status'] {
  const empty = { confirmed_at: null, failed_at: null, failure_reason: null, delivery_sent_at: null, deep_link_expires_at: null, delivery_status: null, delivery_error: null, delivery_attempted_at: null, membership_id: null, receipt_id: null };
  return { ok: true, value: { ...empty, id: 'pay-1', status: 'PENDING_SIGNATURE', amount_minor_units: session.terms.total, token_mint: null, tx_signature: null, ...changes } };
}
const refused = (code: number): Clearance['status'] => ({ ok: false, failure: { kind: 'status', status: code, code: null, retryAfterMs: null } });

describe('the clearance before a signature is asked or sent', () => {
  it('is given when nothing speaks against it', () => {
    expect(judgeClearance(entry, fine).tag).toBe('go');
    expect(judgeClearance(entry, { ...fine, status: status({}) }).tag).toBe('go');
  });

  it('needs two minutes of the session by the clock of the chain, to the millisecond', () => {
    const at = (blockTimeMs: number) => judgeClearance(entry, { ...fine, time: { tag: 'read', blockTimeMs, blockHeight: 1 } }).tag;
    expect(at(session.expiresAt - SIGNING_MARGIN_MS)).toBe('go');
    expect(at(session.expiresAt - SIGNING_MARGIN_MS + 1)).toBe('session-ending');
  });

  it('is not given without a reading of the chain', () => {
    expect(judgeClearance(entry, { ...fine, time: { tag: 'unreachable' } })).toEqual({ tag: 'outage', why: 'down' });
    expect(judgeClearance(entry, { ...fine, scan: { tag: 'unreachable', witnesses } })).toEqual({ tag: 'outage', why: 'down' });
    // Without a connection it is not Solana that does not answer.
    expect(judgeClearance(entry, { ...fine, scan: { tag: 'unreachable', witnesses }, status: { ok: false, failure: { kind: 'offline' } } })).toEqual({ tag: 'outage', why: 'offline' });
    expect(judgeClearance(entry, { ...fine, time: { tag: 'wrong-network' } })).toEqual({ tag: 'outage', why: 'wrong-network' });
  });

  it('is given while Hilt is silent: confirm comes later', () => {
    for (const failure of [{ kind: 'offline' }, { kind: 'timeout' }, { kind: 'unreachable' }, { kind: 'not-understood' }] as const) expect(judgeClearance(entry, { ...fine, status: { ok: false, failure } }).tag).toBe('go');
    for (const code of [429, 500, 503]) expect(judgeClearance(entry, { ...fine, status: refused(code) }).tag).toBe('go');
  });

  it('is not given when Hilt calls the session over', () => {
    for (const code of [400, 403, 404, 410]) expect(judgeClearance(entry, { ...fine, status: refused(code) }).tag).toBe('session-over');
    expect(judgeClearance(entry, { ...fine, status: status({ status: 'FAILED' }) }).tag).toBe('session-over');
  });

  it('is not given when somebody has paid, or has claimed to', () => {
    const payment = { signature: stranger, payer: nameAddress(5), check: { ok: true, payer: nameAddress(5) }, surplus: baseUnits(0n), commitment: 'confirmed', blockTime: null } as const;
    expect(judgeClearance(entry, { ...fine, scan: { tag: 'read', payments: [payment], mispaid: [], witnesses } })).toMatchObject({ tag: 'taken', signature: stranger, payer: nameAddress(5) });
    expect(judgeClearance(entry, { ...fine, status: status({ tx_signature: stranger, status: 'PENDING_CONFIRMATION' }) })).toMatchObject({ tag: 'taken', signature: stranger, payer: null });
  });

  it('looks past a claim beside which the buyer has chosen to pay, but not past a payment', () => {
    const accepted: JournalEntry = { ...entry, accepted: ['f'], attempts: [{ id: 'f', paymentId: 'pay-1', mode: 'elsewhere', askedAt: 0, phase: 'found', payer: null, signature: stranger }] };
    expect(judgeClearance(accepted, { ...fine, status: status({ tx_signature: stranger, status: 'PENDING_CONFIRMATION' }) }).tag).toBe('go');
    expect(judgeClearance(accepted, { ...fine, status: status({ tx_signature: stranger, status: 'CONFIRMED' }) }).tag).toBe('taken');
  });

  it('knows a claim of this very device, and goes on', () => {
    const own: JournalEntry = { ...entry, attempts: [{ id: 'a', paymentId: 'pay-1', mode: 'sign-only', payer: nameAddress(1), walletName: 'W', blockhash: names.blockhash(), lastValidBlockHeight: 1, askedAt: 0, phase: 'ended', signature: stranger, outcome: 'dropped' }] };
    expect(judgeClearance(own, { ...fine, status: status({ tx_signature: stranger, status: 'PENDING_CONFIRMATION' }) }).tag).toBe('go');
  });
});
