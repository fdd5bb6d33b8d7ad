import bs58 from 'bs58';
import type { Chain } from '../chain/chain.ts';
import { PROGRAMS } from '../chain/program-ids.ts';

/** Writes an active address lookup table past all rules, so that a test needs no transactions to build one. */
export function writeLookupTable(chain: Chain, table: string, addresses: readonly string[]): void {
  const header = Buffer.alloc(56);
  // Type: a lookup table. Then the slot of its deactivation: never.
  header.writeUInt32LE(1, 0);
  header.writeBigUInt64LE(2n ** 64n - 1n, 4);
  const data = new Uint8Array(Buffer.concat([header, ...addresses.map((address) => bs58.decode(address))]));
  chain.setAccount(table, { lamports: chain.bank.rentExemptMinimum(data.length), data, owner: PROGRAMS.addressLookupTable, executable: false, rentEpoch: 0n });
}
