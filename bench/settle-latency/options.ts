import { parseArgs } from 'node:util';
import { wholeBetween } from '../lib/numbers.ts';

export interface SettleOptions {
  readonly payments: number;
  /** Milliseconds per slot. */
  readonly slotMs: number;
}

export const USAGE = `npm run bench -- settle-latency [--payments N] [--slot-ms N]
  --payments  how many payments are made (default 50)
  --slot-ms   length of a slot of the local chain (default 400, as on a cluster)`;

/** @throws Error for what it does not understand. */
export function readOptions(args: readonly string[]): SettleOptions {
  const { values } = parseArgs({ args: [...args], options: { payments: { type: 'string', default: '50' }, 'slot-ms': { type: 'string', default: '400' } } });
  return { payments: wholeBetween(values.payments, 1, 1_000), slotMs: wholeBetween(values['slot-ms'], 50, 2_000) };
}
