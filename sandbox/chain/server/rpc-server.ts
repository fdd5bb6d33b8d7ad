import { type Server, createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Chain } from '../chain.ts';
import { PubsubSession } from '../pubsub/session.ts';
import { handleHttp } from './http-handler.ts';
import { listenOnPair } from './port-pair.ts';

const MAX_MESSAGE_BYTES = 1024 * 1024;
/** Longer than clients keep idle connections, so that none is closed under a call that is just being sent. */
const KEEP_ALIVE_MS = 65_000;

export interface RpcServer {
  /** HTTP and websocket; `port + 1` serves both, too. */
  readonly port: number;
  close(): Promise<void>;
}

function serveSocket(chain: Chain, socket: WebSocket): void {
  const session = new PubsubSession(chain, (text) => {
    if (socket.readyState === socket.OPEN) socket.send(text);
  });
  socket.on('message', (data, isBinary) => {
    if (isBinary || !(data instanceof Buffer)) return socket.close(1003);
    void session.receive(data.toString('utf8'));
  });
  socket.on('close', () => session.close());
  // A broken connection also closes; nothing else is to be done about it.
  socket.on('error', () => undefined);
}

function createRpcHttpServer(chain: Chain, sockets: WebSocketServer): Server {
  const server = createServer((request, response) => {
    handleHttp(chain, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (upgraded) => serveSocket(chain, upgraded));
  });
  return server;
}

/** Serves a chain as JSON-RPC over HTTP and websocket, on `port` and the port after it. @throws when a port is taken. */
export async function serveRpc(chain: Chain, port: number): Promise<RpcServer> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  const servers = [createRpcHttpServer(chain, sockets), createRpcHttpServer(chain, sockets)] as const;
  const chosen = await listenOnPair(servers[0], servers[1], port);
  return {
    port: chosen,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await Promise.all(
        servers.map(
          (server) =>
            new Promise<void>((resolve) => {
              server.close(() => resolve());
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
}
