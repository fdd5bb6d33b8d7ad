import { parseArgs } from 'node:util';

export interface LoadBenchOptions {
  /** Length of one measured round. */
  readonly seconds: number;
  /** Length of the run in which memory is watched. */
  readonly memorySeconds: number;
  readonly connections: number;
  readonly dist: string;
}

export const USAGE = `npm run bench -- edge-load [--seconds N] [--memory-seconds N] [--connections N] [--dist DIR]
  --seconds         length of each measured round (default 8)
  --memory-seconds  length of the run in which memory is watched (default 60; 600 for the full one)
  --connections     open connections (default 64)
  --dist            the built checkout (default dist)
The full run takes 12 minutes: --seconds 10 --memory-seconds 600. Needs wrk and nginx; installs nothing.`;

/** @throws Error for what it does not understand. */
export function readOptions(args: readonly string[]): LoadBenchOptions {
  const { values } = parseArgs({ args: [...args], options: { seconds: { type: 'string', default: '8' }, 'memory-seconds': { type: 'string', default: '60' }, connections: { type: 'string', default: '64' }, dist: { type: 'string', default: 'dist' } } });
  return { seconds: whole(values.seconds), memorySeconds: whole(values['memory-seconds']), connections: whole(values.connections), dist: values.dist };
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 3_600) throw new Error(`"${text}" is not a whole number from 1 to 3600\n\n${USAGE}`);
  return number;
}
