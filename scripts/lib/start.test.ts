import { describe, expect, it } from 'vitest';
import { parseStartArgs } from './start-options.ts';
import { startReport } from './start-report.ts';

describe('the command line of npm start', () => {
  it('has sensible defaults', () => {
    expect(parseStartArgs([])).toEqual({ tag: 'start', options: { port: 4173, apiPort: 8787, rpcPort: 8899, dataDir: null, fresh: false, build: true } });
  });

  it('takes every option', () => {
    const parsed = parseStartArgs(['--port', '5000', '--api-port', '5001', '--rpc-port=5002', '--data', 'kept', '--fresh', '--no-build']);
    expect(parsed).toEqual({ tag: 'start', options: { port: 5000, apiPort: 5001, rpcPort: 5002, dataDir: 'kept', fresh: true, build: false } });
  });

  it.each([[['--port', 'x'], '--port'], [['--port', '0'], '--port'], [['--rpc-port', '65535'], '--rpc-port'], [['--prot', '1'], '--prot'], [['extra'], 'extra'], [['--fresh'], '--data']])('error: %j is refused with a reason', (args, reason) => {
    expect(parseStartArgs(args)).toMatchObject({ tag: 'wrong', problem: expect.stringContaining(reason) });
  });
});

describe('the report of npm start', () => {
  const report = { checkoutUrl: 'http://c', shopUrl: 'http://s', apiUrl: 'http://a', rpcUrl: 'http://r', merchantKey: 'k', products: [{ title: 'Tide', slug: 'tide', note: 'sold out' }], handoff: null, moved: [], dataDir: null };

  it('lists products, addresses and the way to stop', () => {
    const text = startReport(report);
    for (const part of ['http://c/p/tide   (sold out)', 'http://s', 'http://a', 'http://r', 'http://c/gallery', 'Ctrl-C']) expect(text).toContain(part);
  });

  it('says what moved, who has a personal link, and where state is kept', () => {
    const text = startReport({ ...report, moved: ['port 4173 is taken'], handoff: { buyer: '@ada', url: 'http://c/p/x?handoff=t' }, dataDir: 'kept' });
    for (const part of ['Note: port 4173 is taken', '@ada', 'http://c/p/x?handoff=t', 'kept in kept']) expect(text).toContain(part);
  });
});
