import { parseArgs } from 'node:util';
import { wholeBetween } from '../lib/numbers.ts';

export interface PaintOptions {
  /** How often each page is opened. */
  readonly rounds: number;
  /** The built checkout. */
  readonly dist: string;
}

export const USAGE = `npm run bench -- first-paint [--rounds N] [--dist DIR]
  --rounds  how often each page is opened, in turns (default 15)
  --dist    the built checkout (default dist; make it with npm run build)`;

/** @throws Error for what it does not understand. */
export function readOptions(args: readonly string[]): PaintOptions {
  const { values } = parseArgs({ args: [...args], options: { rounds: { type: 'string', default: '15' }, dist: { type: 'string', default: 'dist' } } });
  return { rounds: wholeBetween(values.rounds, 3, 200), dist: values.dist };
}
