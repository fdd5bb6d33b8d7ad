import { createServer } from 'node:net';

/** True when nobody listens on this port of this machine. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Any port that is free now. */
export function anyFree(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address === null || typeof address === 'string' ? reject(new Error('no port')) : resolve(address.port)));
    });
  });
}

export interface ChosenPort {
  readonly port: number;
  /** Set when the wanted port was taken. */
  readonly insteadOf: number | null;
}

/**
 * The wanted port if it is free, else another one.
 * @param width how many ports in a row are needed (2 for the RPC: web3.js expects its websocket one port higher).
 */
export async function wantedOrFree(wanted: number, width = 1): Promise<ChosenPort> {
  if (await allFree(wanted, width)) return { port: wanted, insteadOf: null };
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = await anyFree();
    if (await allFree(port, width)) return { port, insteadOf: wanted };
  }
  throw new Error(`no ${width} free ports in a row`);
}

async function allFree(first: number, width: number): Promise<boolean> {
  for (let port = first; port < first + width; port += 1) if (!(await isFree(port))) return false;
  return true;
}
