import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { type Settings, writeSettings } from '../src/app/config/settings-block.ts';

/*
 * Serves a built checkout as a plain file host would, with the settings filled into the page at serving time, so that one build
 * works on any ports. It sends a content security policy as strict as production's, so that whatever would need an exception shows up here.
 */

export interface StaticServerOptions {
  /** Folder of a finished build. */
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Written into the page each time it is served; their addresses are also the only ones the page may talk to. */
  readonly settings: () => Settings;
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

/** The gallery shows its screens in frames of itself; a checkout is never framed. */
const GALLERY_FRAMES = "frame-src 'self'; frame-ancestors 'self'";
/** Sellers frame the embed and nothing else; on this machine they may be without https. */
const EMBED_FRAMES = 'frame-ancestors https: http:';

function framesOf(path: string): string {
  if (path === `${sep}gallery`) return GALLERY_FRAMES;
  return path.startsWith(`${sep}embed${sep}`) ? EMBED_FRAMES : "frame-ancestors 'none'";
}

/** @throws Error with code EADDRINUSE when the port is taken, and when the folder holds no build. */
export async function startStaticServer({ folder, port, settings }: StaticServerOptions): Promise<RunningServer> {
  const built = await readFile(join(folder, 'index.html'), 'utf8');
  const server = createServer((request, response) => {
    answer(request, response, folder, () => filledPage(built, settings())).catch(() => reply(response, 500, 'text/plain', 'the file could not be read'));
  });
  return listen(server, port);
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

interface FilledPage {
  readonly html: string;
  readonly policy: string;
}

function filledPage(built: string, settings: Settings): FilledPage {
  const html = writeSettings(built, settings);
  return { html, policy: contentPolicy(html, settings) };
}

async function answer(request: IncomingMessage, response: ServerResponse, folder: string, page: () => FilledPage): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  if (request.method !== 'GET' && request.method !== 'HEAD') return reply(response.setHeader('allow', 'GET, HEAD'), 405, 'text/plain', 'only GET');
  const path = requestedPath(request.url ?? '/');
  if (path === null) return reply(response, 400, 'text/plain', 'bad path');
  if (isFile(path)) {
    const content = await readFile(join(folder, path)).catch(() => null);
    if (content === null) return reply(response, 404, 'text/plain', 'no such file');
    response.setHeader('cache-control', path.startsWith(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache');
    return reply(response, 200, TYPES[extname(path)] ?? 'application/octet-stream', content);
  }
  response.setHeader('cache-control', 'no-store');
  const { html, policy } = page();
  response.setHeader('content-security-policy', policy.replace("frame-ancestors 'none'", framesOf(path)));
  response.setHeader('cross-origin-opener-policy', path === `${sep}popup` ? 'unsafe-none' : 'same-origin-allow-popups');
  return reply(response, 200, TYPES['.html'] ?? '', html);
}

function reply(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
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

/** Built files stand in assets/ or, with an extension, at the top; every other address is one of the page's own routes. */
function isFile(path: string): boolean {
  const parts = path.split(sep).filter(Boolean);
  return parts[0] === 'assets' || (parts.length === 1 && extname(path) !== '' && path !== `${sep}index.html`);
}

/** Only this page's own scripts and styles, and only the configured servers. Inline scripts are allowed by their hash, one by one. */
export function contentPolicy(page: string, settings: Settings): string {
  const hashes = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => `'sha256-${createHash('sha256').update(match[1] ?? '').digest('base64')}'`);
  const servers = [settings.VITE_HILT_API_URL ?? '', ...(settings.VITE_SOLANA_RPC_URLS ?? '').split(',')].map((url) => url.trim()).filter((url) => URL.canParse(url));
  const origins = [...new Set(servers.map((url) => new URL(url).origin))];
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(' ')}`,
    "style-src 'self'",
    `img-src 'self' data: https: ${origins[0] ?? ''}`.trim(),
    `connect-src ${['\'self\'', ...origins].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
