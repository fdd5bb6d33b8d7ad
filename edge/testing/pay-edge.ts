import type { EdgeLimits } from '../ports.ts';
import { type FakeChain, fakeChain } from './fake-chain.ts';
import { type FakeHilt, startFakeHilt } from './fake-hilt.ts';
import { startTestEdge, type TestEdge } from './test-edge.ts';
import { PRODUCT_ROUTE, WIRE_PRODUCT } from './wire-product.ts';
import { CONNECT_ROUTE, STATUS_ROUTE, wireSession, wireStatus } from './wire-session.ts';

export interface PayEdge {
  readonly hilt: FakeHilt;
  readonly edge: TestEdge;
  readonly chain: FakeChain;
  readonly clock: { now: number };
  /** Opens a session and gives the path of its transaction request. */
  open(body?: object): Promise<string>;
}

/** An edge that may sign terms, before a Hilt with one product and an open session. */
export async function startPayEdge(env: Readonly<Record<string, string>> = {}, limits: Partial<EdgeLimits> = {}): Promise<PayEdge> {
  const clock = { now: Date.now() };
  const hilt = await startFakeHilt();
  hilt.replies.set(PRODUCT_ROUTE, { body: WIRE_PRODUCT });
  hilt.replies.set(CONNECT_ROUTE, { body: wireSession() });
  hilt.replies.set(STATUS_ROUTE, { body: wireStatus() });
  const chain = fakeChain();
  const edge = await startTestEdge({ hilt: hilt.url, chain, now: () => clock.now, limits, env: { HILT_EDGE_SECRET: 'k'.repeat(32), ...env } });
  return {
    hilt,
    edge,
    chain,
    clock,
    open: async (body = { slug: 'tide' }) => {
      const answer: unknown = await (await edge.post('/edge/session', body)).json();
      const url = typeof answer === 'object' && answer !== null && 'transaction_request_url' in answer ? answer.transaction_request_url : null;
      if (typeof url !== 'string') throw new Error(`no transaction request in ${JSON.stringify(answer)}`);
      return new URL(url.replace(/^solana:/, '')).pathname;
    },
  };
}
