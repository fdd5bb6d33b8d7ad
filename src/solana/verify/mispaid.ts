import type { Address } from '../address.ts';
import type { Difference } from '../chain-sight.ts';
import type { Mispayment } from '../chain.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { LandedTransaction } from '../rpc/transactions.ts';
import { balanceChanges } from './balance-changes.ts';
import { receivedBy } from './received.ts';

/** What went wrong with a payment that gave the seller something, and who lost what the seller received. */
export type Mispaid = Pick<Mispayment, 'kind' | 'received' | 'payer'>;

/**
 * Names a transaction that does not pay the terms, though the seller received something by it.
 * @param differences why it does not pay (see verify-landed.ts).
 * @param keys all accounts of the message in index order, as balances are listed by index.
 * @returns null when it gave the seller nothing (dust, spam), or money that nobody spent (minted): that is no one's payment.
 */
export function readMispaid({ mint, merchantWallet }: Pick<PaymentTerms, 'mint' | 'merchantWallet'>, differences: readonly Difference[], landed: LandedTransaction, keys: readonly Address[]): Mispaid | null {
  const gains = receivedBy(merchantWallet, landed, keys);
  // Besides the due token, the one with a name is what the buyer meant; anybody can make a token without.
  const received = gains.find((gain) => gain.mint === mint) ?? gains.find(({ symbol }) => symbol !== null) ?? gains[0];
  if (received === undefined) return null;
  const { payer } = balanceChanges({ mint: received.mint }, landed, keys);
  if (received.mint !== mint) return { kind: 'wrong-token', received, payer };
  if (differences.some(({ what }) => what === 'seller-amount' || what === 'fee-amount' || what === 'recipient')) return { kind: 'too-little', received, payer };
  return differences.some(({ what }) => what === 'memo') ? { kind: 'wrong-memo', received, payer } : null;
}
