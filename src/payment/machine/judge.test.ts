import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import type { ChainSight } from '../../solana/chain-sight.ts';
import type { Attempt } from '../attempt.ts';
import { Names, nameAddress } from '../sim/names.ts';
import { type Evidence, type HiltEvidence, NO_EVIDENCE } from './evidence.ts';
import { judge } from './judge.ts';

const names = new Names();
const ours = names.signature();
const theirs = names.signature();
const witnesses = { asked: 2, answered: 2, at: 0 };
const attempt: Attempt = { id: 'a', paymentId: 'pay-1', mode: 'sign-only', payer: nameAddress(1), walletName: 'W', blockhash: names.blockhash(), lastValidBlockHeight: 100, askedAt: 0, phase: 'exposed', transaction: null, signature: ours, answeredHeight: 50, signedAt: 0, sentAt: 0 };
const unanswered: Attempt = { id: 'u', paymentId: 'pay-1', mode: 'sign-and-send', payer: nameAddress(1), walletName: 'W', blockhash: names.blockhash(), lastValidBlockHeight: 100, askedAt: 0, phase: 'unanswered' };

function landed(commitment: 'processed' | 'confirmed' | 'finalized', ok = true): ChainSight {
  const verified = ok ? ({ ok: true, payer: nameAddress(1) } as const) : ({ ok: false, differences: [] } as const);
  return { tag: 'landed', signature: ours, commitment, slot: 1, blockTime: null, verified, witnesses };
}
function failed(commitment: 'confirmed' | 'finalized'): ChainSight {
  return { tag: 'failed', signature: ours, commitment, error: 'E', fee: baseUnits(5_000n), witnesses };
}
function found(signature: typeof ours, commitment: 'confirmed' | 'finalized') {
  return { signature, payer: nameAddress(2), check: { ok: true, payer: nameAddress(2) }, surplus: baseUnits(0n), commitment, blockTime: null } as const;
}
function evidence(sight: ChainSight | null, hilt: Partial<HiltEvidence> = {}, more: Partial<Evidence> = {}): Evidence {
  const confirmedAt = sight?.tag === 'landed' ? 0 : null;
  return { ...NO_EVIDENCE, sights: sight === null ? {} : { a: sight }, hilt: { ...NO_EVIDENCE.hilt, ...hilt }, milestones: { ...NO_EVIDENCE.milestones, confirmedAt }, ...more };
}
const tag = (given: Evidence, attempts: readonly Attempt[] = [attempt], now = 0) => judge({ attempts, accepted: [], earlier: [] }, given, now).tag;

describe('the verdict', () => {
  it('is open while nothing is proven', () => {
    for (const sight of [null, { tag: 'unreachable', witnesses }, { tag: 'unseen', blockHeight: 999, witnesses }, landed('processed'), failed('confirmed')] as const) expect(tag(evidence(sight))).toBe('open');
  });

  it('is "not charged" when the attempt is dead or failed for good', () => {
    expect(judge({ attempts: [attempt], accepted: [], earlier: [] }, evidence({ tag: 'dead', witnesses }), 0)).toMatchObject({ tag: 'not-charged', outcome: { why: 'never-landed', signature: ours } });
    expect(judge({ attempts: [attempt], accepted: [], earlier: [] }, evidence(failed('finalized')), 0)).toMatchObject({ tag: 'not-charged', outcome: { why: 'failed-on-chain', fee: 5_000n } });
  });

  it('is not "not charged" while another exposed attempt is open, accepted or not', () => {
    expect(tag(evidence({ tag: 'dead', witnesses }), [attempt, unanswered])).toBe('open');
  });

  it.each([400, 403, 404, 409, 410, 422])('is never moved by %i while the attempt may still land', (refusal) => {
    expect(tag(evidence({ tag: 'unseen', blockHeight: 1, witnesses }, { refusal }))).toBe('open');
    expect(tag(evidence(landed('confirmed'), { refusal }))).toBe('unrecorded');
    expect(tag(evidence({ tag: 'dead', witnesses }, { refusal }))).toBe('not-charged');
  });

  it('is "unrecorded", never "not charged", when Hilt calls a landed payment failed', () => {
    expect(tag(evidence(landed('finalized'), { word: 'failed' }))).toBe('unrecorded');
  });

  it('is "unrecorded" when what landed is not what was shown', () => {
    expect(tag(evidence(landed('confirmed', false)))).toBe('unrecorded');
  });

  it('becomes "unrecorded" 90 seconds after landing, to the millisecond', () => {
    expect(tag(evidence(landed('finalized')), [attempt], 89_999)).toBe('open');
    expect(tag(evidence(landed('finalized')), [attempt], 90_000)).toBe('unrecorded');
  });

  it('is "paid" by the word of Hilt alone, whatever the chain is seen to say', () => {
    for (const sight of [null, { tag: 'unreachable', witnesses }, { tag: 'dead', witnesses }, landed('confirmed')] as const) expect(tag(evidence(sight, { word: 'confirmed', signature: ours }))).toBe('paid');
  });

  it('is not "paid" by any amount of chain without the word of Hilt', () => {
    expect(tag(evidence(landed('finalized')))).toBe('open');
  });

  it('names the payer of a payment by somebody else', () => {
    const given = evidence({ tag: 'dead', witnesses }, { word: 'confirmed', signature: theirs }, { found: [found(theirs, 'finalized')] });
    expect(judge({ attempts: [attempt], accepted: [], earlier: [] }, given, 0)).toMatchObject({ tag: 'paid', signature: theirs, payer: nameAddress(2) });
  });

  it('is "paid twice" when two different payments are final', () => {
    expect(tag(evidence(landed('finalized'), {}, { found: [found(theirs, 'finalized')] }))).toBe('paid-twice');
    // One that is not what was shown counts when Hilt itself calls it the payment.
    expect(tag(evidence(landed('finalized', false), { word: 'confirmed', signature: ours }, { found: [found(theirs, 'finalized')] }))).toBe('paid-twice');
    expect(tag(evidence(landed('finalized', false), {}, { found: [found(theirs, 'finalized')] }))).not.toBe('paid-twice');
  });

  it('is not "paid twice" because Hilt names a transaction that the chain does not have', () => {
    expect(tag(evidence(landed('finalized'), { word: 'confirmed', signature: theirs }))).toBe('paid');
  });

  it('is not "paid twice" for one payment seen in two ways, or for a second that may be rolled back', () => {
    expect(tag(evidence(landed('finalized'), { word: 'confirmed', signature: ours }, { found: [found(ours, 'finalized')] }))).toBe('paid');
    expect(tag(evidence(landed('finalized'), { word: 'confirmed', signature: ours }, { found: [found(theirs, 'confirmed')] }))).toBe('paid');
    expect(tag(evidence(landed('finalized'), { word: 'confirmed', signature: theirs }, { found: [found(theirs, 'confirmed')] }))).toBe('paid');
  });
});
