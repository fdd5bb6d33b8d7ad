import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, type RunningServer } from '../static-server.ts';
import { createPersonalLink, listProducts, type MerchantAccount } from './merchant-client.ts';
import { embedPage } from './embed-page.ts';
import { shopPage, troublePage } from './shop-page.ts';

/*
 * A merchant's web site: plain HTML from a small server of its own, on another origin than the checkout, so that everything that
 * differs between origins (frames, referrers, storage) is met from the first day.
 */

export interface DemoSiteOptions {
  readonly account: MerchantAccount;
  /** Origin of the checkout that buyers are sent to. */
  readonly checkoutUrl: string;
  /** 0 takes any free port. */
  readonly port: number;
}

const MOST_FORM_BYTES = 10_000;

/** @throws Error with code EADDRINUSE when the port is taken. */
export async function startDemoSite(options: DemoSiteOptions): Promise<RunningServer> {
  const style = await readFile(new URL('shop.css', import.meta.url), 'utf8');
  const server = createServer((request, response) => {
    answer(request, response, options, style).catch((error: unknown) => send(response, 502, troublePage(error instanceof Error ? error.message : 'unknown')));
  });
  return listen(server, options.port);
}

async function answer(request: IncomingMessage, response: ServerResponse, { account, checkoutUrl }: DemoSiteOptions, style: string): Promise<void> {
  // A form's redirect is checked too, so the checkout's origin has to be named.
  // The embed needs its script and its frame, and nothing else.
  const policy = `default-src 'none'; style-src 'self'; script-src ${checkoutUrl}; frame-src ${checkoutUrl}; img-src ${account.apiUrl} https: data:; form-action 'self' ${checkoutUrl}; base-uri 'none'; frame-ancestors 'none'`;
  response.setHeader('content-security-policy', policy).setHeader('x-content-type-options', 'nosniff').setHeader('cache-control', 'no-store');
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'GET' && pathname === '/') return send(response, 200, shopPage({ products: await listProducts(account), checkoutUrl }));
  if (request.method === 'GET' && pathname === '/embed') return send(response, 200, embedPage({ products: await listProducts(account), checkoutUrl }));
  if (request.method === 'GET' && pathname === '/shop.css') return send(response, 200, style, 'text/css; charset=utf-8');
  if (request.method === 'POST' && pathname === '/personal-link') {
    const form = new URLSearchParams(await readBody(request));
    const returnUrl = `http://${request.headers.host ?? 'localhost'}/`;
    const link = await createPersonalLink(account, { productId: form.get('product') ?? '', identity: form.get('identity') ?? '', returnUrl });
    response.writeHead(303, { location: link, 'referrer-policy': 'no-referrer' }).end();
    return;
  }
  return send(response, 404, 'no such page', 'text/plain; charset=utf-8');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    if (!(part instanceof Buffer)) continue;
    size += part.length;
    if (size > MOST_FORM_BYTES) throw new Error('the form is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, status: number, body: string, type = 'text/html; charset=utf-8'): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}
