import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { requestedPath, type RunningServer, listen } from '../../sandbox/static-server.ts';
import { type Settings, writeSettings } from '../../src/app/config/settings-block.ts';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.json': 'application/json; charset=utf-8' };

/**
 * A plain file host as fast as one can be: everything is compressed once, as well as can be, and kept in memory. Only for browsers, which all read Brotli. `/p/…` is the built page, `/static/…` a page of plain
 * HTML that is given later; both come from the same server, so that only the pages differ.
 */
export interface FileHost extends RunningServer {
  /** What `/static/…` answers from now on. */
  servePlain(html: string): void;
}

/** @throws Error when the folder holds no build. */
export async function startFileHost(folder: string, settings: Settings): Promise<FileHost> {
  const built = await readFile(join(folder, 'index.html'), 'utf8').catch(() => {
    throw new Error(`there is no index.html in ${folder}; run "npm run build" first`);
  });
  const page = brotliCompressSync(writeSettings(built, settings));
  const kept = new Map<string, Buffer>();
  let plain = brotliCompressSync('');
  const find = async (path: string): Promise<Buffer> => {
    if (path.startsWith('/p/')) return page;
    if (path.startsWith('/static/')) return plain;
    const known = kept.get(path) ?? brotliCompressSync(await readFile(join(folder, path)));
    kept.set(path, known);
    return known;
  };
  const server = createServer((request, response) => {
    const path = requestedPath(request.url ?? '/') ?? '/';
    find(path).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? TYPES['.html'], 'content-encoding': 'br', 'content-length': body.length }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  return {
    ...(await listen(server, 0)),
    servePlain: (html) => {
      plain = brotliCompressSync(html);
    },
  };
}

/** The page as the edge paints it, as static HTML of the same look: no script, no data for one, nothing fetched ahead for one. */
export function withoutScripts(html: string): string {
  return html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').replace(/<link\b(?=[^>]*\brel="(?:modulepreload|preload)")[^>]*>/g, '');
}
