import { describe, expect, it } from 'vitest';
import { testChain } from '../../testing/chain.ts';
import { answerBody } from './dispatch.ts';

const { chain, call } = testChain();
const ask = async (body: unknown): Promise<unknown> => {
  const reply = await answerBody(chain, typeof body === 'string' ? body : JSON.stringify(body));
  return reply.body === null ? reply.status : JSON.parse(reply.body);
};
const request = (method: string, id: unknown = 1, params?: unknown): object => ({ jsonrpc: '2.0', id, method, params });

describe('answerBody', () => {
  it('answers a call under its id', async () => {
    expect(await ask(request('getHealth', 'a'))).toEqual({ jsonrpc: '2.0', result: 'ok', id: 'a' });
  });

  it('answers a batch in order, errors among it', async () => {
    expect(await ask([request('getHealth', 1), request('nonsense', 2), request('getBalance', 3)])).toMatchObject([{ id: 1, result: 'ok' }, { id: 2, error: { code: -32601 } }, { id: 3, error: { code: -32602 } }]);
  });

  it.each<[string, unknown, number]>([
    ['text that is not JSON', '{', -32700],
    ['nothing', '', -32700],
    ['an empty batch', [], -32600],
    ['another JSON-RPC version', { jsonrpc: '1.0', id: 1, method: 'getHealth' }, -32600],
    ['a method that is no text', { jsonrpc: '2.0', id: 1, method: 5 }, -32600],
    ['a bare value', 5, -32600],
    ['a method nobody has', request('getTheMoon'), -32601],
    ['a method of objects', request('toString'), -32601],
    ['parameters by name', request('getHealth', 1, { a: 1 }), -32602],
  ])('refuses %s', async (_name, body, code) => {
    expect(await ask(body)).toMatchObject({ jsonrpc: '2.0', error: { code, message: expect.any(String) } });
  });

  it('says nothing to notifications', async () => {
    expect(await ask({ jsonrpc: '2.0', method: 'getHealth' })).toBe(200);
    expect(await ask([{ jsonrpc: '2.0', method: 'nonsense' }])).toBe(200);
  });

  it('loses the whole answer to a fault of HTTP', async () => {
    await call('sandbox_failMethod', { method: 'getSlot', effect: 'http', status: 429, count: 1 });
    expect(await ask([request('getHealth', 1), request('getSlot', 2)])).toBe(429);
    expect(await ask(request('getSlot'))).toMatchObject({ result: expect.any(Number) });
  });
});
