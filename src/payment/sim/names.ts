import bs58 from 'bs58';
import { type Address, type Blockhash, type Signature, address, blockhash, signature } from '../../solana/address.ts';

/**
 * Well-formed addresses and signatures for simulations. Base58 is slow, so each is made once and used by every run; within a run no name is
 * given out twice.
 */
const signatures: Signature[] = [];
const blockhashes: Blockhash[] = [];

function bytes(kind: number, index: number, length: number): Uint8Array {
  const out = new Uint8Array(length).fill(kind);
  new DataView(out.buffer).setUint32(length - 4, index);
  return out;
}

export function nameAddress(index: number): Address {
  return address(bs58.encode(bytes(3, index, 32)));
}

/** Hands out signatures and blockhashes of one run. */
export class Names {
  #signatures: number;
  #blockhashes = 0;

  /** @param from far from 0: names that no ordinary run gives out. */
  constructor(from = 0) {
    this.#signatures = from * 1_000_000;
  }

  signature(): Signature {
    const index = this.#signatures;
    this.#signatures += 1;
    return (signatures[index] ??= signature(bs58.encode(bytes(1, index, 64))));
  }

  blockhash(): Blockhash {
    const index = this.#blockhashes;
    this.#blockhashes += 1;
    return (blockhashes[index] ??= blockhash(bs58.encode(bytes(2, index, 32))));
  }
}
