import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postRpc } from '../testing/chain.ts';
import { mutateBytes } from '../testing/mutate-bytes.ts';
import { mutateMessage } from '../testing/mutate-message.ts';
import { postBatch } from '../testing/rpc-batch.ts';
import { compile, computeLimit, computePrice, createAssociated, guard, memo, signMessage, systemTransfer, usdcTransfer } from '../testing/sample-transactions.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { sandboxKey } from './keys.ts';
import { type RunningChain, startChain } from './supervisor.ts';
import type { WireMessage } from './wire/message.ts';

const TRANSACTIONS = 21_000;
const BATCH = 100;

const [payer, merchant, third] = [sandboxKey('payer'), sandboxKey('merchant'), sandboxKey('third')];
const KEYS = [payer, merchant, third];
const opening = createAssociated(payer.address, third.address);
const paying = [computeLimit(200_000), computePrice(1000n), opening, usdcTransfer(payer.address, third.address, 5n), memo('HILT:nonce'), usdcTransfer(payer.address, merchant.address, 7n)];
const guarded = [guard(payer.address), systemTransfer(payer.address, merchant.address, 1000n), systemTransfer(merchant.address, third.address, 10n), guard(), memo('guarded')];
const TEMPLATES = [compile({ signers: [payer.address], instructions: paying, blockhash: payer.address }), compile({ signers: [payer.address, merchant.address], instructions: guarded, blockhash: payer.address })];

let chain: RunningChain;
let restarts = 0;
let revived: () => void = () => undefined;

beforeAll(async () => {
  chain = await startChain({
    onRestart: () => {
      restarts += 1;
      revived();
    },
  });
  for (const { address } of KEYS) {
    await postRpc(chain.url, 'sandbox_fundSol', [{ owner: address, lamports: '10000000000000000' }]);
    await postRpc(chain.url, 'sandbox_fundUsdc', [{ owner: address, amount: '1000000000000' }]);
  }
});
afterAll(() => chain.stop());

async function newestBlockhash(): Promise<string> {
  const latest = await postRpc(chain.url, 'getLatestBlockhash', [{ commitment: 'processed' }]);
  return /"blockhash":"(\w+)"/.exec(JSON.stringify(latest))?.[1] ?? '';
}

/** One damaged transaction: either its bytes are damaged, or its message is bent and then signed properly, so that it gets past the signature check. */
function damaged(blockhash: string, random: SeededRandom): Uint8Array {
  const template: WireMessage = { ...random.pick(TEMPLATES), recentBlockhash: blockhash, version: random.below(3) === 0 ? 0 : 'legacy' };
  return random.below(3) === 0 ? mutateBytes(signMessage(template, KEYS), random) : signMessage(mutateMessage(template, random), KEYS);
}

describe('damaged transactions', () => {
  it(`never end the chain's process, by the ${TRANSACTIONS}`, { timeout: 180_000 }, async () => {
    const random = new SeededRandom(20_261_120);
    const { pid } = chain;
    const codes = new Map<number | null, number>();
    for (let sent = 0; sent < TRANSACTIONS; sent += BATCH) {
      const blockhash = await newestBlockhash();
      const calls = Array.from({ length: BATCH }, () => {
        const text = Buffer.from(damaged(blockhash, random)).toString('base64');
        const way = random.below(3);
        if (way === 0) return ['simulateTransaction', text, { encoding: 'base64', commitment: 'processed' }] as const;
        return ['sendTransaction', text, { encoding: 'base64', skipPreflight: way === 1, preflightCommitment: 'processed' }] as const;
      });
      for (const { code } of await postBatch(chain.url, calls)) codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect(chain.pid).toBe(pid);
    expect(restarts).toBe(0);
    expect(await postRpc(chain.url, 'getHealth', [])).toBe('ok');
    // The damage reached every line of defence, and behind them the VM.
    expect(new Set(codes.keys())).toEqual(new Set([-32002, -32003, -32602, null]));
    for (const count of codes.values()) expect(count).toBeGreaterThan(20);
    expect(JSON.stringify(await postRpc(chain.url, 'sandbox_status', []))).toMatch(/"transactions":\d{3,}/);
  });

  it('that ran all run again when the process is killed and its steps are replayed', async () => {
    const before = await postRpc(chain.url, 'sandbox_status', []);
    const again = new Promise<void>((resolve) => {
      revived = resolve;
    });
    process.kill(chain.pid, 'SIGKILL');
    await again;
    const transactions = (status: unknown): string | undefined => /"transactions":(\d+)/.exec(JSON.stringify(status))?.[1];
    expect(transactions(await postRpc(chain.url, 'sandbox_status', []))).toBe(transactions(before));
  });
});
