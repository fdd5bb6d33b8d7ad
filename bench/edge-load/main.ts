import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { createJsonRpc } from '../../sandbox/settlement/json-rpc.ts';
import { sandboxWallet } from '../../sandbox/seed/wallets.ts';
import { edgeSettings } from '../lib/edge-settings.ts';
import { keepResults, runBench } from '../lib/results.ts';
import { type EdgeProcess, startEdgeProcess } from './edge-process.ts';
import { startBalancer, startFileServer } from './nginx.ts';
import { type LoadBenchOptions, readOptions, USAGE } from './options.ts';
import { isFlat, type MemoryRun, watchMemory } from './memory.ts';
import { processorTime } from './processor-time.ts';
import { type LoadOptions, type LoadResult, runWrk } from './wrk.ts';

/*
 * How much one edge carries: `/p/<slug>` beside nginx serving the very same page as a file, transaction requests with a real chain behind
 * them, memory over a longer run, and two instances restarted one after the other under load. Rounds alternate, so that a busy machine
 * slows both sides; the middle round counts.
 */

const SLUG = 'tidewater-circle';
const ROUNDS = 3;
const GZIP = { 'accept-encoding': 'gzip' };

async function main(options: LoadBenchOptions): Promise<boolean> {
  const sandbox = await startSandbox({ watchMs: null, logLevel: 'error', config: { rateLimitPerMinute: 10_000_000 } });
  const folder = await mkdtemp(join(tmpdir(), 'hilt-load-'));
  try {
    const settings = edgeSettings(sandbox);
    const pages = await withEdge(options.dist, settings, (edge) => comparePages(edge, options));
    const asked = await withEdge(options.dist, settings, (edge) => askForTransactions(edge, sandbox, folder, options));
    const transactions = { ...asked, ratio: pages.nginx === undefined ? null : rounded(asked.requestsPerSecond / pages.nginx.requestsPerSecond, 10_000) };
    const memory = await withEdge(options.dist, settings, (edge) => watchMemory(edge, `/p/${SLUG}`, options));
    const restart = await restartUnderLoad(options, settings);
    const kept = wasServed(pages, transactions, memory, restart);
    await keepResults('edge-load', { options, pages, transactions, memory, restart, kept });
    return Object.values(kept).every(Boolean);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await sandbox.stop();
  }
}

/** What must be so on any machine, busy or not; how fast it was is for the reader to judge. */
function wasServed(pages: { readonly edge?: LoadResult; readonly nginx?: LoadResult }, transactions: LoadResult, memory: MemoryRun, restart: { readonly load: LoadResult; readonly exitCodes: readonly (number | null)[] }) {
  const whole = (load: LoadResult | undefined): boolean => load !== undefined && load.refused === 0 && load.broken === 0;
  return {
    pagesAnswered: whole(pages.edge) && whole(pages.nginx),
    transactionsAnswered: whole(transactions),
    memoryFlat: isFlat(memory),
    restartUnnoticed: whole(restart.load) && restart.exitCodes.every((code) => code === 0),
  };
}

async function withEdge<T>(dist: string, settings: Readonly<Record<string, string>>, work: (edge: EdgeProcess) => Promise<T>): Promise<T> {
  const edge = await startEdgeProcess(dist, settings);
  try {
    return await work(edge);
  } finally {
    await edge.stop();
  }
}

async function comparePages(edge: EdgeProcess, { seconds, connections }: LoadBenchOptions) {
  const page = new Uint8Array(await (await fetch(`${edge.url}/p/${SLUG}`, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer());
  const nginx = await startFileServer(await freePort(), `p/${SLUG}`, page);
  try {
    const load = { connections, seconds, headers: GZIP };
    const rounds: Round[] = [];
    await runWrk({ ...load, url: `${edge.url}/p/${SLUG}`, seconds: 2 });
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ nginx: await measure(nginx.pid, { ...load, url: `${nginx.url}/p/${SLUG}` }), edge: await measure(edge.pid, { ...load, url: `${edge.url}/p/${SLUG}` }) });
    const middle = rounds.toSorted((a, b) => ratio(a) - ratio(b))[Math.floor(ROUNDS / 2)];
    return { bytes: page.length, ...middle, ratio: middle === undefined ? null : ratio(middle), ratios: rounds.map(ratio) };
  } finally {
    await nginx.stop();
  }
}

interface Measured extends LoadResult {
  /** Processor time of the server per request, in microseconds; null where the system does not tell. */
  readonly cpuMicros: number | null;
}

interface Round {
  readonly edge: Measured;
  readonly nginx: Measured;
}

async function measure(pid: number, load: LoadOptions): Promise<Measured> {
  const before = await processorTime(pid);
  const result = await runWrk(load);
  const after = await processorTime(pid);
  return { ...result, cpuMicros: before === null || after === null ? null : Math.round(((after - before) * 1_000) / (result.requestsPerSecond * load.seconds)) };
}

function ratio({ edge, nginx }: Round): number {
  return rounded(edge.requestsPerSecond / nginx.requestsPerSecond, 1_000);
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

/** Each request is a client of its own, so that no allowance ends the run; each asks for the same open payment. */
async function askForTransactions(edge: EdgeProcess, sandbox: RunningSandbox, folder: string, { seconds }: LoadBenchOptions) {
  const buyer = sandboxWallet('load buyer').publicKey.toBase58();
  const rpc = createJsonRpc(sandbox.rpcUrl);
  await rpc('sandbox_fundSol', [{ owner: buyer, lamports: 1_000_000_000 }]);
  await rpc('sandbox_fundUsdc', [{ owner: buyer, amount: 1_000_000_000 }]);
  const opened: unknown = await (await fetch(`${edge.url}/edge/session`, { method: 'POST', body: JSON.stringify({ slug: SLUG }) })).json();
  const link = typeof opened === 'object' && opened !== null && 'transaction_request_url' in opened ? String(opened.transaction_request_url) : '';
  const script = join(folder, 'transaction.lua');
  await writeFile(
    script,
    `local n = 0
request = function()
  n = n + 1
  local from = string.format("10.%d.%d.%d", math.floor(n / 65536) % 256, math.floor(n / 256) % 256, n % 256)
  return wrk.format("POST", nil, { ["content-type"] = "application/json", ["x-real-ip"] = from }, '{"account":"${buyer}"}')
end`,
  );
  const url = `${edge.url}${new URL(link.replace('solana:', '')).pathname}`;
  // The first one loads the payment builder.
  const first = await fetch(url, { method: 'POST', body: JSON.stringify({ account: buyer }) });
  if (!first.ok) throw new Error(`no transaction: ${await first.text()}`);
  return measure(edge.pid, { url, connections: 8, seconds, script });
}

async function restartUnderLoad({ dist, seconds, connections }: LoadBenchOptions, settings: Readonly<Record<string, string>>) {
  const draining = { ...settings, HILT_EDGE_DRAIN_MS: '300' };
  const edges = await Promise.all([startEdgeProcess(dist, draining), startEdgeProcess(dist, draining)]);
  const balancer = await startBalancer(await freePort(), edges.map(({ url }) => url));
  try {
    const load = runWrk({ url: `${balancer.url}/p/${SLUG}`, connections, seconds: seconds * 2, headers: GZIP });
    const codes: (number | null)[] = [];
    for (const [index, edge] of edges.entries()) {
      codes.push(await edge.stop());
      edges[index] = await startEdgeProcess(dist, draining, Number(new URL(edge.url).port));
    }
    return { load: await load, exitCodes: codes };
  } finally {
    await balancer.stop();
    await Promise.all(edges.map((edge) => edge.stop()));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address === null || typeof address === 'string' ? reject(new Error('no free port')) : resolve(address.port)));
    });
  });
}

if (process.argv.includes('--help')) console.log(USAGE);
else await runBench(() => main(readOptions(process.argv.slice(2))));
