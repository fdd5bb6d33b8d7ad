import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { bundleSandboxWallet } from '../../sandbox/wallet/bundle.ts';
import { startEdgeProcess } from '../edge-load/edge-process.ts';
import { launchBrowser } from '../lib/browser.ts';
import { edgeSettings } from '../lib/edge-settings.ts';
import { percentile, spread } from '../lib/numbers.ts';
import { keepResults, runBench } from '../lib/results.ts';
import { startFileHost, withoutScripts } from './file-host.ts';
import { apiRoundTrip, openPage } from './open-page.ts';
import { type PaintOptions, readOptions, USAGE } from './options.ts';

/*
 * When the price can be read, and when the button can be pressed, on a slow line with a slow processor. The yardstick is a static HTML page of the
 * same look, opened in the same round: a busy machine slows all of them. The middle ratio of all rounds counts.
 */

const SLUG = 'tidewater-circle';
/** Price from the edge, against the static page. */
const EDGE_LIMIT = 1.1;
/** Price from a static host, against the static page and one round trip to the API. */
const HOST_LIMIT = 1.25;

interface Round {
  readonly staticPriceMs: number;
  readonly edgePriceMs: number;
  readonly edgeButtonMs: number;
  readonly hostPriceMs: number;
  readonly hostButtonMs: number;
  readonly apiRoundTripMs: number;
}

async function main({ rounds, dist }: PaintOptions): Promise<boolean> {
  const sandbox = await startSandbox({ watchMs: null, logLevel: 'error', config: { rateLimitPerMinute: 10_000_000 } });
  const undo: (() => Promise<unknown>)[] = [() => sandbox.stop()];
  try {
    const settings = edgeSettings(sandbox);
    const host = await startFileHost(dist, settings);
    undo.unshift(() => host.stop());
    const edge = await startEdgeProcess(dist, settings);
    undo.unshift(() => edge.stop());
    const browser = await launchBrowser();
    undo.unshift(() => browser.close());

    const painted = await (await fetch(`${edge.url}/p/${SLUG}`)).text();
    host.servePlain(withoutScripts(painted));
    const wallet = await bundleSandboxWallet();
    const price = (url: string) => openPage(browser, { url, wallet: '', until: '__priceAt' });
    const button = (url: string) => openPage(browser, { url, wallet, until: '__buttonAt' });
    const pages = { plain: `${host.url}/static/${SLUG}`, edge: `${edge.url}/p/${SLUG}`, host: `${host.url}/p/${SLUG}` };
    const measure = async (): Promise<Round> => ({
      staticPriceMs: await price(pages.plain),
      edgePriceMs: await price(pages.edge),
      apiRoundTripMs: await apiRoundTrip(browser, pages.plain, `${sandbox.apiUrl}/v1/products/p/${SLUG}`),
      hostPriceMs: await price(pages.host),
      edgeButtonMs: await button(pages.edge),
      hostButtonMs: await button(pages.host),
    });
    // The first one warms up servers and browser.
    await measure();
    const samples: Round[] = [];
    while (samples.length < rounds) samples.push(await measure());

    const edgeRatio = percentile(samples.map(({ edgePriceMs, staticPriceMs }) => edgePriceMs / staticPriceMs), 50);
    const hostRatio = percentile(samples.map(({ hostPriceMs, staticPriceMs, apiRoundTripMs }) => hostPriceMs / (staticPriceMs + apiRoundTripMs)), 50);
    const of = (name: keyof Round) => spread(samples.map((sample) => sample[name]));
    const kept = edgeRatio <= EDGE_LIMIT && hostRatio <= HOST_LIMIT;
    await keepResults('first-paint', {
      rounds,
      edgeRatio,
      edgeLimit: EDGE_LIMIT,
      hostRatio,
      hostLimit: HOST_LIMIT,
      kept,
      staticPriceMs: of('staticPriceMs'),
      edgePriceMs: of('edgePriceMs'),
      edgeButtonMs: of('edgeButtonMs'),
      hostPriceMs: of('hostPriceMs'),
      hostButtonMs: of('hostButtonMs'),
      apiRoundTripMs: of('apiRoundTripMs'),
      samples,
    });
    return kept;
  } finally {
    for (const step of undo) await step();
  }
}

if (process.argv.includes('--help')) console.log(USAGE);
else await runBench(() => main(readOptions(process.argv.slice(2))));
