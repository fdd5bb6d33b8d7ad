import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Chain } from '../chain.ts';
import { answerBody } from '../rpc/dispatch.ts';
import { readBody } from './read-body.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** Pages on any origin may call a public RPC node. web3.js sends a header of its own, which browsers ask about first. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, GET, OPTIONS',
  'access-control-allow-headers': 'content-type, solana-client',
  'access-control-max-age': '86400',
};

function reply(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, { ...CORS, 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Answers one HTTP request: JSON-RPC by POST, `GET /health`, and browsers' preflights. */
export async function handleHttp(chain: Chain, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '' } = request;
  switch (method) {
    case 'OPTIONS':
      response.writeHead(204, CORS);
      response.end();
      return;
    case 'GET':
      return request.url === '/health' ? reply(response, 200, 'ok', 'text/plain') : reply(response, 404, 'not found', 'text/plain');
    case 'POST': {
      if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return reply(response, 415, 'Supplied content type is not allowed. Content-Type: application/json is required', 'text/plain');
      const body = await readBody(request, MAX_BODY_BYTES);
      if (body === null) {
        // The rest of the body is not read, so the connection cannot be used again.
        response.setHeader('connection', 'close');
        return reply(response, 413, 'request body too large', 'text/plain');
      }
      const answer = await answerBody(chain, body);
      return reply(response, answer.status, answer.body ?? '', answer.status === 200 ? 'application/json; charset=utf-8' : 'text/plain');
    }
    default:
      response.setHeader('allow', 'POST, GET, OPTIONS');
      return reply(response, 405, 'method not allowed', 'text/plain');
  }
}
