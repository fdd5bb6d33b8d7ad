import bs58 from 'bs58';
import { accountFormat, uiAccount } from '../encode/ui-account.ts';
import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asAddress, asFlag, asList, asText, asWhole, configAt, contextOf, optional, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import { readTokenAccount } from '../token/token-layout.ts';
import type { VmAccount } from '../vm/vm-account.ts';

const MAX_FILTERS = 4;

type Filter = (account: VmAccount) => boolean;

function memcmpFilter(memcmp: unknown): Filter {
  const config = configAt([memcmp], 0);
  const offset = asWhole(config['offset']);
  const text = asText(config['bytes']);
  const bytes = optional(config['encoding'], asText) === 'base64' ? Buffer.from(text, 'base64') : bs58.decodeUnsafe(text);
  if (bytes === undefined) throw invalidParams('Invalid param: unable to decode memcmp bytes');
  return (account) => Buffer.from(account.data.subarray(offset, offset + bytes.length)).equals(bytes);
}

function asFilter(value: unknown): Filter {
  // The one filter that is a bare word.
  if (value === 'tokenAccountState') return (account) => readTokenAccount(account) !== null;
  const filter = configAt([value], 0);
  if (filter['dataSize'] !== undefined) {
    const size = asWhole(filter['dataSize']);
    return (account) => account.data.length === size;
  }
  if (filter['memcmp'] !== undefined) return memcmpFilter(filter['memcmp']);
  throw invalidParams('Invalid params: expected a dataSize or memcmp filter');
}

/** `getProgramAccounts(program, {commitment, encoding, dataSlice, filters, withContext})`, ordered by address. */
export const getProgramAccounts: RpcMethod = (chain, params) => {
  const program = asAddress(required(params, 0));
  const config = configAt(params, 1);
  const commitment = contextOf(chain, config);
  const format = accountFormat(config);
  const filters = (optional(config['filters'], asList) ?? []).map(asFilter);
  if (filters.length > MAX_FILTERS) throw invalidParams(`Too many filters provided; max ${MAX_FILTERS}`);
  const rows = chain.bank
    .programAccounts(program, commitment)
    .filter(([, account]) => filters.every((filter) => filter(account)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([pubkey, account]) => ({ account: uiAccount(chain, commitment, account, format), pubkey }));
  return optional(config['withContext'], asFlag) === true ? inContext(chain, commitment, rows) : rows;
};
