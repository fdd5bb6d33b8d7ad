import { CLUSTER_SETTLING, type Settling } from '../chain/bank/commitment.ts';
import { SLOT_MS } from '../chain/bank/slots.ts';
import { type Chain, createChain } from '../chain/chain.ts';
import { type SandboxKey, sandboxKey } from '../chain/keys.ts';
import { callMethod } from '../chain/rpc/dispatch.ts';
import type { Json } from '../chain/rpc/json.ts';
import { asText } from '../chain/rpc/params.ts';
import { serveRpc } from '../chain/server/rpc-server.ts';
import { startSlotTimer } from '../chain/server/slot-timer.ts';
import type { ChainStore } from '../chain/store/chain-store.ts';
import { type Ix, signedTransaction } from './sample-transactions.ts';

/** When the test chains begin: 2027-01-15 08:00:00 UTC. */
export const TEST_START_MS = 1_800_000_000_000;

export interface TestChainOptions {
  readonly settling?: Settling;
  readonly store?: ChainStore;
}

export interface TestChain {
  readonly chain: Chain;
  /** Calls an RPC method in this process; rejects with RpcError. */
  call(method: string, ...params: readonly unknown[]): Promise<Json>;
  /** Lets that many slots pass, 400 ms each on the chain's own clock. */
  pass(slots: number): void;
  /** A key that holds 10 SOL and 100 USDC; the same key for the same label. */
  funded(label: string): Promise<SandboxKey>;
  /** Signs instructions with the newest blockhash; the first signer pays. */
  sign(signers: readonly SandboxKey[], instructions: readonly Ix[]): Uint8Array;
  /** Sends wire bytes without preflight; answers the signature. */
  send(bytes: Uint8Array): Promise<string>;
}

/** A fresh chain in this process whose time stands still until the test lets it pass. */
export function testChain(options: TestChainOptions = {}): TestChain {
  let now = TEST_START_MS;
  const chain = createChain({ now: () => now, seed: new Uint8Array(32), settling: CLUSTER_SETTLING, ...options });
  const call: TestChain['call'] = (method, ...params) => callMethod(chain, method, params);
  return {
    chain,
    call,
    async funded(label) {
      const key = sandboxKey(label);
      await call('sandbox_fundSol', { owner: key.address, lamports: 10_000_000_000 });
      await call('sandbox_fundUsdc', { owner: key.address, amount: 100_000_000 });
      return key;
    },
    sign: (signers, instructions) => signedTransaction({ instructions, blockhash: chain.bank.slots.newest.blockhash }, signers),
    async send(bytes) {
      return asText(await call('sendTransaction', Buffer.from(bytes).toString('base64'), { encoding: 'base64', skipPreflight: true }));
    },
    pass(slots) {
      for (let slot = 0; slot < slots; slot += 1) {
        now += SLOT_MS;
        chain.tick();
      }
    },
  };
}

export interface ServedChain {
  readonly chain: Chain;
  readonly url: string;
  readonly wsUrl: string;
  /** Posts one JSON-RPC call and answers its result. @throws Error with the error object as message. */
  rpc(method: string, ...params: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * A fresh chain in this process, served over HTTP and websocket on ephemeral ports. With `slotMs` slots pass by themselves, at
 * any speed a test likes; without it they pass when the test calls `chain.tick()`.
 */
export async function serveTestChain(options: TestChainOptions & { readonly slotMs?: number } = {}): Promise<ServedChain> {
  const { slotMs, ...rest } = options;
  const chain = createChain({ now: () => Date.now(), settling: CLUSTER_SETTLING, ...rest });
  const server = await serveRpc(chain, 0);
  const stopTimer = slotMs === undefined ? (): void => undefined : startSlotTimer(chain, slotMs);
  const url = `http://127.0.0.1:${server.port}`;
  return {
    chain,
    url,
    wsUrl: `ws://127.0.0.1:${server.port + 1}`,
    rpc: (method, ...params) => postRpc(url, method, params),
    async close() {
      stopTimer();
      await server.close();
      chain.close();
    },
  };
}

/** Posts one JSON-RPC call to any chain and answers its result. @throws Error with the error object as message. */
export async function postRpc(url: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }) });
  const answer: unknown = JSON.parse(await response.text());
  if (typeof answer === 'object' && answer !== null && 'result' in answer) return answer.result;
  throw new Error(JSON.stringify(answer));
}
