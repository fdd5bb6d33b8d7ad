import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@solana/web3.js';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paymentReference } from '../src/solana/reference.ts';
import { createJsonRpc } from './settlement/json-rpc.ts';
import { Buyer } from './testing/buyer.ts';
import { type SandboxProcess, spawnSandbox } from './testing/sandbox-process.ts';

/* `npm run sandbox` as a process: its line, its end, and a kill -9 with a payment half way. */

let folder: string;
let running: SandboxProcess | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hilt-sandbox-'));
  running = null;
});
afterEach(async () => {
  await running?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const start = async (...args: string[]): Promise<SandboxProcess> => {
  running = await spawnSandbox(args);
  return running;
};

async function post(url: string, body: object): Promise<{ readonly status: number; readonly json: unknown }> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { status: response.status, json: await response.json() };
}

const Session = v.looseObject({ payment_id: v.string(), nonce: v.string(), merchant_amount_minor_units: v.number(), fee_minor_units: v.number(), merchant_wallet: v.string(), fee_wallet: v.string(), token_mint: v.string() });

async function open(apiUrl: string, slug = 'tidewater-circle') {
  const session = v.parse(Session, (await post(`${apiUrl}/v1/products/p/${slug}/connect`, {})).json);
  const terms = { nonce: session.nonce, reference: paymentReference(session.payment_id), merchant_amount: session.merchant_amount_minor_units, fee_amount: session.fee_minor_units, merchant_wallet: session.merchant_wallet, fee_wallet: session.fee_wallet, token_mint: session.token_mint };
  return { id: session.payment_id, terms };
}

/** Repeats a confirm for as long as it says "not yet". */
async function confirm(apiUrl: string, id: string, signature: string, payer: string) {
  for (;;) {
    const answer = await post(`${apiUrl}/v1/pay/confirm`, { payment_id: id, tx_signature: signature, payer_wallet: payer });
    if (answer.status !== 408) return answer;
  }
}

const buyerOn = (rpcUrl: string) => Buyer.funded(new Connection(rpcUrl, 'confirmed'), createJsonRpc(rpcUrl), 100_000_000);

// A bound for slow machines, not a wait: each start is two processes that load their modules.
const SLOW = { timeout: 120_000 };

describe('npm run sandbox', SLOW, () => {
  it('prints one line with every address, and ends clean on TERM and on Ctrl-C', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const sandbox = await start();
      expect((await fetch(`${sandbox.urls.api_url}/healthz`)).status).toBe(200);
      expect(await createJsonRpc(sandbox.urls.rpc_url)('getHealth', [])).toBe('ok');
      expect(sandbox.urls.products.map(({ slug }) => slug)).toContain('tidewater-circle');
      expect(new URL(sandbox.urls.handoff_url).searchParams.get('handoff')).toMatch(/^hilt_handoff_/);
      expect(await sandbox.end(signal)).toEqual({ code: 0, signal: null });
      expect(sandbox.lines).toHaveLength(1);
    }
  });

  it('names wrong arguments and starts nothing', async () => {
    await expect(start('--port', 'x')).rejects.toThrow(/ended with 2: --port .*\nusage:/);
  });

  it('refuses a data directory and a port that are in use', async () => {
    const first = await start('--data', folder);
    await expect(spawnSandbox(['--data', folder])).rejects.toThrow(/ended with 1: another sandbox uses/);
    await expect(spawnSandbox(['--port', new URL(first.urls.api_url).port])).rejects.toThrow(/ended with 1: .*EADDRINUSE/);
  });

  it('--fresh forgets the sandbox, and touches nothing else in the directory', async () => {
    const first = await start('--data', folder);
    const { id } = await open(first.urls.api_url);
    await first.end('SIGTERM');
    writeFileSync(join(folder, 'mine.txt'), 'x');
    const second = await start('--data', folder, '--fresh');
    expect((await fetch(`${second.urls.api_url}/v1/payments/${id}`)).status).toBe(404);
    expect(readdirSync(folder)).toContain('mine.txt');
  });
});

describe('after kill -9', SLOW, () => {
  it('a payment that was sent but not confirmed is finished', async () => {
    const first = await start('--data', folder);
    const buyer = await buyerOn(first.urls.rpc_url);
    const session = await open(first.urls.api_url);
    const signature = await buyer.pay(session.terms);
    expect((await post(`${first.urls.api_url}/v1/pay/broadcast`, { payment_id: session.id, tx_signature: signature })).status).toBe(200);
    expect(await first.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });

    const second = await start('--data', folder);
    const status = await (await fetch(`${second.urls.api_url}/v1/payments/${session.id}`)).json();
    expect(status).toMatchObject({ tx_signature: signature });
    const answer = await confirm(second.urls.api_url, session.id, signature, buyer.address);
    expect(answer).toMatchObject({ status: 200, json: { status: 'CONFIRMED', delivery_value: 'https://example.com/tidewater/welcome' } });
  });

  it('a payment that was opened but not sent can be sent, and a recorded one stays recorded', async () => {
    const first = await start('--data', folder);
    const before = await buyerOn(first.urls.rpc_url);
    const paid = await open(first.urls.api_url, 'quiet-hours');
    const signature = await before.pay(paid.terms);
    const recorded = await confirm(first.urls.api_url, paid.id, signature, before.address);
    const session = await open(first.urls.api_url);
    await first.end('SIGKILL');

    const second = await start('--data', folder);
    expect(await confirm(second.urls.api_url, paid.id, signature, before.address)).toEqual(recorded);
    const buyer = await buyerOn(second.urls.rpc_url);
    expect(await confirm(second.urls.api_url, session.id, await buyer.pay(session.terms), buyer.address)).toMatchObject({ status: 200, json: { status: 'CONFIRMED' } });
    const product = await (await fetch(`${second.urls.api_url}/v1/products/p/tidewater-circle`)).json();
    expect(product).toMatchObject({ payment_count: 1 });
  });
});
