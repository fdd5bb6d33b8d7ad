import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createEdge } from '../../edge/app.ts';
import { readEdgeConfig } from '../../edge/config.ts';
import { readDiskAssets } from '../../edge/node/disk-assets.ts';
import { nodePorts } from '../../edge/node/edge-ports.ts';
import type { Assets } from '../../edge/ports.ts';
import { LOCAL_SELLERS, shippedRules } from '../../scripts/lib/shipped-rules.ts';
import type { Settings } from '../../src/app/config/settings-block.ts';
import { fileHost, listen, type RunningServer } from '../../sandbox/static-server.ts';

/** How a checkout reaches its buyers: `files`, a host without code that was given the generated headers, or `edge`, the edge's own handler. */
export type Host = 'files' | 'edge';

interface Site {
  readonly folder: string;
  readonly settings: () => Settings;
}

/** One address that serves a build in either way, so that every journey can go either way. */
export class CheckoutHost implements RunningServer {
  readonly #site: Site;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #running: RunningServer | null = null;
  #listener: Promise<RequestListener> | null = null;
  #host: Host;

  private constructor(site: Site, host: Host) {
    this.#site = site;
    this.#host = host;
  }

  /** @param port 0 takes any free port. */
  static async start({ port, ...site }: Site & { readonly port: number }, by: Host = 'files'): Promise<CheckoutHost> {
    const host = new CheckoutHost(site, by);
    host.#running = await listen(host.#server, port);
    return host;
  }

  get url(): string {
    return this.#started().url;
  }

  get port(): number {
    return this.#started().port;
  }

  /** From now on the page comes this way; an edge starts anew and remembers no product. */
  serveBy(host: Host): void {
    this.#host = host;
    this.#listener = null;
  }

  async stop(): Promise<void> {
    await this.#started().stop();
  }

  #started(): RunningServer {
    if (this.#running === null) throw new Error('the checkout’s host has not been started');
    return this.#running;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      this.#listener ??= this.#host === 'files' ? fileHost({ ...this.#site, rules: shippedRules }) : edgeHost(this.#site, this.url);
      (await this.#listener)(request, response);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }
}

/** The edge without a secret, so that the page opens its sessions as on a file host; `e2e/support/edge.ts` has one with it. */
async function edgeHost({ folder, settings }: Site, url: string): Promise<RequestListener> {
  const config = readEdgeConfig({ ...settings(), HILT_EDGE_PUBLIC_URL: url, HILT_EDGE_FRAME_ANCESTORS: LOCAL_SELLERS });
  const edge = createEdge(nodePorts(config, await assetsOf(folder), () => undefined));
  const answer = getRequestListener((request, { incoming }) => edge(request, { remoteAddress: incoming.socket.remoteAddress ?? null, waitUntil: null }));
  return (incoming, outgoing) => void answer(incoming, outgoing);
}

const folders = new Map<string, Promise<Assets>>();

/** A folder is read, and compressed, once in a process. */
function assetsOf(folder: string): Promise<Assets> {
  const read = folders.get(folder) ?? readDiskAssets(folder);
  folders.set(folder, read);
  return read;
}
