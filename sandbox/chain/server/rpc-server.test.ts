import { type Server, createServer } from 'node:http';
import { request } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { serveTestChain } from '../../testing/chain.ts';
import { listenOnPair } from './port-pair.ts';

const served = await serveTestChain();
afterAll(() => served.close());

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }): Promise<Response> => fetch(served.url, { method: 'POST', headers, body });
const HEALTH = '{"jsonrpc":"2.0","id":1,"method":"getHealth","params":[]}';

describe('the HTTP side', () => {
  it('answers on both ports', async () => {
    for (const url of [served.url, served.wsUrl.replace('ws:', 'http:')]) {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body: HEALTH });
      expect(await response.json()).toEqual({ jsonrpc: '2.0', result: 'ok', id: 1 });
    }
  });

  it('lets pages of any origin call, with the header web3.js sends', async () => {
    const preflight = await fetch(served.url, { method: 'OPTIONS', headers: { origin: 'https://shop.example', 'access-control-request-headers': 'content-type,solana-client' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('solana-client');
    const answer = await post(HEALTH);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('answers a page even where a scenario takes the answer away', async () => {
    await served.rpc('sandbox_failMethod', { method: 'getHealth', effect: 'http', count: 1 });
    const answer = await post(HEALTH);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([503, '*']);
  });

  it('tells that it is healthy', async () => {
    expect(await (await fetch(`${served.url}/health`)).text()).toBe('ok');
    expect((await fetch(`${served.url}/elsewhere`)).status).toBe(404);
  });

  it('refuses other methods, other types and huge bodies, and goes on', async () => {
    expect((await fetch(served.url, { method: 'PUT', body: '{}' })).status).toBe(405);
    expect((await post(HEALTH, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
    expect((await post(HEALTH)).status).toBe(200);
  });

  it('writes numbers that JavaScript cannot hold', async () => {
    await served.rpc('sandbox_fundSol', { owner: '2NXQzCRYEcW2uXMqEGdhLJ2DPy1fRmMbxN2DVpmVM8u6', lamports: 1_000_000 });
    const answer = await post('{"jsonrpc":"2.0","id":1,"method":"getAccountInfo","params":["2NXQzCRYEcW2uXMqEGdhLJ2DPy1fRmMbxN2DVpmVM8u6"]}');
    expect(await answer.text()).toContain('"rentEpoch":18446744073709551615,');
  });

  it('survives callers that hang up', async () => {
    await served.rpc('sandbox_failMethod', { method: 'getSlot', effect: 'hang' });
    const hung = request(served.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    const gone = new Promise<void>((resolve) => {
      hung.once('error', () => resolve());
    });
    hung.end('{"jsonrpc":"2.0","id":1,"method":"getSlot","params":[]}', () => hung.destroy(new Error('enough')));
    await gone;
    await served.rpc('sandbox_clearFaults');
    expect(await served.rpc('getHealth')).toBe('ok');
  });
});

describe('the websocket side', () => {
  it.each([served.wsUrl, served.url.replace('http:', 'ws:')])('serves subscriptions at %s', async (url) => {
    const socket = new WebSocket(url);
    const messages: unknown[] = [];
    const notified = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        messages.push(JSON.parse(data.toString()));
        if (messages.length === 1) served.chain.tick();
        else resolve();
      });
    });
    socket.on('open', () => socket.send('{"jsonrpc":"2.0","id":1,"method":"slotSubscribe"}'));
    await notified;
    expect(messages).toMatchObject([{ result: 1 }, { method: 'slotNotification' }]);
    socket.terminate();
  });

  it('closes on messages that are not text', async () => {
    const socket = new WebSocket(served.wsUrl);
    const code = await new Promise<number>((resolve) => {
      socket.on('open', () => socket.send(Buffer.of(1, 2)));
      socket.on('close', resolve);
    });
    expect(code).toBe(1003);
  });
});

describe('listenOnPair', () => {
  const closeAll = (servers: readonly Server[]): void => servers.forEach((server) => void server.close());

  it('says so when the second port is taken, and leaves the first one free', async () => {
    const servers = [createServer(), createServer(), createServer(), createServer()] as const;
    const port = await listenOnPair(servers[0], servers[1], 0);
    // The pair before it overlaps with the taken one.
    await expect(listenOnPair(servers[2], servers[3], port - 1)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(servers[2].listening).toBe(false);
    closeAll(servers.slice(0, 2));
  });
});
