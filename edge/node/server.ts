import { createServer, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createEdge } from '../app.ts';
import { json } from '../http/answers.ts';
import type { EdgePorts } from '../ports.ts';

export interface RunningEdge {
  readonly url: string;
  /**
   * Stops as a balancer wants it. For `drainMs` requests are still taken, while `/readyz` says no and connections are no longer kept;
   * then no connection is accepted any more, running requests are finished for at most `shutdownMs`, and what still hangs is cut.
   * Further calls share the one stop.
   */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly drainMs: number;
  readonly shutdownMs: number;
}

/** Longer than balancers keep their side of an idle connection (60 s is usual), so that it is never we who close one just used. */
const KEEP_ALIVE_MS = 65_000;

/** Serves the edge on Node. @throws the system's error when the port cannot be had. */
export async function startServer(ports: EdgePorts, options: ServerOptions): Promise<RunningEdge> {
  let stopping: Promise<void> | null = null;
  const running = new Set<ServerResponse>();
  const edge = createEdge(ports);
  const answer = getRequestListener((request, { incoming }) => {
    if (stopping !== null && new URL(request.url).pathname === '/readyz') return json(503, { status: 'stopping' });
    return edge(request, { remoteAddress: incoming.socket.remoteAddress ?? null, waitUntil: null });
  });
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: 10_000, requestTimeout: 30_000 }, (incoming, outgoing) => {
    running.add(outgoing);
    outgoing.once('close', () => running.delete(outgoing));
    if (stopping !== null) dismiss(outgoing);
    void answer(incoming, outgoing);
  });
  const url = await listen(server, options.host, options.port);
  return {
    url,
    stop: () => {
      if (stopping === null) running.forEach(dismiss);
      return (stopping ??= stop(server, options));
    },
  };
}

/** This connection ends with its answer: a client must not send another request into one that is about to close. */
function dismiss(outgoing: ServerResponse): void {
  if (!outgoing.headersSent) outgoing.setHeader('connection', 'close');
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'));
      else resolve(`http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`);
    });
  });
}

async function stop(server: Server, { drainMs, shutdownMs }: ServerOptions): Promise<void> {
  if (drainMs > 0) await new Promise((resolve) => setTimeout(resolve, drainMs));
  const cut = setTimeout(() => server.closeAllConnections(), shutdownMs);
  try {
    // Also closes connections that are idle now; busy ones close themselves with their answer.
    await new Promise<void>((resolve, reject) => server.close((error) => (error === undefined ? resolve() : reject(error))));
  } finally {
    clearTimeout(cut);
  }
}
