import { fileURLToPath } from 'node:url';
import { buildSandbox, sandboxIsStale } from '../../scripts/lib/sandbox-build.ts';
import { startSite } from '../../scripts/lib/sandbox-site.ts';
import { launchBrowser } from '../lib/browser.ts';
import { spread } from '../lib/numbers.ts';
import { keepResults, runBench } from '../lib/results.ts';
import { listenForConfirmations } from './confirmations.ts';
import { measurePayment, type Settled } from './measure-payment.ts';
import { readOptions, type SettleOptions, USAGE } from './options.ts';

/*
 * How long a buyer waits for nothing but the page: from the moment the chain calls the payment confirmed to the moment the page says that Hilt
 * has recorded it, less the API's own time. Real payments, one after the other, each by a buyer of its own in a fresh browser profile. Both
 * moments are read from the same clock of this machine; the chain's word comes over a websocket that the page does not use.
 */

const SLUG = 'tidewater-circle';
/** What buyers behind one address share is 120 requests a minute. */
const MOST_API_REQUESTS = 12;
/** A run that takes longer per payment than this is broken, and stops. */
const MOST_MS_PER_PAYMENT = 30_000;

async function main({ payments, slotMs }: SettleOptions): Promise<boolean> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  if (await sandboxIsStale(root)) await buildSandbox(root);
  const site = await startSite({ root, ports: { checkout: 0, shop: 0, api: 0, rpc: 0 }, sandbox: { slotMs, logLevel: 'error', config: { rateLimitPerMinute: 10_000_000 } } });
  try {
    const browser = await launchBrowser();
    const confirmations = await listenForConfirmations(site.sandbox.wsUrl);
    try {
      // The first one warms up the chain's programs and the browser's disk.
      await measurePayment(browser, site, confirmations, SLUG);
      const end = Date.now() + payments * MOST_MS_PER_PAYMENT;
      const samples: Settled[] = [];
      while (samples.length < payments) {
        if (Date.now() > end) throw new Error(`only ${samples.length} of ${payments} payments were made in time`);
        samples.push(await measurePayment(browser, site, confirmations, SLUG));
        if (samples.length % 10 === 0) console.log(`${samples.length} of ${payments}`);
      }
      const of = (name: keyof Settled) => spread(samples.map((sample) => sample[name]));
      const apiRequests = of('apiRequests');
      const kept = apiRequests.max <= MOST_API_REQUESTS;
      await keepResults('settle-latency', { slotMs, settleMs: of('settleMs'), totalMs: of('totalMs'), apiMs: of('apiMs'), apiRequests, rpcRequests: of('rpcRequests'), mostApiRequests: MOST_API_REQUESTS, kept, samples });
      return kept;
    } finally {
      confirmations.close();
      await browser.close();
    }
  } finally {
    await site.stop();
  }
}

if (process.argv.includes('--help')) console.log(USAGE);
else await runBench(() => main(readOptions(process.argv.slice(2))));
