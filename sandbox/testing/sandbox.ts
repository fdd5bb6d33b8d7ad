import { Connection } from '@solana/web3.js';
import type { PaymentRow } from '../db/payments.ts';
import { type JsonRpc, createJsonRpc } from '../settlement/json-rpc.ts';
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../start-sandbox.ts';
import { type TestApi, asTestApi } from './api.ts';
import { Buyer } from './buyer.ts';

/** A whole sandbox with a real chain, hurried to 40 ms per slot, whose watcher looks only when told. */
export interface TestSandbox {
  readonly running: RunningSandbox;
  readonly api: TestApi;
  readonly connection: Connection;
  readonly rpc: JsonRpc;
  buyer(usdc?: number): Promise<Buyer>;
  /** Confirms as the page of the session does; waits for the chain. */
  confirm(payment: PaymentRow, signature: string, payer: string, body?: Readonly<Record<string, unknown>>): ReturnType<TestApi['call']>;
  stop(): Promise<void>;
}

export async function startTestSandbox(options: SandboxOptions = {}): Promise<TestSandbox> {
  const running = await startSandbox({ slotMs: 40, watchMs: null, logLevel: 'error', ...options, config: { confirmWaitMs: 8_000, rateLimitPerMinute: 100_000, ...options.config } });
  const api = asTestApi(running.api);
  const connection = new Connection(running.rpcUrl, 'confirmed');
  const rpc = createJsonRpc(running.rpcUrl);
  return {
    running,
    api,
    connection,
    rpc,
    buyer: (usdc = 1_000_000_000) => Buyer.funded(connection, rpc, usdc),
    confirm: (payment, signature, payer, body = {}) => api.call('POST', '/v1/pay/confirm', { body: { payment_id: payment.id, tx_signature: signature, payer_wallet: payer, ...body } }),
    stop: () => running.stop(),
  };
}
