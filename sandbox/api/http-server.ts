import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RequestError, getRequestListener } from '@hono/node-server';

export type Fetch = (request: Request, bindings: object) => Response | Promise<Response>;

/** An HTTP server for the API. What never becomes a request (bad host, broken head) is also answered in Hilt's error shape. */
export function createHttpServer(fetch: Fetch): Server {
  const listener = getRequestListener(fetch, {
    errorHandler: (error) => (error instanceof RequestError ? Response.json({ detail: 'Bad Request' }, { status: 400 }) : Response.json({ detail: 'Internal Server Error' }, { status: 500 })),
  });
  // Node would refuse a missing host itself, without a word.
  const server = createServer({ requireHostHeader: false }, (incoming, outgoing) => void listener(incoming, outgoing));
  server.on('clientError', answerBrokenRequest);
  return server;
}

function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] = error.code === 'HPE_HEADER_OVERFLOW' ? ['431 Request Header Fields Too Large', 'The header is too large'] : ['400 Bad Request', 'Bad Request'];
  const body = JSON.stringify({ detail });
  socket.end(`HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}

/** Listens on the loopback interface only; answers the origin. @throws Error when the port is taken. */
export function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address: string | AddressInfo | null = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the API has no port'));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

/** Stops at once. Open connections are cut: a hanging scenario must not keep the sandbox alive. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
