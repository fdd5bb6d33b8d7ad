import { type Address, address, type Signature, signatureFromBytes } from '../solana/address.ts';
import { fromBase64 } from '../solana/bytes.ts';
import { decodeTransaction } from '../solana/wire/decode-transaction.ts';
import { resolveMessage } from '../solana/wire/resolved-message.ts';
import { type FakeNode, fakeNode, FakeRpcError } from './solana-fake-rpc.ts';
import type { Executed, SolanaWorld } from './solana-world.ts';

/** Blocks until a transaction is confirmed, and until it is finalized. */
const CONFIRMED_AFTER = 2;
const FINALIZED_AFTER = 32;
/** Blocks after which a node has to search its history for a transaction. */
const REMEMBERED = 150;

interface Landed {
  readonly executed: Executed;
  readonly keys: readonly Address[];
  readonly slot: number;
}

/** A chain over a SolanaWorld that moves only when told to, and RPC nodes that tell the truth about it. */
export class WorldChain {
  readonly world: SolanaWorld;
  /** Newest block; heights are 500 lower than slots, as on a real chain where slots are skipped. */
  slot = 10_000;
  readonly #landed = new Map<string, Landed>();

  constructor(world: SolanaWorld) {
    this.world = world;
  }

  advance(blocks: number): void {
    this.slot += blocks;
  }

  /** Executes signed bytes in the newest block; once only, however often they are sent. */
  land(signed: Uint8Array): Signature {
    const { message, signatures } = decodeTransaction(signed);
    const { keys } = resolveMessage(message);
    const [first] = signatures;
    const known = first === undefined ? undefined : this.#landed.get(signatureFromBytes(first));
    if (known !== undefined) return known.executed.signature;
    const executed = this.world.execute(signed);
    this.#landed.set(executed.signature, { executed, keys, slot: this.slot });
    return executed.signature;
  }

  /** A node that answers from this chain. */
  node(): FakeNode {
    return fakeNode({
      getEpochInfo: ([config]) => ({ absoluteSlot: this.#slotAt(config), blockHeight: this.#slotAt(config) - 500 }),
      getMultipleAccounts: ([addresses]) => this.#at(strings(addresses).map((at) => this.world.rpcAccount(address(at)))),
      getLatestBlockhash: () => this.#at({ blockhash: this.world.blockhash, lastValidBlockHeight: this.slot - 500 + 150 }),
      getRecentPrioritizationFees: () => [],
      simulateTransaction: ([wire]) => this.#at({ err: this.world.simulate(bytesOf(wire)), logs: [] }),
      sendTransaction: ([wire]) => this.land(bytesOf(wire)),
      getSignatureStatuses: ([signatures, config]) => this.#at(strings(signatures).map((signature) => this.#status(signature, config))),
      getTransaction: ([signature]) => {
        const landed = this.#landed.get(String(signature));
        return landed === undefined || this.#commitment(landed) === 'processed' ? null : { ...landed.executed.answer, slot: landed.slot };
      },
      getSignaturesForAddress: ([account, config]) => this.#list(String(account), config),
    });
  }

  #status(signature: string, config: unknown): unknown {
    const landed = this.#landed.get(signature);
    const forgotten = landed !== undefined && this.slot - landed.slot > REMEMBERED && !searchesHistory(config);
    return landed === undefined || forgotten ? null : { slot: landed.slot, err: landed.executed.answer.meta.err, confirmationStatus: this.#commitment(landed) };
  }

  #list(account: string, config: unknown): unknown {
    if (minContextSlot(config) > this.slot) throw new FakeRpcError(-32016, 'Minimum context slot has not been reached');
    const upTo = this.#slotAt(config);
    return [...this.#landed.values()]
      .filter(({ keys, slot }) => slot <= upTo && keys.some((key) => key === account))
      .map((landed) => ({ signature: landed.executed.signature, slot: landed.slot, err: landed.executed.answer.meta.err, memo: null, blockTime: landed.executed.answer.blockTime, confirmationStatus: this.#commitment(landed) }))
      .toReversed();
  }

  #commitment({ slot }: Landed): 'processed' | 'confirmed' | 'finalized' {
    const depth = this.slot - slot;
    if (depth >= FINALIZED_AFTER) return 'finalized';
    return depth >= CONFIRMED_AFTER ? 'confirmed' : 'processed';
  }

  #slotAt(config: unknown): number {
    return this.slot - (isFinalized(config) ? FINALIZED_AFTER : CONFIRMED_AFTER);
  }

  #at(value: unknown): unknown {
    return { context: { slot: this.slot }, value };
  }
}

function isFinalized(config: unknown): boolean {
  return typeof config === 'object' && config !== null && 'commitment' in config && config.commitment === 'finalized';
}

function searchesHistory(config: unknown): boolean {
  return typeof config === 'object' && config !== null && 'searchTransactionHistory' in config && config.searchTransactionHistory === true;
}

export function minContextSlot(config: unknown): number {
  return typeof config === 'object' && config !== null && 'minContextSlot' in config ? Number(config.minContextSlot) : 0;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function bytesOf(wire: unknown): Uint8Array {
  return fromBase64(String(wire)) ?? new Uint8Array();
}
