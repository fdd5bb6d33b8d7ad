import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';

const HOST = '127.0.0.1';
const EPHEMERAL_TRIES = 50;

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('server has no port');
  return address.port;
}

function unlisten(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/**
 * Makes two servers listen on 127.0.0.1, the second on the port after the first: web3.js looks for the websocket there. With
 * port 0 free pairs are tried until one holds.
 * @returns the first port.
 * @throws the system's error when a named port is taken.
 */
export async function listenOnPair(first: Server, second: Server, port: number): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    await listen(first, port);
    const chosen = portOf(first);
    try {
      await listen(second, chosen + 1);
      return chosen;
    } catch (error) {
      await unlisten(first);
      // 65535 has no port after it, which Node reports as a range error.
      const mayRetry = isTaken(error) || error instanceof RangeError;
      if (port !== 0 || !mayRetry || attempt === EPHEMERAL_TRIES) throw error;
    }
  }
}
