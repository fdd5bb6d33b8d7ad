import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { FAIR_PRODUCT, openEntry } from '../../testing/payment-entry.ts';
import type { AttemptIn } from '../attempt.ts';
import { Names, nameAddress } from '../sim/names.ts';
import { NO_EVIDENCE } from './evidence.ts';
import type { Watched } from './flow.ts';
import { askHilt } from './watch-commands.ts';

const names = new Names();
const [ours, theirs] = [names.signature(), names.signature()];
const { paymentId } = openEntry().session.terms;
const attempt: AttemptIn<'exposed'> = { id: 'a', paymentId, mode: 'sign-and-send', payer: nameAddress(1), walletName: 'W', blockhash: names.blockhash(), lastValidBlockHeight: 100, askedAt: 0, phase: 'exposed', transaction: null, signature: ours, answeredHeight: 50, signedAt: 0, sentAt: 0 };

/** Ours has landed, as shown or otherwise; somebody else may have paid too. */
function watched(asShown: boolean, paidByOther: boolean): Watched {
  const verified = asShown ? ({ ok: true, payer: nameAddress(1) } as const) : ({ ok: false, differences: [] } as const);
  const found = paidByOther ? [{ signature: theirs, payer: nameAddress(2), check: { ok: true, payer: nameAddress(2) }, surplus: baseUnits(0n), commitment: 'finalized', blockTime: null } as const] : [];
  return {
    desk: { slug: 'tide', personal: false, linkMark: null, access: null, allowedFeeWallets: [], product: FAIR_PRODUCT, entry: openEntry({ attempts: [attempt] }), degraded: false, stalls: 0, way: 'wallet', proof: null },
    payer: null,
    evidence: { ...NO_EVIDENCE, found, sights: { a: { tag: 'landed', signature: ours, commitment: 'finalized', slot: 1, blockTime: null, verified, witnesses: { asked: 2, answered: 2, at: 0 } } } },
    since: 0,
    late: false,
    hiltFailures: 0,
    looks: 0,
    questions: 0,
  };
}

describe('what Hilt is asked to record', () => {
  it('is our payment that landed as it was shown', () => {
    expect(askHilt(watched(true, true), 0)).toMatchObject({ do: 'confirm', signature: ours });
  });

  it('is the payment that is right, before one of ours that landed otherwise', () => {
    expect(askHilt(watched(false, true), 0)).toMatchObject({ do: 'confirm', signature: theirs, request: { payer_wallet: nameAddress(2) } });
  });

  it('is what landed otherwise, where there is nothing better', () => {
    expect(askHilt(watched(false, false), 0)).toMatchObject({ do: 'confirm', signature: ours });
  });
});
