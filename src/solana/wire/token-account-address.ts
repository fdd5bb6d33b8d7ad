import { sha256 } from '@noble/hashes/sha2.js';
import { type Address, addressBytes, addressFromBytes } from '../address.ts';
import { concatBytes, textBytes } from '../bytes.ts';
import { ASSOCIATED_TOKEN_PROGRAM, TOKEN_PROGRAM } from '../programs.ts';
import { isOnCurve } from './curve.ts';

const MARKER = textBytes('ProgramDerivedAddress');
const known = new Map<string, Address>();

/** The canonical (associated) token account of a wallet for an SPL Token mint; the wallet may be off the curve (a multisig). */
export function tokenAccountAddress(wallet: Address, mint: Address): Address {
  const key = `${wallet} ${mint}`;
  const remembered = known.get(key);
  if (remembered !== undefined) return remembered;
  const derived = programAddress([addressBytes(wallet), addressBytes(TOKEN_PROGRAM), addressBytes(mint)], ASSOCIATED_TOKEN_PROGRAM);
  known.set(key, derived);
  return derived;
}

/** First address off the curve when counting the bump seed down from 255: Solana's findProgramAddress. */
function programAddress(seeds: readonly Uint8Array[], program: Address): Address {
  for (let bump = 255; bump >= 0; bump -= 1) {
    const hash = sha256(concatBytes(...seeds, Uint8Array.of(bump), addressBytes(program), MARKER));
    if (!isOnCurve(hash)) return addressFromBytes(hash);
  }
  // 256 hashes in a row on the curve: a chance of 2^-256.
  throw new Error('no program address');
}
