import bs58 from 'bs58';
import { PROGRAMS } from '../program-ids.ts';
import type { VmAccount } from '../vm/vm-account.ts';
import type { TransactionErrorName } from '../vm/transaction-error.ts';
import type { LoadedKeys, WireMessage } from './message.ts';

/** A lookup table's header: type, slots, authority. The addresses follow, 32 bytes each. */
const TABLE_HEADER_BYTES = 56;

export type LookupResult = { readonly ok: true; readonly loaded: LoadedKeys } | { readonly ok: false; readonly error: TransactionErrorName };

/** The keys a v0 message takes from address lookup tables, or why they cannot be had. */
export function resolveLookups(message: WireMessage, read: (address: string) => VmAccount | null): LookupResult {
  const writable: string[] = [];
  const readonly: string[] = [];
  for (const lookup of message.lookups) {
    const table = read(lookup.table);
    if (table === null) return { ok: false, error: 'AddressLookupTableNotFound' };
    if (table.owner !== PROGRAMS.addressLookupTable) return { ok: false, error: 'InvalidAddressLookupTableOwner' };
    const addresses = table.data.subarray(TABLE_HEADER_BYTES);
    if (table.data.length < TABLE_HEADER_BYTES || addresses.length % 32 !== 0) return { ok: false, error: 'InvalidAddressLookupTableData' };
    if ([...lookup.writable, ...lookup.readonly].some((index) => (index + 1) * 32 > addresses.length)) return { ok: false, error: 'InvalidAddressLookupTableIndex' };
    const keyAt = (index: number): string => bs58.encode(addresses.subarray(index * 32, index * 32 + 32));
    writable.push(...lookup.writable.map(keyAt));
    readonly.push(...lookup.readonly.map(keyAt));
  }
  return { ok: true, loaded: { writable, readonly } };
}
