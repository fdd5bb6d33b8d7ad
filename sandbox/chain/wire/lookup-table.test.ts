import bs58 from 'bs58';
import { describe, expect, it } from 'vitest';
import { sandboxKey } from '../keys.ts';
import { PROGRAMS } from '../program-ids.ts';
import type { VmAccount } from '../vm/vm-account.ts';
import { resolveLookups } from './lookup-table.ts';
import type { WireMessage } from './message.ts';

const [a, b, c] = ['a', 'b', 'c'].map((label) => sandboxKey(label).address);
const entries = Buffer.concat([a, b, c].map((address) => bs58.decode(address ?? '')));
const table: VmAccount = { lamports: 1n, data: new Uint8Array(Buffer.concat([Buffer.alloc(56), entries])), owner: PROGRAMS.addressLookupTable, executable: false, rentEpoch: 0n };
const asking = (writable: number[], readonly: number[]): WireMessage => ({ version: 0, header: { requiredSignatures: 1, readonlySigned: 0, readonlyUnsigned: 0 }, accountKeys: [], recentBlockhash: '', instructions: [], lookups: [{ table: 't', writable, readonly }] });

describe('resolveLookups', () => {
  it('takes the named entries, in the order they are named', () => {
    expect(resolveLookups(asking([2, 0], [1]), () => table)).toEqual({ ok: true, loaded: { writable: [c, a], readonly: [b] } });
  });

  it('puts the keys of all tables together, writable ones first', () => {
    const message = asking([0], [1]);
    expect(resolveLookups({ ...message, lookups: [...message.lookups, ...message.lookups] }, () => table)).toEqual({ ok: true, loaded: { writable: [a, a], readonly: [b, b] } });
  });

  it('asks nothing of a message without lookups', () => {
    expect(resolveLookups({ ...asking([], []), lookups: [] }, () => null)).toEqual({ ok: true, loaded: { writable: [], readonly: [] } });
  });

  it.each<[string, VmAccount | null]>([
    ['AddressLookupTableNotFound', null],
    ['InvalidAddressLookupTableOwner', { ...table, owner: PROGRAMS.system }],
    ['InvalidAddressLookupTableData', { ...table, data: new Uint8Array(40) }],
    ['InvalidAddressLookupTableData', { ...table, data: new Uint8Array(57) }],
    ['InvalidAddressLookupTableIndex', { ...table, data: table.data.slice(0, 56 + 32) }],
  ])('says %s', (error, account) => {
    expect(resolveLookups(asking([], [1]), () => account)).toEqual({ ok: false, error });
  });
});
