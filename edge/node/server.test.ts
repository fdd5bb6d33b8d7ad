import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { heldBack, startFakeHilt } from '../testing/fake-hilt.ts';
import { startTestEdge } from '../testing/test-edge.ts';
import { PRODUCT_ROUTE, WIRE_PRODUCT } from '../testing/wire-product.ts';

/** An edge with one request under way, which ends when the test says so. */
async function busyEdge(options: Parameters<typeof startTestEdge>[0] = {}) {
  const hilt = await startFakeHilt();
  const late = heldBack({ body: WIRE_PRODUCT });
  const arrived = new Promise<void>((resolve) => {
    hilt.replies.set(PRODUCT_ROUTE, () => {
      resolve();
      return late.reply;
    });
  });
  const edge = await startTestEdge({ hilt: hilt.url, limits: { paintMs: 10_000 }, ...options });
  const running = edge.get('/p/tide').then(
    async (answer) => ({ status: answer.status, connection: answer.headers.get('connection'), text: await answer.text() }),
    () => null,
  );
  await arrived;
  return { edge, late, running };
}

describe('stopping', () => {
  it('finishes what runs and takes nothing new', async () => {
    const { edge, late, running } = await busyEdge();
    const stopped = edge.stop();
    await expect(edge.get('/healthz')).rejects.toThrow('fetch failed');
    late.release();
    expect(await running).toMatchObject({ status: 200, connection: 'close', text: expect.stringContaining('Tidewater') });
    await stopped;
  });

  it('does not wait for ever', async () => {
    const { edge, running } = await busyEdge({ shutdownMs: 20 });
    await edge.stop();
    expect(await running).toBeNull();
  });

  it('closes connections that nobody uses', async () => {
    const edge = await startTestEdge({ shutdownMs: 60_000 });
    const socket = connect(Number(new URL(edge.url).port), '127.0.0.1');
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await new Promise<void>((resolve) => {
      socket.once('data', () => resolve());
      socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
    });
    await edge.stop();
    expect(await ended).toBe(false);
  });

  it('first tells the balancer, while it still answers', async () => {
    const { edge, late, running } = await busyEdge({ drainMs: 100 });
    expect((await edge.get('/readyz')).status).toBe(200);
    const stopped = edge.stop();
    const during = await edge.get('/readyz');
    expect([during.status, during.headers.get('connection'), (await edge.get('/')).status]).toEqual([503, 'close', 200]);
    late.release();
    expect(await running).toMatchObject({ status: 200 });
    await stopped;
  });

  it('happens once, however often it is asked for', async () => {
    const edge = await startTestEdge();
    expect(edge.stop()).toBe(edge.stop());
    await expect(edge.stop()).resolves.toBeUndefined();
  });
});
