import { readBalances } from '../bank/balances.ts';
import type { Commitment } from '../bank/commitment.ts';
import { messageFee } from '../bank/fee.ts';
import { MAX_BLOCKHASH_AGE, MAX_SIMULATED_AGE } from '../bank/slots.ts';
import type { Chain } from '../chain.ts';
import { accountFormat, uiAccount } from '../encode/ui-account.ts';
import { uiInnerInstructions } from '../encode/ui-message.ts';
import { uiReturnData, uiTokenBalances } from '../encode/ui-transaction.ts';
import type { Json } from '../rpc/json.ts';
import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asAddress, asFlag, asList, asText, configAt, contextOf, optional, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import { transactionParam } from '../rpc/transaction-param.ts';
import type { VmAccount } from '../vm/vm-account.ts';
import { decodeTransaction } from '../wire/decode-transaction.ts';
import { encodeMessage, encodeTransaction } from '../wire/encode.ts';
import { type WireTransaction, allKeys } from '../wire/message.ts';

function withBlockhash(transaction: WireTransaction, blockhash: string): WireTransaction {
  return decodeTransaction(encodeTransaction(transaction.signatures, encodeMessage({ ...transaction.message, recentBlockhash: blockhash })));
}

type AccountsWanted = (failed: boolean, keyCount: number, after: (address: string) => VmAccount | null) => Json;

/** Reads `accounts: {addresses, encoding}`; the result answers with their state after the simulation. */
function accountsWanted(chain: Chain, commitment: Commitment, value: unknown): AccountsWanted {
  const config = configAt([value], 0);
  const addresses = asList(config['addresses']).map(asAddress);
  const format = accountFormat({ encoding: 'base64', ...config });
  if (format.encoding === 'base58' || format.encoding === 'binary') throw invalidParams('base58 encoding not supported');
  return (failed, keyCount, after) => {
    if (addresses.length > keyCount) throw invalidParams(`Too many accounts provided; max ${keyCount}`);
    return addresses.map((address) => (failed ? null : uiAccount(chain, commitment, after(address), format)));
  };
}

/**
 * `simulateTransaction(text, {encoding, sigVerify, replaceRecentBlockhash, accounts, innerInstructions, commitment, minContextSlot})`.
 * Runs on the newest state whatever the commitment; only the blockhash is judged as that commitment sees it.
 */
export const simulateTransaction: RpcMethod = (chain, params) => {
  const text = asText(required(params, 0));
  const config = configAt(params, 1);
  const commitment = contextOf(chain, config);
  const verifySignatures = optional(config['sigVerify'], asFlag) ?? false;
  const replace = optional(config['replaceRecentBlockhash'], asFlag) ?? false;
  const showInner = optional(config['innerInstructions'], asFlag) ?? false;
  if (verifySignatures && replace) throw invalidParams('sigVerify may not be used with replaceRecentBlockhash');
  const { transaction: sent, loaded } = transactionParam(chain, text, config);
  const { blockhash, height } = chain.bank.slots.at(commitment);
  const transaction = replace ? withBlockhash(sent, blockhash) : sent;
  const wanted = optional(config['accounts'], (value) => accountsWanted(chain, commitment, value));
  const { run, after } = chain.bank.simulate(transaction, loaded, { verifySignatures, blockhash: { from: commitment, maxAge: MAX_SIMULATED_AGE } });
  const keys = allKeys(transaction.message, loaded);
  const newest = (address: string): VmAccount | null => chain.bank.account(address, 'processed');
  const simulated = (address: string): VmAccount | null => {
    const account = after.get(address);
    return account === undefined ? newest(address) : account.lamports === 0n ? null : account;
  };
  const pre = readBalances(keys, newest);
  const post = run.err === null ? readBalances(keys, simulated) : null;
  return inContext(chain, commitment, {
    err: run.err,
    logs: run.logs,
    accounts: wanted === null ? null : wanted(run.err !== null, keys.length, simulated),
    unitsConsumed: run.computeUnits,
    returnData: uiReturnData(run.returnData),
    innerInstructions: showInner ? uiInnerInstructions(run.inner, keys) : null,
    replacementBlockhash: replace ? { blockhash, lastValidBlockHeight: height + MAX_BLOCKHASH_AGE } : null,
    fee: messageFee(transaction.message),
    loadedAddresses: { writable: loaded.writable, readonly: loaded.readonly },
    preBalances: pre.lamports,
    postBalances: post?.lamports ?? null,
    preTokenBalances: uiTokenBalances(pre.tokens),
    postTokenBalances: post === null ? null : uiTokenBalances(post.tokens),
  });
};
