import { request as ask } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Largest request and answer that are passed on, in bytes; far more than any of ours. */
const LARGEST = 2_000_000;

/** After this long without an answer the server counts as gone, in milliseconds. */
const PATIENCE_MS = 30_000;

/** Headers that are about one connection only. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The whole body. @throws RangeError when it is larger than 2 MB. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST) throw new RangeError('more than the fault proxy passes on');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Asks the server what the page asked. @throws Error when it does not answer. */
export function forward(target: string, { method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Readable on the way, so that answers can be changed.
    const passed = { ...withoutConnection(headers), 'accept-encoding': 'identity', 'content-length': String(body.length) };
    const upstream = ask(new URL(url, target), { method, headers: passed, timeout: PATIENCE_MS, agent: false }, (answer) => {
      readBody(answer).then((read) => resolve({ status: answer.statusCode ?? 502, headers: withoutConnection(answer.headers), body: read }), reject);
    });
    upstream.once('timeout', () => upstream.destroy(new Error(`${target} did not answer`)));
    upstream.once('error', reject);
    upstream.end(body);
  });
}

function withoutConnection(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name) && name !== 'host'));
}
