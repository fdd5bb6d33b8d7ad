import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { text } from 'node:stream/consumers';
import { readArguments } from './arguments.ts';
import { createLog } from './log-lines.ts';

describe('the command line', () => {
  it('says where to listen and what to serve', () => {
    expect(readArguments([], {})).toEqual({ port: 8080, host: '127.0.0.1', dist: 'dist' });
    expect(readArguments(['--port', '0', '--host', '0.0.0.0', '--dist', 'out'], { PORT: '9' })).toEqual({ port: 0, host: '0.0.0.0', dist: 'out' });
    expect(readArguments([], { PORT: '9000' }).port).toBe(9000);
  });

  it.each([[['--port', 'x']], [['--port', '70000']], [['--prot', '1']], [['stray']]])('error: %j', (args) => {
    expect(() => readArguments(args, {})).toThrow(Error);
  });
});

describe('log lines', () => {
  it('are whole JSON objects, written together', async () => {
    const written: string[] = [];
    const entry = { at: '2026-01-01T00:00:00.000Z', level: 'info', event: 'request' } as const;
    const log = createLog((lines) => written.push(lines));
    log(entry);
    log({ ...entry, detail: 'two\nlines' });
    await new Promise(setImmediate);
    log(entry);
    await new Promise(setImmediate);
    expect(written).toHaveLength(2);
    const lines = (await text(Readable.from(written))).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([entry, { ...entry, detail: 'two\nlines' }, entry]);
  });
});
