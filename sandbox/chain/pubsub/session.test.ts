import { describe, expect, it } from 'vitest';
import { type TestChain, testChain } from '../../testing/chain.ts';
import { memo, systemTransfer } from '../../testing/sample-transactions.ts';
import { sandboxKey } from '../keys.ts';
import { PubsubSession } from './session.ts';

interface Heard {
  readonly t: TestChain;
  readonly heard: unknown[];
  readonly session: PubsubSession;
  subscribe(method: string, ...params: unknown[]): Promise<void>;
}

function connected(): Heard {
  const t = testChain();
  const heard: unknown[] = [];
  const session = new PubsubSession(t.chain, (text) => heard.push(JSON.parse(text)));
  return { t, heard, session, subscribe: (method, ...params) => session.receive(JSON.stringify({ jsonrpc: '2.0', id: 7, method, params })) };
}

const to = sandboxKey('to').address;

describe('signatureSubscribe', () => {
  it('notifies once, when the commitment is reached', async () => {
    const { t, heard, subscribe } = connected();
    const payer = await t.funded('payer');
    const signature = await t.send(t.sign([payer], [memo('x')]));
    await subscribe('signatureSubscribe', signature, { commitment: 'confirmed' });
    expect(heard).toEqual([{ jsonrpc: '2.0', result: 1, id: 7 }]);
    t.pass(1);
    expect(heard).toHaveLength(1);
    t.pass(5);
    expect(heard.slice(1)).toMatchObject([{ method: 'signatureNotification', params: { subscription: 1, result: { value: { err: null } } } }]);
  });

  it('notifies after its answer when the transaction has long settled', async () => {
    const { t, heard, subscribe } = connected();
    const payer = await t.funded('payer');
    const signature = await t.send(t.sign([payer], [systemTransfer(payer.address, to, 10n ** 15n)]));
    t.pass(40);
    await subscribe('signatureSubscribe', signature);
    expect(heard).toMatchObject([{ result: 1 }, { params: { result: { value: { err: { InstructionError: [0, { Custom: 1 }] } } } } }]);
  });

  it('hears of transactions sent after it', async () => {
    const { t, heard, subscribe } = connected();
    const payer = await t.funded('payer');
    const bytes = t.sign([payer], [memo('x')]);
    const other = connected();
    await subscribe('signatureSubscribe', await other.t.send(bytes), { commitment: 'processed' });
    expect(heard).toHaveLength(1);
    await t.send(bytes);
    expect(heard).toHaveLength(2);
  });
});

describe('accountSubscribe', () => {
  it('notifies of changes as of its commitment, and only of changes', async () => {
    const { t, heard, subscribe } = connected();
    const payer = await t.funded('payer');
    await subscribe('accountSubscribe', to, { commitment: 'confirmed', encoding: 'base64' });
    t.pass(1);
    await t.send(t.sign([payer], [systemTransfer(payer.address, to, 5_000_000n)]));
    expect(heard).toHaveLength(1);
    t.pass(4);
    expect(heard.slice(1)).toMatchObject([{ method: 'accountNotification', params: { result: { value: { lamports: 5_000_000, data: ['', 'base64'] } } } }]);
    await t.call('sandbox_setSol', { owner: to, lamports: 0 });
    expect(heard.slice(2)).toMatchObject([{ params: { result: { value: { lamports: 0 } } } }]);
  });
});

describe('logsSubscribe', () => {
  it('gives the logs of transactions that name an address, in order', async () => {
    const { t, heard, subscribe } = connected();
    const payer = await t.funded('payer');
    const early = await t.send(t.sign([payer], [memo('early')]));
    await subscribe('logsSubscribe', { mentions: [payer.address] }, { commitment: 'confirmed' });
    await t.call('requestAirdrop', to, 1_000_000_000);
    const late = await t.send(t.sign([payer], [memo('late')]));
    t.pass(3);
    expect(heard.slice(1)).toMatchObject([{ method: 'logsNotification', params: { result: { value: { signature: early, err: null } } } }, { params: { result: { value: { signature: late } } } }]);
  });

  it('gives all logs at once at processed', async () => {
    const { t, heard, subscribe } = connected();
    await subscribe('logsSubscribe', 'all', { commitment: 'processed' });
    await t.call('requestAirdrop', to, 1_000_000_000);
    expect(heard).toHaveLength(2);
  });
});

describe('slotSubscribe and rootSubscribe', () => {
  it('notify per slot', async () => {
    const { t, heard, subscribe } = connected();
    const { slot } = t.chain.bank.slots.newest;
    await subscribe('slotSubscribe');
    await subscribe('rootSubscribe');
    t.pass(1);
    expect(heard.slice(2)).toMatchObject([
      { method: 'slotNotification', params: { result: { slot: slot + 1, parent: slot, root: slot - 31 }, subscription: 1 } },
      { method: 'rootNotification', params: { result: slot - 31, subscription: 2 } },
    ]);
  });
});

describe('a session', () => {
  it('stops when unsubscribed, and knows no other numbers', async () => {
    const { t, heard, subscribe } = connected();
    await subscribe('slotSubscribe');
    await subscribe('slotUnsubscribe', 1);
    await subscribe('slotUnsubscribe', 1);
    t.pass(2);
    expect(heard).toMatchObject([{ result: 1 }, { result: true }, { error: { code: -32602 } }]);
  });

  it('stops when closed', async () => {
    const { t, heard, session, subscribe } = connected();
    await subscribe('slotSubscribe');
    session.close();
    t.pass(2);
    expect(heard).toHaveLength(1);
  });

  it('takes the pings of web3.js without a word', async () => {
    const { heard, session } = connected();
    await session.receive('{"jsonrpc":"2.0","method":"ping","params":[]}');
    expect(heard).toEqual([]);
  });

  it.each([
    ['{', -32700],
    ['{"jsonrpc":"2.0","id":1,"method":"getSlot","params":[]}', -32601],
    ['{"jsonrpc":"2.0","id":1,"method":"toStringSubscribe","params":[]}', -32601],
    ['{"jsonrpc":"2.0","id":1,"method":"signatureSubscribe","params":["x"]}', -32602],
    ['{"jsonrpc":"2.0","id":1,"method":"logsSubscribe","params":["none"]}', -32602],
    ['{"jsonrpc":"2.0","id":1,"method":"logsSubscribe","params":[{"mentions":[]}]}', -32602],
  ])('refuses %s', async (text, code) => {
    const { heard, session } = connected();
    await session.receive(text);
    expect(heard).toMatchObject([{ error: { code } }]);
  });

  it('bounds the number of subscriptions', async () => {
    const { heard, subscribe } = connected();
    for (let count = 0; count < 1001; count += 1) await subscribe('slotSubscribe');
    expect(heard.at(-2)).toMatchObject({ result: 1000 });
    expect(heard.at(-1)).toMatchObject({ error: { code: -32603 } });
  });
});
