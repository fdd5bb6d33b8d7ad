import type { Sandbox } from '../context.ts';
import { type PaymentRow, claimPayment } from '../db/payments.ts';
import { ChainUnreachable } from './chain-reader.ts';
import { judgeTransaction } from './judge-transaction.ts';

export type ClaimOutcome = 'claimed' | 'tied-to-another';

/**
 * Ties a signature to an open session: the first one wins, so that two devices do not both send. A claim gives way only when it can no longer pay:
 * it failed on chain, is not a payment of this session, or was not seen for longer than a blockhash lives.
 */
export async function claimSignature(sandbox: Sandbox, payment: PaymentRow, signature: string, walletSource: string | null): Promise<ClaimOutcome> {
  const held = payment.claimed_signature;
  if (held === signature) return 'claimed';
  if (held !== null && (await mayStillPay(sandbox, payment, held))) return 'tied-to-another';
  return claimPayment(sandbox.database, payment.id, held, { signature, walletSource, at: sandbox.now() }) ? 'claimed' : 'tied-to-another';
}

async function mayStillPay(sandbox: Sandbox, payment: PaymentRow, signature: string): Promise<boolean> {
  try {
    const transaction = await sandbox.chain.transaction(signature);
    if (transaction) return judgeTransaction(transaction, payment, null, null).ok;
    return sandbox.now() - (payment.claimed_at ?? 0) < sandbox.config.claimLifetimeMs;
  } catch (error) {
    // Not knowing is no reason to let a second transaction through.
    if (error instanceof ChainUnreachable) return true;
    throw error;
  }
}
