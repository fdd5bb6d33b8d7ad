import type { Sandbox } from '../context.ts';
import type { LandedTransaction } from './landed-transaction.ts';

const STEP_MS = 200;

/** Waits up to `confirmWaitMs` for a signature to be confirmed; null when it was not seen in that time. @throws ChainUnreachable, AbortError */
export async function awaitTransaction(sandbox: Sandbox, signature: string, signal: AbortSignal): Promise<LandedTransaction | null> {
  const giveUpAt = sandbox.now() + sandbox.config.confirmWaitMs;
  for (;;) {
    const transaction = await sandbox.chain.transaction(signature);
    if (transaction || sandbox.now() + STEP_MS > giveUpAt) return transaction;
    await sandbox.sleep(STEP_MS, signal);
  }
}
