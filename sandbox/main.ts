import { readCliOptions } from './cli-options.ts';
import { startSandbox } from './start-sandbox.ts';

/*
 * `npm run sandbox -- [--port N] [--rpc-port N] [--data DIR] [--fresh] [--checkout-url URL]`: API and RPC, nothing else. Standard output gets exactly one
 * line, JSON with every address, once all of it answers; trouble goes to standard error.
 */
const USAGE = 'usage: npm run sandbox -- [--port N] [--rpc-port N] [--data DIR] [--fresh] [--checkout-url URL]';

async function run(): Promise<number> {
  const read = readCliOptions(process.argv.slice(2));
  if (!read.ok) {
    process.stderr.write(`${read.problem}\n${USAGE}\n`);
    return 2;
  }
  const stopped = stopRequest();
  const sandbox = await startSandbox(read.options);
  const { apiUrl, rpcUrl, wsUrl, checkoutUrl, merchantKey, products, handoffUrl } = sandbox;
  const line = { api_url: apiUrl, rpc_url: rpcUrl, ws_url: wsUrl, checkout_url: checkoutUrl, merchant_key: merchantKey, receipt_keys_url: `${apiUrl}/.well-known/hilt-receipt-keys.json`, products, handoff_url: handoffUrl };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  await stopped;
  await sandbox.stop();
  return 0;
}

/** Resolves with the first Ctrl-C or TERM; asked for before anything is started, so that none is missed. */
function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
