import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChosenPort, wantedOrFree } from './lib/ports.ts';
import { buildSandbox, SANDBOX_DIST, sandboxIsStale } from './lib/sandbox-build.ts';
import { parseStartArgs, START_USAGE, type StartOptions } from './lib/start-options.ts';
import { type ListedProduct, startReport } from './lib/start-report.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseStartArgs(args);
  switch (parsed.tag) {
    case 'help':
      console.log(START_USAGE);
      return 0;
    case 'wrong':
      console.error(`${parsed.problem}\n\n${START_USAGE}`);
      return 2;
    case 'start':
      return start(parsed.options);
    default:
      return parsed satisfies never;
  }
}

async function start(options: StartOptions): Promise<number> {
  if (!existsSync(join(root, 'node_modules', 'litesvm'))) {
    console.error('The packages are not installed yet. Run "npm ci" first.');
    return 1;
  }
  // Asked for before anything is started, so that an early Ctrl-C is not lost.
  const stopped = stopRequest();
  await bundle(options.build);

  const checkout = await wantedOrFree(options.port);
  const shop = await wantedOrFree(checkout.port + 1);
  const api = await wantedOrFree(options.apiPort);
  const rpc = await wantedOrFree(options.rpcPort, 2);
  // Only now: the first look at the packages above must be able to say that they are missing.
  const { startSite } = await import('./lib/sandbox-site.ts');
  const { listProducts } = await import('../sandbox/demo/merchant-client.ts');
  const { productClosed } = await import('../src/contract/product.ts');
  const site = await startSite({
    root,
    ports: { checkout: checkout.port, shop: shop.port, api: api.port, rpc: rpc.port },
    ...(options.dataDir === null ? {} : { dataDir: options.dataDir, fresh: options.fresh }),
    sandbox: { logLevel: 'error' },
  });
  const products = (await listProducts({ apiUrl: site.sandbox.apiUrl, key: site.sandbox.merchantKey })).map((product): ListedProduct => ({
    title: product.title,
    slug: product.slug,
    note: productClosed(product)?.replaceAll('-', ' ') ?? '',
  }));
  console.log(
    startReport({
      checkoutUrl: site.checkout.url,
      shopUrl: site.shop.url,
      apiUrl: site.sandbox.apiUrl,
      rpcUrl: site.sandbox.rpcUrl,
      merchantKey: site.sandbox.merchantKey,
      products,
      handoff: { buyer: '@marta', url: site.sandbox.handoffUrl },
      moved: [moved('the checkout', checkout), moved('the demo shop', shop), moved('the API', api), moved('the chain', rpc)].flat(),
      dataDir: options.dataDir,
    }),
  );
  await stopped;
  console.log('\nStopping.');
  await site.stop();
  return 0;
}

async function bundle(wanted: boolean): Promise<void> {
  if (!wanted && existsSync(join(root, SANDBOX_DIST, 'index.html'))) return;
  if (!(await sandboxIsStale(root))) return;
  console.log('Building the checkout …');
  await buildSandbox(root);
}

function moved(what: string, { port, insteadOf }: ChosenPort): readonly string[] {
  return insteadOf === null ? [] : [`port ${insteadOf} is taken, so ${what} is on ${port}`];
}

/** Resolves with the first Ctrl-C or TERM; a second one ends the program at once. */
function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
