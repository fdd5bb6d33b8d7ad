import { parseArgs } from 'node:util';

export interface NodeArguments {
  readonly port: number;
  readonly host: string;
  /** Folder of the built checkout. */
  readonly dist: string;
}

export const USAGE = `npm run edge -- [--port N] [--host ADDRESS] [--dist DIR]
  --port   where to listen; 0 for any free port (default 8080, or PORT)
  --host   address to listen on (default 127.0.0.1; 0.0.0.0 inside a container)
  --dist   the built checkout (default dist)
Settings come from the environment: docs/deploy.md lists them.`;

/** @throws Error with a sentence for whoever typed the command. */
export function readArguments(args: readonly string[], env: Readonly<Record<string, string | undefined>>): NodeArguments {
  const { values } = parseArgs({ args: [...args], options: { port: { type: 'string' }, host: { type: 'string' }, dist: { type: 'string' } }, allowPositionals: false });
  const port = values.port ?? env['PORT'] ?? '8080';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`"${port}" is not a port`);
  return { port: Number(port), host: values.host ?? '127.0.0.1', dist: values.dist ?? 'dist' };
}
