import { createServer, type Server } from 'node:http';

/** One answer of a seller's page server. */
export interface ShopPage {
  readonly body: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A seller's own web server, on addresses that are other sites than the checkout's. */
export interface ShopSite {
  /** Puts a page at a path; `text/html` unless it says otherwise. */
  serve(path: string, page: ShopPage | string): void;
  /** Origin under a name of this machine, e.g. `shop.localhost`. Each name is a site of its own to the browser. */
  origin(host: string): string;
  stop(): Promise<void>;
}

export async function startShopSite(): Promise<ShopSite> {
  const pages = new Map<string, ShopPage>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (page === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('no such page');
      return;
    }
    response.writeHead(200, { 'content-type': page.type ?? 'text/html; charset=utf-8', 'cache-control': 'no-store', ...page.headers }).end(page.body);
  });
  const port = await listening(server);
  return {
    serve: (path, page) => void pages.set(path, typeof page === 'string' ? { body: page } : page),
    origin: (host) => `http://${host}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'));
      else resolve(address.port);
    });
  });
}

/** A whole page of a seller, as short as one can be. */
export function shopHtml(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Shop</title><link rel="icon" href="data:,">${head}</head><body><main><h1>Shop</h1>${body}</main></body></html>`;
}
