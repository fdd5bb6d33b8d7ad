import { Transaction } from '@solana/web3.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SANDBOX_GENESIS_HASH } from '../../sandbox/chain/genesis.ts';
import { startTestSandbox } from '../../sandbox/testing/sandbox.ts';
import { startWorkerd } from '../testing/workerd.ts';
import { buildWorker } from './build.ts';

describe('the edge as a worker', () => {
  it('paints a product, serves files, opens a session and gives a wallet a transaction', async () => {
    const sandbox = await startTestSandbox();
    onTestFinished(() => sandbox.stop());
    const url = await startWorkerd(await buildWorker(), {
      VITE_HILT_API_URL: sandbox.running.apiUrl,
      VITE_SOLANA_RPC_URLS: sandbox.running.rpcUrl,
      VITE_SOLANA_GENESIS_HASH: SANDBOX_GENESIS_HASH,
      HILT_EDGE_PUBLIC_URL: 'https://pay.example',
      HILT_EDGE_SECRET: 'k'.repeat(32),
    });

    const page = await fetch(`${url}/p/tidewater-circle`);
    expect([page.status, page.headers.get('content-security-policy')?.includes("default-src 'none'")]).toEqual([200, true]);
    expect(await page.text()).toContain('<span class="price-u">USDC</span>');
    expect((await fetch(`${url}/p/nobody-has-this`)).status).toBe(404);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const file = await fetch(`${url}/assets/index-1.js`);
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await fetch(`${url}/assets/index-1.js`, { headers: { 'if-none-match': '"1"' } })).status).toBe(200);
    expect((await fetch(`${url}/assets/gone.js`)).status).toBe(404);

    const session = await fetch(`${url}/edge/session`, { method: 'POST', body: '{"slug":"tidewater-circle"}' });
    const { transaction_request_url: request } = JSON.parse(await session.text());
    const path = new URL(String(request).replace('solana:', '')).pathname;
    const buyer = await sandbox.buyer();
    const given = await fetch(url + path, { method: 'POST', body: JSON.stringify({ account: buyer.address }) });
    const { transaction, message } = JSON.parse(await given.text());
    expect(message).toContain('29 USDC');
    expect(Transaction.from(Buffer.from(String(transaction), 'base64')).feePayer?.toBase58()).toBe(buyer.address);
  });

  it('error: says nothing to strangers when its settings are wrong', async () => {
    const url = await startWorkerd(await buildWorker(), { VITE_HILT_API_URL: 'nonsense' });
    const answer = await fetch(`${url}/`);
    expect([answer.status, await answer.text()]).toEqual([500, 'Internal Server Error\n']);
  });
});
