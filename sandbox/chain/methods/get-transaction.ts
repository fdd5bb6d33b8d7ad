import { asTransactionEncoding, uiTransaction } from '../encode/ui-transaction.ts';
import { isJsonObject } from '../rpc/json.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { asSignature, asWhole, configAt, optional, required, settledContextOf } from '../rpc/params.ts';

/**
 * `getTransaction(signature, {encoding, commitment, maxSupportedTransactionVersion} | encoding)`: null until the commitment has
 * reached its slot. Encodings: json, jsonParsed, base58, base64.
 */
export const getTransaction: RpcMethod = (chain, params) => {
  const signature = asSignature(required(params, 0));
  // The oldest clients give the encoding alone.
  const config = params[1] === undefined || params[1] === null || isJsonObject(params[1]) ? configAt(params, 1) : { encoding: params[1] };
  const commitment = settledContextOf(chain, config);
  const encoding = optional(config['encoding'], asTransactionEncoding) ?? 'json';
  const maxVersion = optional(config['maxSupportedTransactionVersion'], asWhole);
  const record = chain.bank.ledger.get(signature);
  if (record === null || record.slot > chain.bank.slots.at(commitment).slot) return null;
  return uiTransaction(record, encoding, maxVersion);
};
