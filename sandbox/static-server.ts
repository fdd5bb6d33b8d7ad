import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { type Settings, writeSettings } from '../src/app/config/settings-block.ts';

/*
 * Serves a built checkout as a file host would that was given the generated headers, with the settings filled into the page at serving time,
 * so that one build works on any ports. Which headers those are is handed in: there is one source for them, and it is not here.
 */

/** Headers for some addresses, as file hosts are told them. No address belongs to two rules. */
export interface HostRule {
  /** `/x` is that address alone, `/x/*` everything below it. */
  readonly paths: readonly string[];
  /** `page`: answered with index.html whatever the address. `file`: the file at the address. */
  readonly answers: 'page' | 'file';
  readonly headers: Readonly<Record<string, string>>;
}

export interface FileHost {
  /** Folder of a finished build. */
  readonly folder: string;
  /** Written into the page each time it is served. */
  readonly settings: () => Settings;
  /** The rules for these settings. @param html the built index.html. */
  readonly rules: (html: string, settings: Settings) => Promise<readonly HostRule[]>;
}

export interface StaticServerOptions extends FileHost {
  /** 0 takes any free port. */
  readonly port: number;
}

export interface RunningServer {
  /** Origin, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};

const NOT_A_PAGE = { 'x-content-type-options': 'nosniff' };

/** @throws Error with code EADDRINUSE when the port is taken, and when the folder holds no build. */
export async function startStaticServer({ port, ...host }: StaticServerOptions): Promise<RunningServer> {
  return listen(createServer(await fileHost(host)), port);
}

/** The same for a server that already listens. @throws Error when the folder holds no build. */
export async function fileHost({ folder, settings, rules }: FileHost): Promise<RequestListener> {
  const built = await readFile(join(folder, 'index.html'), 'utf8');
  let known: { readonly settings: Settings; readonly site: Promise<Site> } | null = null;
  const site = (): Promise<Site> => {
    const now = settings();
    known = known?.settings === now ? known : { settings: now, site: fill(folder, built, now, rules) };
    return known.site;
  };
  return (request, response) => {
    site()
      .then((ready) => answer(request, response, ready))
      .catch(() => reply(response, 500, NOT_A_PAGE, 'the file could not be read'));
  };
}

/** A build with its settings filled in. */
interface Site {
  readonly folder: string;
  readonly html: string;
  readonly rules: readonly HostRule[];
}

async function fill(folder: string, built: string, settings: Settings, rules: FileHost['rules']): Promise<Site> {
  return { folder, html: writeSettings(built, settings), rules: await rules(built, settings) };
}

/** Starts a server on this machine only. */
export async function listen(server: Server, port: number): Promise<RunningServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, { folder, html, rules }: Site): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return reply(response, 405, { ...NOT_A_PAGE, allow: 'GET, HEAD' }, 'only GET');
  const path = requestedPath(request.url ?? '/');
  if (path === null) return reply(response, 400, NOT_A_PAGE, 'bad path');
  const rule = rules.find(({ paths }) => paths.some((pattern) => covers(pattern, path)));
  if (rule?.answers === 'page') return reply(response, 200, { ...rule.headers, 'content-type': TYPES['.html'] ?? '' }, html);
  const content = path === `${sep}index.html` ? null : await readFile(join(folder, path)).catch(() => null);
  if (content !== null) return reply(response, 200, { ...NOT_A_PAGE, ...rule?.headers, 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }, content);
  // A file nobody built; for everything else the app says that there is nothing here, under the same protection.
  if (rule !== undefined || extname(path) !== '') return reply(response, 404, NOT_A_PAGE, 'no such file');
  return reply(response, 404, { ...rules.find(({ answers }) => answers === 'page')?.headers, 'content-type': TYPES['.html'] ?? '' }, html);
}

function covers(pattern: string, path: string): boolean {
  return pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

function reply(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: string | Buffer): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'text/plain', ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** The path inside the build folder, or null for one that would leave it or name a hidden file. */
export function requestedPath(url: string): string | null {
  try {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    return path.includes('\0') || path.split(sep).some((part) => part.startsWith('.')) ? null : path;
  } catch {
    return null;
  }
}
