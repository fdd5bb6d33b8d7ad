import * as v from 'valibot';
import { FEE_WALLET } from '../../sandbox/seed/wallets.ts';
import { paymentReference } from '../../src/solana/reference.ts';
import type { SandboxRpc } from './rpc.ts';

/** What buyer, seller and Hilt's fee wallet have more (or, negative, less) than before, in base units of USDC. */
export interface Moved {
  readonly buyer: bigint;
  readonly seller: bigint;
  readonly fee: bigint;
}

export const NOTHING: Moved = { buyer: 0n, seller: 0n, fee: 0n };

/** Counts the money of one purchase by asking the chain, never the page. */
export class Till {
  readonly #rpc: SandboxRpc;
  readonly #wallets: readonly [string, string, string];
  readonly #before: readonly bigint[];

  private constructor(rpc: SandboxRpc, wallets: readonly [string, string, string], before: readonly bigint[]) {
    this.#rpc = rpc;
    this.#wallets = wallets;
    this.#before = before;
  }

  /** Remembers what everybody holds now. Money the buyer is given later counts as moved. */
  static async open(rpc: SandboxRpc, { buyer, seller }: { readonly buyer: string; readonly seller: string }): Promise<Till> {
    const wallets = [buyer, seller, FEE_WALLET] as const;
    return new Till(rpc, wallets, await holdings(rpc, wallets));
  }

  /** What has moved since. */
  async moved(): Promise<Moved> {
    const now = await holdings(this.#rpc, this.#wallets);
    const [buyer = 0n, seller = 0n, fee = 0n] = now.map((amount, index) => amount - (this.#before[index] ?? 0n));
    return { buyer, seller, fee };
  }
}

function holdings(rpc: SandboxRpc, wallets: readonly string[]): Promise<bigint[]> {
  return Promise.all(wallets.map((wallet) => rpc.usdcOf(wallet)));
}

const Listed = v.array(v.object({ signature: v.string(), err: v.unknown() }));

/** All transactions that carry a payment's reference key, oldest first: whoever sent them, and however often. */
export async function transactionsOf(rpc: SandboxRpc, paymentId: string): Promise<{ readonly landed: readonly string[]; readonly failed: readonly string[] }> {
  const listed = v.parse(Listed, await rpc.call('getSignaturesForAddress', [paymentReference(paymentId), { commitment: 'confirmed' }])).toReversed();
  const signatures = (failed: boolean): string[] => listed.filter(({ err }) => (err !== null) === failed).map(({ signature }) => signature);
  return { landed: signatures(false), failed: signatures(true) };
}

const Statuses = v.object({ value: v.array(v.nullable(v.looseObject({ slot: v.number() }))) });

/** Whether the chain has ever heard of a signature. */
export async function isOnChain(rpc: SandboxRpc, signature: string): Promise<boolean> {
  const { value } = v.parse(Statuses, await rpc.call('getSignatureStatuses', [[signature], { searchTransactionHistory: true }]));
  return value[0] !== null;
}
