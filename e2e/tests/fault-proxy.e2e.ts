import { createServer, type Server } from 'node:http';
import { test as base } from '@playwright/test';
import { listen } from '../../sandbox/static-server.ts';
import { FaultProxy } from '../support/fault-proxy/fault-proxy.ts';

/** The line on which things go wrong does what its rules say, and no more: else the journeys through it would prove nothing. */

const { expect } = base;

interface Fixtures {
  /** A server that counts what it has done, behind a proxy. */
  readonly line: { readonly proxy: FaultProxy; readonly done: string[] };
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
  line: async ({}, use) => {
    const done: string[] = [];
    const server: Server = createServer((request, response) => {
      request.resume().once('end', () => {
        done.push(request.url ?? '');
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ done: done.length }));
      });
    });
    const behind = await listen(server, 0);
    const proxy = await FaultProxy.start(behind.url);
    await use({ proxy, done });
    await proxy.stop();
    await behind.stop();
  },
});

async function ask(proxy: FaultProxy, path = '/a', body = '{}'): Promise<unknown> {
  const response = await fetch(`${proxy.url}${path}`, { method: 'POST', body });
  return response.ok ? response.json() : response.status;
}

test.describe('the fault proxy', { tag: '@desktop' }, () => {
  test('passes on what no rule is about', async ({ line: { proxy, done } }) => {
    proxy.on({ path: '/other' }, { kind: 'lose-request' });
    proxy.on({ rpc: 'getSlot' }, { kind: 'lose-request' });
    expect(await ask(proxy, '/a?b=1', '{"method":"sendTransaction"}')).toEqual({ done: 1 });
    expect(done).toEqual(['/a?b=1']);
    expect(proxy.passages).toEqual([{ method: 'POST', path: '/a', rpc: 'sendTransaction', served: true, answered: true }]);
  });

  test('can lose a request before the server hears of it, as often as it was told', async ({ line: { proxy, done } }) => {
    const rule = proxy.on({ rpc: ['one', 'two'] }, { kind: 'lose-request' }, 1);
    await expect(ask(proxy, '/', '{"method":"two"}')).rejects.toThrow();
    expect(done).toEqual([]);
    expect(await ask(proxy, '/', '{"method":"two"}')).toEqual({ done: 1 });
    expect(rule.hits).toBe(1);
  });

  test('can lose the answer to what the server has done', async ({ line: { proxy, done } }) => {
    proxy.on({}, { kind: 'lose-answer' });
    await expect(ask(proxy)).rejects.toThrow();
    expect(done).toEqual(['/a']);
    expect(proxy.served('/a')).toBe(1);
  });

  test('can reset a connection, and answer for the server', async ({ line: { proxy, done } }) => {
    const reset = proxy.on({}, { kind: 'reset' });
    await expect(ask(proxy)).rejects.toThrow();
    reset.end();
    proxy.on({}, { kind: 'status', status: 503 });
    expect(await ask(proxy)).toBe(503);
    expect(done).toEqual([]);
  });

  test('can change an answer', async ({ line: { proxy } }) => {
    proxy.on({ path: /^\/a$/ }, { kind: 'rewrite', change: (answer) => ({ was: answer }) });
    expect(await ask(proxy)).toEqual({ was: { done: 1 } });
  });

  for (const [when, doneMeanwhile] of [['before', 0], ['after', 1]] as const) {
    test(`can hold what is ${when} the server until it is released`, async ({ line: { proxy, done } }) => {
      const rule = proxy.on({}, { kind: 'hold', when });
      const answer = ask(proxy);
      await rule.reached();
      expect(done).toHaveLength(doneMeanwhile);
      rule.release();
      expect(await answer).toEqual({ done: 1 });
    });
  }

  test('lets the newest rule count, and nothing once it is cleared', async ({ line: { proxy } }) => {
    proxy.on({}, { kind: 'lose-request' });
    proxy.on({}, { kind: 'status', status: 500 });
    expect(await ask(proxy)).toBe(500);
    proxy.clear();
    expect(await ask(proxy)).toEqual({ done: 1 });
  });

  test('ends what it still holds when it stops', async ({ line: { proxy } }) => {
    const rule = proxy.on({}, { kind: 'hold', when: 'before' });
    const answer = ask(proxy);
    await Promise.all([rule.reached(), expect(answer).rejects.toThrow(), rule.reached().then(() => proxy.stop())]);
  });
});
