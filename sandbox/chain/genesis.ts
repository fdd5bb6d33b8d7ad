import { createHash, randomBytes } from 'node:crypto';
import bs58 from 'bs58';
import type { BankState } from './bank/bank-state.ts';
import type { Settling } from './bank/commitment.ts';
import { Slots } from './bank/slots.ts';
import { sandboxKey } from './keys.ts';
import { PROGRAMS } from './program-ids.ts';
import { noOpElf } from './programs/no-op-elf.ts';
import { writeMint } from './token/token-layout.ts';
import { RENT_EXEMPT_EPOCH } from './vm/vm-account.ts';
import { Vm } from './vm/vm.ts';

/** USDC's mint, at its mainnet address. Only the authorities differ: here they are sandbox keys. */
export const USDC_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
export const USDC_DECIMALS = 6;
/** May mint and freeze every token the sandbox creates. */
export const MINT_AUTHORITY = sandboxKey('mint authority');
/** Pays for airdrops. */
export const FAUCET = sandboxKey('faucet');
/** Tells this network from mainnet and all others; the same for every sandbox. */
export const SANDBOX_GENESIS_HASH = bs58.encode(createHash('sha256').update('hilt sandbox genesis').digest());

const FAUCET_LAMPORTS = 500_000_000n * 1_000_000_000n;

/** The first state of a new chain: USDC's mint, the faucet and the wallet-guard program. `seed` makes its blockhashes its own. */
export function genesisState(settling: Settling, unixSeconds: number, seed: Uint8Array = new Uint8Array(randomBytes(32))): BankState {
  const vm = new Vm(null);
  vm.setAccount(FAUCET.address, { lamports: FAUCET_LAMPORTS, data: new Uint8Array(), owner: PROGRAMS.system, executable: false, rentEpoch: RENT_EXEMPT_EPOCH });
  const data = writeMint({ mintAuthority: MINT_AUTHORITY.address, supply: 0n, decimals: USDC_DECIMALS, isInitialized: true, freezeAuthority: MINT_AUTHORITY.address });
  vm.setAccount(USDC_MINT, { lamports: vm.rentExemptMinimum(data.length), data, owner: PROGRAMS.token, executable: false, rentEpoch: RENT_EXEMPT_EPOCH });
  vm.addProgram(PROGRAMS.walletGuard, noOpElf());
  return { vm: vm.snapshot(), slots: Slots.genesis(seed, settling, unixSeconds), history: new Map(), records: [] };
}
