import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { postRpc } from '../testing/chain.ts';
import { memo, signedTransaction } from '../testing/sample-transactions.ts';
import { tempDirectory } from '../testing/temp-directory.ts';
import { sandboxKey } from './keys.ts';
import { type RunningChain, type StartChainOptions, startChain } from './supervisor.ts';

const payer = sandboxKey('payer');

async function running(options: StartChainOptions): Promise<RunningChain> {
  const chain = await startChain(options);
  onTestFinished(() => chain.stop());
  return chain;
}

/** A field of an answer, as the number it should be. */
function numberAt(answer: unknown, key: string): number {
  if (typeof answer !== 'object' || answer === null) return Number.NaN;
  return Number(Object.entries(answer).find(([name]) => name === key)?.[1]);
}

async function sendMemo(url: string, text: string): Promise<string> {
  const latest = await postRpc(url, 'getLatestBlockhash', [{ commitment: 'processed' }]);
  const blockhash = /"blockhash":"(\w+)"/.exec(JSON.stringify(latest))?.[1] ?? '';
  const bytes = signedTransaction({ instructions: [memo(text)], blockhash }, [payer]);
  return String(await postRpc(url, 'sendTransaction', [Buffer.from(bytes).toString('base64'), { encoding: 'base64', skipPreflight: true }]));
}

const isKnown = async (url: string, signature: string): Promise<boolean> => JSON.stringify(await postRpc(url, 'getSignatureStatuses', [[signature], { searchTransactionHistory: true }])).includes('"err":null');

/** Kills the chain's process at once and waits until another one answers. */
async function killAndRevive(chain: RunningChain, revived: Promise<void>): Promise<void> {
  const { pid } = chain;
  process.kill(pid, 'SIGKILL');
  await revived;
  expect(chain.pid).not.toBe(pid);
}

function signal(): { readonly promise: Promise<void>; readonly fire: () => void } {
  let fire = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return { promise, fire };
}

// Each start is a process of its own; on a busy machine that takes seconds.
describe('startChain', { timeout: 60_000 }, () => {
  it('serves a chain whose slots pass by themselves', async () => {
    const chain = await running({ slotMs: 10 });
    const socket = new WebSocket(chain.wsUrl);
    const notifications = await new Promise<string>((resolve) => {
      socket.on('open', () => socket.send('{"jsonrpc":"2.0","id":1,"method":"slotSubscribe"}'));
      socket.on('message', (data: Buffer) => {
        if (data.toString().includes('slotNotification')) resolve(data.toString());
      });
    });
    socket.terminate();
    expect(notifications).toContain('"slot"');
    expect(new URL(chain.wsUrl).port).toBe(String(Number(new URL(chain.url).port) + 1));
  });

  it('loses nothing that was answered when its process is killed, and answers on the same port', async () => {
    const { promise, fire } = signal();
    const chain = await running({ onRestart: fire });
    await postRpc(chain.url, 'sandbox_fundSol', [{ owner: payer.address, lamports: 1_000_000_000 }]);
    const before = await postRpc(chain.url, 'sandbox_status', []);
    const answered: string[] = [];
    const { promise: enough, fire: isEnough } = signal();
    // The kill comes in the middle of a storm; what was not answered may or may not have landed.
    const storm = Promise.allSettled(
      Array.from({ length: 60 }, async (_, count) => {
        answered.push(await sendMemo(chain.url, `memo ${count}`));
        if (answered.length === 15) isEnough();
      }),
    );
    await enough;
    await killAndRevive(chain, promise);
    await storm;
    expect(answered.length).toBeGreaterThanOrEqual(15);
    for (const signature of answered) expect(await isKnown(chain.url, signature)).toBe(true);
    const after = await postRpc(chain.url, 'sandbox_status', []);
    expect(numberAt(after, 'transactions')).toBeGreaterThanOrEqual(answered.length);
    expect(numberAt(after, 'slot')).toBeGreaterThanOrEqual(numberAt(before, 'slot'));
    expect(await isKnown(chain.url, await sendMemo(chain.url, 'after'))).toBe(true);
  });

  it('goes on from its data directory in another life', async () => {
    const dataDir = tempDirectory();
    const first = await startChain({ dataDir });
    await postRpc(first.url, 'sandbox_fundSol', [{ owner: payer.address, lamports: 1_000_000_000 }]);
    const signature = await sendMemo(first.url, 'kept');
    const before = await postRpc(first.url, 'sandbox_status', []);
    await first.stop();
    const second = await running({ dataDir });
    expect(await isKnown(second.url, signature)).toBe(true);
    expect(numberAt(await postRpc(second.url, 'sandbox_status', []), 'slot')).toBeGreaterThanOrEqual(numberAt(before, 'slot'));
  });

  it('refuses a data directory that another chain uses', async () => {
    const dataDir = tempDirectory();
    await running({ dataDir });
    await expect(startChain({ dataDir })).rejects.toThrow('another process uses');
  });

  it('refuses a port that is taken', async () => {
    const chain = await running({});
    await expect(startChain({ port: Number(new URL(chain.url).port) })).rejects.toThrow('is taken');
  });

  it('gives up on a chain that dies again and again', async () => {
    const { promise, fire } = signal();
    let restarts = 0;
    const chain: RunningChain = await running({
      onGiveUp: fire,
      onRestart: () => {
        restarts += 1;
        process.kill(chain.pid, 'SIGKILL');
      },
    });
    process.kill(chain.pid, 'SIGKILL');
    await promise;
    expect(restarts).toBe(5);
  });
});
