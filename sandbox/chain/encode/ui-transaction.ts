import bs58 from 'bs58';
import type { TokenBalance, TransactionRecord } from '../bank/transaction-record.ts';
import type { Json } from '../rpc/json.ts';
import { asText } from '../rpc/params.ts';
import { RPC_CODES, RpcError, invalidParams } from '../rpc/rpc-error.ts';
import { decodeTransaction } from '../wire/decode-transaction.ts';
import { type WireTransaction, allKeys } from '../wire/message.ts';
import { executionStatus } from './execution-status.ts';
import { uiTokenAmount } from './ui-amount.ts';
import { uiInnerInstructions, uiMessage, uiParsedMessage } from './ui-message.ts';

export type TransactionEncoding = 'json' | 'jsonParsed' | 'base58' | 'base64';

/** @throws RpcError -32602 for an encoding that does not exist. */
export function asTransactionEncoding(value: unknown): TransactionEncoding {
  const text = asText(value);
  if (text === 'json' || text === 'jsonParsed' || text === 'base58' || text === 'base64') return text;
  throw invalidParams(`Invalid params: unknown variant \`${text}\`, expected one of \`base64\`, \`base58\`, \`json\`, \`jsonParsed\`.`);
}

export function uiTokenBalances(balances: readonly TokenBalance[]): Json {
  return balances.map(({ accountIndex, mint, owner, programId, amount, decimals }) => ({ accountIndex, mint, owner, programId, uiTokenAmount: uiTokenAmount(amount, decimals) }));
}

export function uiReturnData(returnData: TransactionRecord['returnData']): Json {
  return returnData === null ? null : { programId: returnData.programId, data: [Buffer.from(returnData.data).toString('base64'), 'base64'] };
}

function uiMeta(record: TransactionRecord, transaction: WireTransaction, encoding: TransactionEncoding): Json {
  const parsed = encoding === 'jsonParsed';
  return {
    err: record.err,
    status: executionStatus(record.err),
    fee: record.fee,
    preBalances: record.preBalances,
    postBalances: record.postBalances,
    innerInstructions: uiInnerInstructions(record.inner, parsed ? allKeys(transaction.message, record.loaded) : null),
    logMessages: record.logs,
    preTokenBalances: uiTokenBalances(record.preTokenBalances),
    postTokenBalances: uiTokenBalances(record.postTokenBalances),
    rewards: [],
    // In parsed answers the looked-up keys already stand among the account keys.
    loadedAddresses: parsed ? undefined : { writable: record.loaded.writable, readonly: record.loaded.readonly },
    returnData: record.returnData === null ? undefined : uiReturnData(record.returnData),
    computeUnitsConsumed: record.computeUnits,
  };
}

function uiBody(record: TransactionRecord, transaction: WireTransaction, encoding: TransactionEncoding): Json {
  switch (encoding) {
    case 'json':
      return { signatures: transaction.signatures, message: uiMessage(transaction.message) };
    case 'jsonParsed':
      return { signatures: transaction.signatures, message: uiParsedMessage(transaction.message, record.loaded) };
    case 'base58':
      return [bs58.encode(record.bytes), 'base58'];
    case 'base64':
      return [Buffer.from(record.bytes).toString('base64'), 'base64'];
    default:
      return encoding satisfies never;
  }
}

/**
 * An executed transaction as `getTransaction` answers it.
 * @param maxVersion highest version the caller understands; null for callers that only know legacy transactions.
 * @throws RpcError -32015 for a v0 transaction and a caller that does not know them.
 */
export function uiTransaction(record: TransactionRecord, encoding: TransactionEncoding, maxVersion: number | null): Json {
  const transaction = decodeTransaction(record.bytes);
  const { version } = transaction.message;
  if (version !== 'legacy' && maxVersion === null) {
    throw new RpcError(RPC_CODES.unsupportedVersion, `Transaction version (${version}) is not supported by the requesting client. Please try the request again with the following configuration parameter: "maxSupportedTransactionVersion": ${version}`);
  }
  return {
    slot: record.slot,
    blockTime: record.blockTime,
    meta: uiMeta(record, transaction, encoding),
    transaction: uiBody(record, transaction, encoding),
    version: maxVersion === null ? undefined : version,
  };
}
