import { describe, expect, it, vi } from 'vitest';
import type { ConfirmAnswer, ConfirmRequest } from '../../contract/pay.ts';
import type { PaymentStatus } from '../../contract/payment-status.ts';
import { baseUnits } from '../../money/base-units.ts';
import type { PaymentTerms } from '../../solana/payment-terms.ts';
import type { TransactionSight } from '../../solana/watch/read-transaction.ts';
import { FAIR_PRODUCT, openEntry } from '../../testing/payment-entry.ts';
import { landedCopy } from '../../testing/solana-landed-copy.ts';
import { testAddress, testKey, testSignature } from '../../testing/solana-keys.ts';
import { usdcTerms } from '../../testing/solana-terms.ts';
import type { HiltAnswer } from '../ports.ts';
import type { PayerProof } from './payer-proof.ts';
import { recover, type RecoverPorts, type RecoverProduct } from './recover.ts';
import { lookAgainIn } from './recovery.ts';

const buyer = testKey('buyer').address;
const witnesses = { asked: 2, answered: 2, at: 0 };
const answer: ConfirmAnswer = { status: 'CONFIRMED', payment_id: 'pay-1', delivery_type: 'TEXT', delivery_value: 'the code', amount_minor_units: baseUnits(29_000_000n), delivery_status: 'SENT', membership_id: null, membership_status: null, membership_period_end_at: null, receipt_id: 'r-1' };
const refused = (status: number, code: string | null = null): HiltAnswer<never> => ({ ok: false, failure: { kind: 'status', status, code, retryAfterMs: status === 429 ? 9_000 : null } });
const status: PaymentStatus = { id: 'pay-1', status: 'CONFIRMED', amount_minor_units: baseUnits(29_000_000n), token_mint: null, tx_signature: null, confirmed_at: null, failed_at: null, failure_reason: null, delivery_sent_at: null, deep_link_expires_at: null, delivery_status: 'SENT', delivery_error: null, delivery_attempted_at: null, membership_id: null, receipt_id: null };

interface Case {
  readonly paid?: PaymentTerms;
  readonly sight?: TransactionSight;
  readonly confirm?: HiltAnswer<ConfirmAnswer>;
  readonly status?: HiltAnswer<PaymentStatus>;
  readonly journal?: boolean;
  readonly product?: Partial<RecoverProduct>;
  readonly proof?: PayerProof | null;
}

/** Looks for a transaction that paid `paid`, at a Hilt that answers as told. */
function look({ paid = usdcTerms(), sight, confirm = { ok: true, value: answer }, status: told = { ok: true, value: status }, journal = false, product = {}, proof = null }: Case) {
  const { signature, copy } = landedCopy(paid);
  const asked: ConfirmRequest[] = [];
  const ports: RecoverPorts = {
    hilt: {
      confirm: (request) => {
        asked.push(request);
        return Promise.resolve(confirm);
      },
      status: () => Promise.resolve(told),
    },
    journal: { open: (key) => Promise.resolve({ tag: 'read', entry: journal && key === 'tide' ? openEntry() : null }) },
    transaction: vi.fn<RecoverPorts['transaction']>(() => Promise.resolve(sight ?? { tag: 'landed', copies: [copy], witnesses })),
    now: () => 1_000,
  };
  const calm = new AbortController().signal;
  return {
    signature,
    asked,
    transaction: ports.transaction,
    bySignature: () => recover(ports, { ...FAIR_PRODUCT, ...product }, { tag: 'signature', signature }, proof, calm),
    byPayment: () => recover(ports, { ...FAIR_PRODUCT, ...product }, { tag: 'payment', paymentId: 'pay-1' }, proof, calm),
  };
}

describe('recover by a signature', () => {
  it('asks Hilt to record what paid the seller, without the payment id, and keeps the access back', async () => {
    const { signature, asked, bySignature } = look({});
    await expect(bySignature()).resolves.toMatchObject({ tag: 'paid', reader: 'stranger', signature, payer: buyer, delivery: { value: null }, receiptId: 'r-1' });
    expect(asked).toEqual([{ slug: 'tide', tx_signature: signature, payer_wallet: buyer }]);
  });

  it('shows the access where this device opened the session', async () => {
    const { asked, bySignature } = look({ journal: true });
    await expect(bySignature()).resolves.toMatchObject({ tag: 'paid', reader: 'device', delivery: { value: 'the code' } });
    expect(asked).toMatchObject([{ payment_id: 'pay-1' }]);
    const foreign = look({ journal: true, paid: usdcTerms({ nonce: 'of somebody else' }) });
    await expect(foreign.bySignature()).resolves.toMatchObject({ reader: 'stranger', delivery: { value: null } });
    expect(foreign.asked[0]).not.toHaveProperty('payment_id');
  });

  it('shows the access to the wallet that paid once it has signed here, still without the payment id', async () => {
    const { signature, asked, bySignature, byPayment } = look({ proof: { sessionId: 'id-1', wallet: buyer } });
    await expect(bySignature()).resolves.toMatchObject({ tag: 'paid', reader: 'payer', payer: buyer, delivery: { value: 'the code' } });
    expect(asked).toEqual([{ slug: 'tide', tx_signature: signature, payer_wallet: buyer, identity_session_id: 'id-1' }]);
    // Hilt knows no transaction of that payment id here, so there is nobody to have paid it.
    await expect(byPayment()).resolves.toMatchObject({ reader: 'stranger', delivery: { value: null } });
  });

  it('shows another wallet nothing, whatever it has signed and whatever Hilt answers', async () => {
    const { asked, bySignature } = look({ proof: { sessionId: 'id-1', wallet: testAddress('friend') } });
    await expect(bySignature()).resolves.toMatchObject({ reader: 'stranger', delivery: { value: null } });
    expect(asked[0]).not.toHaveProperty('identity_session_id');
  });

  it('goes on looking while what was bought is on its way, for whoever may see it', async () => {
    const pending = { ok: true, value: { ...answer, delivery_value: null, delivery_status: null } } as const;
    const proven = await look({ confirm: pending, proof: { sessionId: 'id-1', wallet: buyer } }).bySignature();
    expect(lookAgainIn(proven, 0)).toBe(20_000);
    expect(lookAgainIn(await look({ confirm: pending }).bySignature(), 0)).toBeNull();
    expect(lookAgainIn(await look({ proof: { sessionId: 'id-1', wallet: buyer } }).bySignature(), 0)).toBeNull();
  });

  it.each<[string, Case, string]>([
    ['the seller of another page was paid', { paid: usdcTerms({ merchantWallet: testAddress('friend') }) }, 'other-seller'],
    ['less than the price was paid', { paid: usdcTerms({ merchantAmount: baseUnits(20_000_000n), total: baseUnits(20_580_000n) }) }, 'too-little'],
    ['one base unit is missing', { product: { amount_minor_units: baseUnits(29_000_001n) } }, 'too-little'],
    ['the session of this device wanted a fee too', { journal: true, paid: usdcTerms({ merchantAmount: baseUnits(29_000_000n), feeAmount: baseUnits(0n) }) }, 'too-little'],
    ['the price is in SOL', { product: { token_mint: 'So11111111111111111111111111111111111111112' } }, 'other-token'],
  ])('does not trouble Hilt when %s', async (_, given, tag) => {
    const { asked, bySignature } = look(given);
    await expect(bySignature()).resolves.toMatchObject({ tag });
    expect(asked).toEqual([]);
  });

  it.each<[string, TransactionSight, object]>([
    ['nobody answers', { tag: 'unreachable' }, { tag: 'unavailable', outage: { who: 'solana', why: 'down' } }],
    ['the network is another', { tag: 'wrong-network' }, { tag: 'unavailable', outage: { who: 'solana', why: 'wrong-network' } }],
    ['it is not there', { tag: 'absent', witnesses }, { tag: 'not-found' }],
    ['it is not confirmed', { tag: 'underway', witnesses }, { tag: 'underway' }],
    ['it failed', { tag: 'failed', final: true, fee: baseUnits(5_000n), witnesses }, { tag: 'failed', final: true, fee: 5_000n }],
    ['the node answers with something else', { tag: 'landed', copies: [{ ...landedCopy(usdcTerms()).copy, transaction: new Uint8Array(3) }], witnesses }, { tag: 'unavailable', outage: { why: 'not-understood' } }],
  ])('says what Solana says: %s', async (_, sight, expected) => {
    const { asked, bySignature } = look({ sight });
    await expect(bySignature()).resolves.toMatchObject(expected);
    expect(asked).toEqual([]);
  });

  it('takes the copy that is best for the buyer where nodes differ', async () => {
    const { copy } = landedCopy(usdcTerms());
    const empty = { ...copy, meta: { ...copy.meta, postTokenBalances: copy.meta.preTokenBalances } };
    await expect(look({ sight: { tag: 'landed', copies: [empty, copy], witnesses } }).bySignature()).resolves.toMatchObject({ tag: 'paid' });
  });

  it.each<[string, HiltAnswer<typeof answer>, object]>([
    ['PENDING', { ok: true, value: { ...answer, status: 'PENDING_CONFIRMATION' } }, { tag: 'underway' }],
    ['FAILED', { ok: true, value: { ...answer, status: 'FAILED' } }, { tag: 'unrecorded', refusal: null }],
    ['408', refused(408), { tag: 'underway' }],
    ['that it is for another product', refused(400, 'product_mismatch'), { tag: 'other-payment' }],
    ['that the signature is used', refused(409, 'signature_used'), { tag: 'other-payment' }],
    ['404', refused(404, 'payment_not_matched'), { tag: 'unrecorded', spent: 29_000_000n, refusal: { status: 404, code: 'payment_not_matched' } }],
    ['409', refused(409, 'payment_settled'), { tag: 'unrecorded', refusal: { status: 409 } }],
    ['410', refused(410), { tag: 'unrecorded', refusal: { status: 410, code: null } }],
    ['422', refused(422), { tag: 'unrecorded', refusal: { status: 422 } }],
    ['429', refused(429), { tag: 'unavailable', outage: { who: 'hilt', why: 'rate-limited', retryAt: 10_000 } }],
    ['503', refused(503), { tag: 'unavailable', outage: { who: 'hilt', why: 'down' } }],
    ['nothing', { ok: false, failure: { kind: 'offline' } }, { tag: 'unavailable', outage: { who: 'hilt', why: 'offline' } }],
  ])('says what Hilt says: %s', async (_, confirm, expected) => {
    await expect(look({ confirm }).bySignature()).resolves.toMatchObject(expected);
  });
});

describe('recover by a payment id', () => {
  it('follows the transaction that Hilt names', async () => {
    const { signature } = look({});
    const named = look({ status: { ok: true, value: { ...status, status: 'PENDING_CONFIRMATION', tx_signature: signature } } });
    await expect(named.byPayment()).resolves.toMatchObject({ tag: 'paid', signature });
    expect(named.transaction).toHaveBeenCalledWith(signature, expect.anything());
  });

  it('stands by Hilt’s CONFIRMED while Solana cannot be asked', async () => {
    await expect(look({ sight: { tag: 'unreachable' }, status: { ok: true, value: { ...status, tx_signature: testSignature('x') } } }).byPayment()).resolves.toMatchObject({ tag: 'paid', reader: 'stranger', delivery: { value: null } });
  });

  it.each<[string, HiltAnswer<PaymentStatus>, string]>([
    ['knows no transaction', { ok: true, value: { ...status, status: 'PENDING_SIGNATURE' } }, 'no-transaction'],
    ['does not know the id', refused(404), 'unknown-payment'],
    ['cannot be asked', refused(500), 'unavailable'],
  ])('says that Hilt %s', async (_, told, tag) => {
    await expect(look({ status: told }).byPayment()).resolves.toMatchObject({ tag });
  });
});

describe('lookAgainIn', () => {
  it('looks again at what may change, and not before Hilt wants to be asked', () => {
    const signature = testSignature('x');
    expect(lookAgainIn({ tag: 'underway', signature }, 0)).toBe(5_000);
    expect(lookAgainIn({ tag: 'failed', signature, final: false, fee: null }, 0)).toBe(5_000);
    expect(lookAgainIn({ tag: 'failed', signature, final: true, fee: null }, 0)).toBeNull();
    expect(lookAgainIn({ tag: 'unavailable', signature, outage: { who: 'hilt', why: 'rate-limited', retryAt: 61_000 } }, 1_000)).toBe(60_000);
    expect(lookAgainIn({ tag: 'other-seller', signature }, 0)).toBeNull();
  });
});
