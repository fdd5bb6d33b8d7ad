import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { anyFree, isFree, wantedOrFree } from './ports.ts';

/** Holds a port while `work` runs. */
async function taken<T>(port: number, work: () => Promise<T>): Promise<T> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  try {
    return await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('ports', () => {
  it('are the wanted ones while they are free', async () => {
    const port = await anyFree();
    expect(await wantedOrFree(port)).toEqual({ port, insteadOf: null });
  });

  it('are others when the wanted one is taken, and that is said', async () => {
    const port = await anyFree();
    const chosen = await taken(port, () => wantedOrFree(port));
    expect(chosen.insteadOf).toBe(port);
    expect(await isFree(chosen.port)).toBe(true);
  });

  it('in a row are all free', async () => {
    const port = await anyFree();
    const chosen = await taken(port + 1, () => wantedOrFree(port, 2));
    expect(chosen.insteadOf).toBe(port);
  });
});
