import { createServer, type Server } from 'node:http';
import bs58 from 'bs58';
import { afterEach, describe, expect, it } from 'vitest';
import { ContractBreach, HttpStatusFailure } from './failures.ts';
import type { HiltHttp } from './http.ts';
import { phantomConnectCallback } from './phantom-connect-callback.ts';
import { phantomMessageCallback } from './phantom-message-callback.ts';
import { phantomMessageUrl } from './phantom-message-url.ts';
import { phantomTransactionCallback } from './phantom-transaction-callback.ts';
import { phantomTransactionUrl } from './phantom-transaction-url.ts';

let server: Server | undefined;
afterEach(() => server?.close());

interface Heard {
  readonly path: string;
  readonly body: unknown;
}

/** A server that answers everything alike and writes down what it was asked. */
async function hilt(status: number, answer: object): Promise<{ readonly http: HiltHttp; readonly heard: Heard[] }> {
  const heard: Heard[] = [];
  const started = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({ path: `${request.method} ${request.url}`, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { http: { baseUrl: `http://127.0.0.1:${address.port}`, fetch, timeoutMs: 5_000 }, heard };
}

const never = new AbortController().signal;
const wallet = bs58.encode(new Uint8Array(32).fill(3));
const sealed = { payment_id: 'p', nonce: 'n', data: 'd' };
const connecting = { ...sealed, phantom_encryption_public_key: 'k' };
const identity = { payment_id: 'p', identity_session_id: 'i' };
const unsigned = { payment_id: 'p', serialized_transaction_b58: '2' };

describe('requests of the Phantom flow', () => {
  it('send their body to the route of their step and read its answer', async () => {
    const answer = { payment_id: 'p', wallet_address: wallet, wallet_source: 'phantom', session_stored: true, deeplink_url: 'https://phantom.app/ul/v1/x', identity_session_id: 'i', verified_at: '2026-05-04T12:00:00Z', serialized_transaction_b64: 'AA==' };
    const { http, heard } = await hilt(200, answer);
    expect(await phantomConnectCallback(http, connecting, never)).toMatchObject({ wallet_address: wallet, session_stored: true });
    expect(await phantomMessageUrl(http, { ...identity, handoff_token: 't' }, never)).toMatchObject({ deeplink_url: answer.deeplink_url });
    expect(await phantomMessageCallback(http, { ...sealed, identity_session_id: 'i' }, never)).toMatchObject({ verified_at: Date.UTC(2026, 4, 4, 12) });
    expect(await phantomTransactionUrl(http, unsigned, never)).toMatchObject({ deeplink_url: answer.deeplink_url });
    expect(await phantomTransactionCallback(http, sealed, never)).toMatchObject({ serialized_transaction_b64: 'AA==' });
    expect(heard).toEqual([
      { path: 'POST /v1/pay/phantom/connect/callback', body: connecting },
      { path: 'POST /v1/pay/phantom/message-url', body: { ...identity, handoff_token: 't' } },
      { path: 'POST /v1/pay/phantom/message/callback', body: { ...sealed, identity_session_id: 'i' } },
      { path: 'POST /v1/pay/phantom/transaction-url', body: unsigned },
      { path: 'POST /v1/pay/phantom/transaction/callback', body: sealed },
    ]);
  });

  it('call an answer without its fields a breach', async () => {
    const { http } = await hilt(200, { payment_id: 'p', wallet_address: 'x' });
    const calls = [phantomConnectCallback(http, connecting, never), phantomMessageUrl(http, identity, never), phantomMessageCallback(http, { ...sealed, identity_session_id: 'i' }, never), phantomTransactionUrl(http, unsigned, never), phantomTransactionCallback(http, sealed, never)];
    for (const call of await Promise.allSettled(calls)) expect(call).toMatchObject({ status: 'rejected', reason: expect.any(ContractBreach) });
  });

  it('keep the code of a refusal', async () => {
    const { http } = await hilt(409, { detail: { code: 'phantom_replayed', message: 'x' } });
    const failure = await phantomTransactionCallback(http, sealed, never).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HttpStatusFailure);
    expect(failure).toMatchObject({ status: 409, body: { code: 'phantom_replayed' } });
  });
});
