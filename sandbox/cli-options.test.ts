import { describe, expect, it } from 'vitest';
import { readCliOptions } from './cli-options.ts';

describe('the arguments of npm run sandbox', () => {
  it('are all optional', () => {
    expect(readCliOptions([])).toEqual({ ok: true, options: {} });
  });
  it('choose ports, directory and checkout', () => {
    expect(readCliOptions(['--port', '8787', '--rpc-port=8899', '--data', 'here', '--fresh', '--checkout-url', 'http://localhost:5173/'])).toEqual({
      ok: true,
      options: { port: 8787, rpcPort: 8899, dataDir: 'here', fresh: true, checkoutUrl: 'http://localhost:5173' },
    });
  });
  it.each([
    [['--port', 'x'], '--port'],
    [['--port', '70000'], '--port'],
    [['--rpc-port', '-1'], "'--rpc-port'"],
    [['--rpc-port', '1.5'], '--rpc-port'],
    [['--unknown'], '--unknown'],
    [['--data', ''], '--data'],
    [['--data'], '--data'],
    [['stray'], 'stray'],
    [['--fresh=yes'], '--fresh'],
    [['--checkout-url', 'nonsense'], '--checkout-url'],
    [['--checkout-url', 'http://localhost/path'], '--checkout-url'],
  ])('are named when wrong: %j', (args, name) => {
    const read = readCliOptions(args);
    expect(read.ok ? '' : read.problem).toContain(name);
  });
});
