import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ContractBreach, HttpStatusFailure, NetworkFailure, TimeoutFailure } from './failures.ts';
import { getPayment } from './get-payment.ts';
import { getProduct } from './get-product.ts';
import type { HiltHttp } from './http.ts';

/** A real HTTP server, because headers, aborts and half-sent bodies are what these tests are about. */
let server: Server | undefined;
afterEach(() => server?.close());

async function hilt(listener: RequestListener, timeoutMs = 5_000): Promise<HiltHttp> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { baseUrl: `http://127.0.0.1:${address.port}`, fetch, timeoutMs };
}

function answer(status: number, body: unknown, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
}

const never = new AbortController().signal;
const status = {
  id: 'p1', status: 'PENDING_SIGNATURE', amount_minor_units: 29_000_000, token_mint: null, tx_signature: null, confirmed_at: null, failed_at: null,
  failure_reason: null, delivery_sent_at: null, deep_link_expires_at: null, delivery_status: null, delivery_error: null, delivery_attempted_at: null, membership_id: null,
};

describe('requests to Hilt', () => {
  it('turn minor units into base units and keep unknown keys out of the way', async () => {
    const http = await hilt(answer(200, { ...status, brand_new: true }));
    expect((await getPayment(http, 'p1', never)).amount_minor_units).toBe(29_000_000n);
  });

  it('encode what they put into a path', async () => {
    const seen: (string | undefined)[] = [];
    const http = await hilt((request, response) => {
      seen.push(request.url);
      answer(404, { detail: 'Not Found' })(request, response);
    });
    await expect(getProduct(http, '../../x?y#z', never)).rejects.toBeInstanceOf(HttpStatusFailure);
    expect(seen).toEqual(['/v1/products/p/..%2F..%2Fx%3Fy%23z']);
  });

  it('tell a bad status from everything else, with code and waiting time', async () => {
    const http = await hilt(answer(429, { detail: { code: 'rate_limited', message: 'slow down' } }, { 'retry-after': '7' }));
    const failure = await getPayment(http, 'p1', never).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HttpStatusFailure);
    expect(failure).toMatchObject({ status: 429, retryAfterMs: 7_000, body: { code: 'rate_limited', text: 'slow down' } });
  });

  it('call a success that breaks the contract a breach and name the field, not its value', async () => {
    const http = await hilt(answer(200, { ...status, amount_minor_units: '29' }));
    const failure = await getPayment(http, 'p1', never).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ContractBreach);
    expect(failure).toMatchObject({ fields: ['amount_minor_units'] });
  });

  it('call a success that is not JSON a breach', async () => {
    const http = await hilt(answer(200, '<html>hello</html>'));
    await expect(getPayment(http, 'p1', never)).rejects.toBeInstanceOf(ContractBreach);
  });

  it('end as a timeout when the answer never completes', async () => {
    const http = await hilt((_request, response) => response.writeHead(200).write('{"id":'), 50);
    await expect(getPayment(http, 'p1', never)).rejects.toBeInstanceOf(TimeoutFailure);
  });

  it('end as a network failure when nobody listens or the connection breaks', async () => {
    const http = await hilt((request) => request.socket.destroy());
    await expect(getPayment(http, 'p1', never)).rejects.toBeInstanceOf(NetworkFailure);
  });

  it('reject with the caller’s own reason when the caller aborts', async () => {
    const controller = new AbortController();
    const http = await hilt(() => controller.abort(new DOMException('left', 'AbortError')));
    await expect(getPayment(http, 'p1', controller.signal)).rejects.toMatchObject({ name: 'AbortError', message: 'left' });
  });
});
