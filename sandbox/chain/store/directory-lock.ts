import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { type Server, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function socketPath(directory: string): string {
  // Socket paths may only be about 100 characters long, so the directory itself is too long a name.
  const id = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 16);
  return join(tmpdir(), `hilt-chain-${id}.sock`);
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(path, () => resolve(server));
  });
}

function someoneAnswers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * Makes sure that one process at a time writes to a data directory. The lock is a listening socket: the system takes it away
 * with the process, however that ends, so no stale lock has to be guessed at.
 * @returns a function that gives the lock back, or null when another process holds it.
 */
export async function lockDirectory(directory: string): Promise<(() => void) | null> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = socketPath(directory);
  let server = await listen(path);
  if (server === null) {
    if (await someoneAnswers(path)) return null;
    // The file of a socket whose process is gone.
    rmSync(path, { force: true });
    server = await listen(path);
  }
  if (server === null) return null;
  const held = server;
  held.unref();
  return () => {
    held.close();
  };
}
