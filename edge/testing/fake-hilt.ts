import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** One request as it arrived, so that a test can say what must not have travelled. */
export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface HiltReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is instead of JSON. */
  readonly raw?: string;
}

export interface FakeHilt {
  readonly url: string;
  readonly heard: Heard[];
  /** Answers of `METHOD /path`; a function may wait. What is not here is 404 as Hilt says it. */
  readonly replies: Map<string, HiltReply | ((heard: Heard) => HiltReply | Promise<HiltReply>)>;
}

/** A real HTTP server in Hilt's place; closed when the test is over. */
export async function startFakeHilt(): Promise<FakeHilt> {
  const heard: Heard[] = [];
  const replies: FakeHilt['replies'] = new Map();
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, heard, replies).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, heard, replies };
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, heard: Heard[], replies: FakeHilt['replies']): Promise<void> {
  let body = '';
  for await (const chunk of incoming) body += String(chunk);
  const request: Heard = { method: incoming.method ?? '', url: incoming.url ?? '', headers: incoming.headers, body };
  heard.push(request);
  const reply = replies.get(`${request.method} ${request.url}`) ?? { status: 404, body: { detail: 'Not Found' } };
  const { status = 200, headers = {}, body: json, raw } = typeof reply === 'function' ? await reply(request) : reply;
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
  outgoing.end(raw ?? JSON.stringify(json));
}

/** A reply that comes when the test says so. */
export function heldBack(reply: HiltReply): { readonly reply: Promise<HiltReply>; release(): void } {
  let give: (reply: HiltReply) => void = () => undefined;
  const held = new Promise<HiltReply>((resolve) => {
    give = resolve;
  });
  return { reply: held, release: () => give(reply) };
}
