import { createHash } from 'node:crypto';
import bs58 from 'bs58';
import { type Commitment, type Settling, settlingLag } from './commitment.ts';

/** Length of a slot in milliseconds. web3.js caches blockhashes for 30 s, which only holds at this pace. */
export const SLOT_MS = 400;
/** A transaction may land while its blockhash is at most this many blocks old. */
export const MAX_BLOCKHASH_AGE = 150;
/** A simulation is stricter by the six blocks a transaction may still travel before it reaches a leader. */
export const MAX_SIMULATED_AGE = MAX_BLOCKHASH_AGE - 6;

const FIRST_SLOT = 1000;
/** Slot numbers run ahead of block heights, as on a cluster that has skipped slots: code that mixes the two fails here too. */
const SLOTS_AHEAD_OF_HEIGHT = 100;
/** Blocks whose time and hash are kept (20 minutes). Transactions carry their own block time, so nothing paid depends on this. */
const KEPT_BLOCKS = 3000;

export interface Block {
  readonly slot: number;
  readonly height: number;
  readonly blockhash: string;
  /** Unix seconds, never less than the block's before. */
  readonly time: number;
}

/** Everything needed to go on after a restart. */
export interface SlotsState {
  /** Makes this chain's blockhashes its own; 32 bytes. */
  readonly seed: Uint8Array;
  /** Oldest kept slot, and the times of it and all later ones. Hashes and heights follow from the slot number. */
  readonly firstSlot: number;
  readonly times: readonly number[];
}

/** The row of blocks: slots, heights, hashes, times, and which of them each commitment has reached. */
export class Slots {
  readonly #seed: Uint8Array;
  readonly #settling: Settling;
  #blocks: Block[] = [];
  readonly #heightByHash = new Map<string, number>();

  constructor(state: SlotsState, settling: Settling) {
    this.#seed = state.seed;
    this.#settling = settling;
    state.times.forEach((time, index) => this.#push(state.firstSlot + index, time));
  }

  /** The state of a chain that begins at `unixSeconds`, with enough blocks behind it for every commitment to have one. */
  static genesis(seed: Uint8Array, settling: Settling, unixSeconds: number): SlotsState {
    const count = settling.finalizeAfter + 1;
    const times = Array.from({ length: count }, (_, index) => unixSeconds - Math.floor(((count - 1 - index) * SLOT_MS) / 1000));
    return { seed, firstSlot: FIRST_SLOT, times };
  }

  get state(): SlotsState {
    return { seed: this.#seed, firstSlot: this.oldest.slot, times: this.#blocks.map((block) => block.time) };
  }

  get settling(): Settling {
    return this.#settling;
  }

  get newest(): Block {
    return this.#required(this.#blocks.at(-1));
  }

  get oldest(): Block {
    return this.#required(this.#blocks[0]);
  }

  /** The newest block that has reached `commitment`. */
  at(commitment: Commitment): Block {
    return this.#required(this.#blocks.at(-1 - settlingLag(this.#settling, commitment)));
  }

  /** The level a slot has reached, or null while it is still ahead. */
  commitmentOf(slot: number): Commitment | null {
    if (slot <= this.at('finalized').slot) return 'finalized';
    if (slot <= this.at('confirmed').slot) return 'confirmed';
    return slot <= this.newest.slot ? 'processed' : null;
  }

  /** A kept block, or null when it is too old or still ahead. */
  block(slot: number): Block | null {
    return this.#blocks[slot - this.oldest.slot] ?? null;
  }

  /** Newest first. */
  recent(count: number): readonly Block[] {
    return this.#blocks.slice(-count).toReversed();
  }

  /** Age in blocks of a blockhash as seen from `commitment`; null when it is unknown there, or older than 300 blocks. */
  blockhashAge(blockhash: string, commitment: Commitment): number | null {
    const height = this.#heightByHash.get(blockhash);
    if (height === undefined) return null;
    const age = this.at(commitment).height - height;
    return age < 0 ? null : age;
  }

  /** Produces one block per entry of `times` (unix seconds). Time never runs backwards. */
  advance(times: readonly number[]): void {
    for (const time of times) this.#push(this.newest.slot + 1, Math.max(time, this.newest.time));
    if (this.#blocks.length > KEPT_BLOCKS) this.#blocks = this.#blocks.slice(-KEPT_BLOCKS);
    for (const [hash, height] of this.#heightByHash) {
      if (height >= this.newest.height - 2 * MAX_BLOCKHASH_AGE) break;
      this.#heightByHash.delete(hash);
    }
  }

  #push(slot: number, time: number): void {
    const slotBytes = Buffer.alloc(8);
    slotBytes.writeBigUInt64LE(BigInt(slot));
    const blockhash = bs58.encode(createHash('sha256').update('hilt sandbox blockhash').update(this.#seed).update(slotBytes).digest());
    const height = slot - SLOTS_AHEAD_OF_HEIGHT;
    this.#blocks.push({ slot, height, blockhash, time });
    this.#heightByHash.set(blockhash, height);
  }

  #required(block: Block | undefined): Block {
    if (block === undefined) throw new Error('the chain has fewer blocks than its settling time');
    return block;
  }
}
