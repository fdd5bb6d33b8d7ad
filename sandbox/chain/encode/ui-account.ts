import bs58 from 'bs58';
import type { Commitment } from '../bank/commitment.ts';
import type { Chain } from '../chain.ts';
import type { Json, JsonObject } from '../rpc/json.ts';
import { asText, asWhole, configAt, optional } from '../rpc/params.ts';
import { RPC_CODES, RpcError, invalidParams } from '../rpc/rpc-error.ts';
import type { VmAccount } from '../vm/vm-account.ts';
import { parsedAccount } from './parsed-account.ts';

type Encoding = 'binary' | 'base58' | 'base64' | 'jsonParsed';

/** How a call wants account data. */
export interface AccountFormat {
  readonly encoding: Encoding;
  readonly slice: { readonly offset: number; readonly length: number } | null;
}

/** Longest data a node writes as base58: the encoding takes quadratic time. */
const MAX_BASE58_BYTES = 128;

function asEncoding(value: unknown): Encoding {
  const text = asText(value);
  switch (text) {
    case 'binary':
    case 'base58':
    case 'base64':
    case 'jsonParsed':
      return text;
    case 'base64+zstd':
      throw invalidParams('The sandbox chain does not compress account data: ask for base64 instead of base64+zstd');
    default:
      throw invalidParams(`Invalid params: unknown variant \`${text}\`, expected one of \`binary\`, \`base58\`, \`base64\`, \`jsonParsed\`, \`base64+zstd\`.`);
  }
}

/** Reads `encoding` and `dataSlice` of a call. Without an encoding, data is bare base58 text, as a node's oldest clients expect. */
export function accountFormat(config: JsonObject): AccountFormat {
  const slice = optional(config['dataSlice'], (value) => configAt([value], 0));
  return {
    encoding: optional(config['encoding'], asEncoding) ?? 'binary',
    slice: slice === null ? null : { offset: asWhole(slice['offset']), length: asWhole(slice['length']) },
  };
}

function base58Text(data: Uint8Array): string {
  if (data.length > MAX_BASE58_BYTES) throw new RpcError(RPC_CODES.invalidRequest, `Encoded binary (base 58) data should be less than ${MAX_BASE58_BYTES} bytes, please use Base64 encoding.`);
  return bs58.encode(data);
}

function encodeData(account: VmAccount, format: AccountFormat, read: (address: string) => VmAccount | null): Json {
  const { offset, length } = format.slice ?? { offset: 0, length: account.data.length };
  const data = account.data.subarray(offset, offset + length);
  switch (format.encoding) {
    case 'binary':
      return base58Text(data);
    case 'base58':
      return [base58Text(data), 'base58'];
    case 'base64':
      return [Buffer.from(data).toString('base64'), 'base64'];
    case 'jsonParsed':
      return parsedAccount(account, read) ?? [Buffer.from(data).toString('base64'), 'base64'];
    default:
      return format.encoding satisfies never;
  }
}

/** An account as RPC answers show it; null when it does not exist. Mints are read at the same commitment as the account. */
export function uiAccount(chain: Chain, commitment: Commitment, account: VmAccount | null, format: AccountFormat): Json {
  if (account === null) return null;
  const read = (address: string): VmAccount | null => chain.bank.account(address, commitment);
  return {
    lamports: account.lamports,
    data: encodeData(account, format, read),
    owner: account.owner,
    executable: account.executable,
    rentEpoch: account.rentEpoch,
    space: account.data.length,
  };
}
