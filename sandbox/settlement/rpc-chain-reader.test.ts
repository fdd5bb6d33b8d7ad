import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChainUnreachable } from './chain-reader.ts';
import { createJsonRpc } from './json-rpc.ts';
import { createRpcChainReader } from './rpc-chain-reader.ts';

/** A node that answers what the test says, over real HTTP. */
let respond: (call: { readonly method: string; readonly params: readonly unknown[] }) => string | null;
let calls: { readonly method: string; readonly params: readonly unknown[] }[];
let server: Server;
let url: string;
beforeEach(async () => {
  calls = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call: (typeof calls)[number] = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      calls.push(call);
      const text = respond(call);
      if (text !== null) response.end(text);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address: AddressInfo | string | null = server.address();
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const result = (value: unknown) => JSON.stringify({ jsonrpc: '2.0', id: 1, result: value });

describe('reading the chain over JSON-RPC', () => {
  it('asks for raw, confirmed transactions of any version, and takes null for not yet', async () => {
    respond = () => result(null);
    expect(await createRpcChainReader(createJsonRpc(url)).transaction('sig')).toBeNull();
    expect(calls[0]).toMatchObject({ method: 'getTransaction', params: ['sig', { encoding: 'json', commitment: 'confirmed', maxSupportedTransactionVersion: 0 }] });
  });

  it('turns a history of several pages oldest first', async () => {
    const all = Array.from({ length: 1_500 }, (_, at) => ({ signature: `s${1_499 - at}`, err: at === 0 ? { InstructionError: [] } : null }));
    respond = ({ params: [, options] }) => {
      const { before, until } = Object(options);
      expect(until).toBe('old');
      const from = before === undefined ? 0 : all.findIndex(({ signature }) => signature === before) + 1;
      return result(all.slice(from, from + 1_000));
    };
    const history = await createRpcChainReader(createJsonRpc(url)).history('account', 'old');
    expect([history.length, history[0], history.at(-1)]).toEqual([1_500, { signature: 's0', failed: false }, { signature: 's1499', failed: true }]);
  });

  it('reads the time of the newest confirmed block', async () => {
    respond = ({ method }) => result(method === 'getSlot' ? 7 : 1_777_900_000);
    expect(await createRpcChainReader(createJsonRpc(url)).time()).toBe(1_777_900_000_000);
    respond = ({ method }) => result(method === 'getSlot' ? 7 : null);
    expect(await createRpcChainReader(createJsonRpc(url)).time()).toBeNull();
  });

  it.each([
    ['an error of the node', JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: -32_004, message: 'Block not available' } }), 'Block not available (-32004)'],
    ['no JSON', '<html>', 'no answer'],
    ['JSON that is no RPC', '[1]', 'not a JSON-RPC answer'],
    ['an answer without a result', JSON.stringify({ jsonrpc: '2.0', id: 1 }), 'not a JSON-RPC answer'],
    ['a transaction that is none', result({ slot: 'x' }), 'not understood'],
  ])('takes %s for an unreachable chain', async (_, text, message) => {
    respond = () => text;
    const asked = createRpcChainReader(createJsonRpc(url)).transaction('sig');
    await expect(asked).rejects.toThrow(ChainUnreachable);
    await expect(asked).rejects.toThrow(message);
  });

  it('does not wait for ever, nor for a node that is not there', async () => {
    respond = () => null;
    await expect(createJsonRpc(url, 50)('getSlot', [])).rejects.toThrow(ChainUnreachable);
    await expect(createJsonRpc('http://127.0.0.1:1')('getSlot', [])).rejects.toThrow(ChainUnreachable);
  });
});
