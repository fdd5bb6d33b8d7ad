import { uiReturnData } from '../encode/ui-transaction.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { asFlag, asText, asWhole, commitmentOf, configAt, contextOf, optional, required } from '../rpc/params.ts';
import { RPC_CODES, RpcError } from '../rpc/rpc-error.ts';
import { transactionParam } from '../rpc/transaction-param.ts';
import { transactionErrorSentence } from '../vm/transaction-error.ts';
import type { VmRun } from '../vm/vm-run.ts';

function preflightFailure(run: VmRun): RpcError {
  if (run.err === 'SignatureFailure') return new RpcError(RPC_CODES.signatureVerification, 'Transaction signature verification failure');
  return new RpcError(RPC_CODES.preflightFailure, `Transaction simulation failed: ${run.err === null ? '' : transactionErrorSentence(run.err)}`, {
    err: run.err,
    logs: run.logs,
    accounts: null,
    unitsConsumed: run.computeUnits,
    returnData: uiReturnData(run.returnData),
    innerInstructions: null,
    replacementBlockhash: null,
  });
}

/**
 * `sendTransaction(text, {encoding, skipPreflight, preflightCommitment, maxRetries, minContextSlot})`: answers the signature.
 * As on a cluster the answer says that the transaction was forwarded, never that it landed. It is on disk before it is answered.
 * `maxRetries` is read and has no effect: nothing gets lost on the way here unless a scenario says so.
 */
export const sendTransaction: RpcMethod = async (chain, params) => {
  const text = asText(required(params, 0));
  const config = configAt(params, 1);
  optional(config['maxRetries'], asWhole);
  const skipPreflight = optional(config['skipPreflight'], asFlag) ?? false;
  const preflight = { ...config, commitment: config['preflightCommitment'] };
  const commitment = skipPreflight ? commitmentOf(preflight) : contextOf(chain, preflight);
  const { transaction, loaded } = transactionParam(chain, text, config);
  if (!skipPreflight) {
    const failed = chain.preflight(transaction, loaded, commitment);
    if (failed !== null) throw preflightFailure(failed);
  }
  chain.submit(transaction);
  await chain.sync();
  return transaction.signatures[0] ?? '';
};
