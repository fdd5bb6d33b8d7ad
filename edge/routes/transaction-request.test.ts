import { encodeURL, fetchTransaction, parseURL } from '@solana/pay';
import { Connection, PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../src/money/base-units.ts';
import { testAddress, testSignature } from '../../src/testing/solana-keys.ts';
import { ready } from '../testing/fake-chain.ts';
import { type PayEdge, startPayEdge } from '../testing/pay-edge.ts';
import { PRODUCT_ROUTE, WIRE_PRODUCT } from '../testing/wire-product.ts';
import { STATUS_ROUTE, wireStatus } from '../testing/wire-session.ts';

const buyer = testAddress('buyer');
const witnesses = { asked: 1, answered: 1, at: 0 };

async function ask({ edge, open }: PayEdge, account: string = buyer, path?: string) {
  const answer = await edge.post(path ?? (await open()), { account });
  return { status: answer.status, body: await answer.json() };
}

describe('a transaction request', () => {
  it('is a link the official library reads, and gives a transaction it takes', async () => {
    const { edge } = await startPayEdge();
    const session: { transaction_request_url?: string } = JSON.parse(await (await edge.post('/edge/session', { slug: 'tide' })).text());
    const url = session.transaction_request_url ?? '';
    const parsed = parseURL(url);
    if (!('link' in parsed)) throw new Error('not a transaction request');
    expect(encodeURL({ link: parsed.link }).href).toBe(url);
    // The public name leads nowhere in a test; the rest is what a wallet does.
    const link = new URL(parsed.link.pathname, edge.url);
    const connection = new Connection('http://127.0.0.1:9');
    connection.getLatestBlockhash = () => Promise.resolve({ blockhash: testAddress('newer blockhash'), lastValidBlockHeight: 1 });
    const transaction = await fetchTransaction(connection, new PublicKey(buyer), link);
    expect(transaction.feePayer?.toBase58()).toBe(buyer);
    expect(transaction.instructions.map(({ programId }) => programId.toBase58().slice(0, 5))).toEqual(['Compu', 'Compu', 'Token', 'MemoS', 'Token']);
  });

  it('says who asks, with a picture wallets may load', async () => {
    const pay = await startPayEdge();
    const path = await pay.open();
    const answer = await pay.edge.get(path);
    expect([answer.headers.get('access-control-allow-origin'), await answer.json()]).toEqual(['*', { label: 'Tidewater', icon: 'https://cdn.example/logo.png' }]);
    pay.clock.now += 20_000;
    pay.hilt.replies.set(PRODUCT_ROUTE, { body: { ...WIRE_PRODUCT, image_url: null, checkout_config: null } });
    expect(await (await pay.edge.get(path)).json()).toEqual({ label: 'Tidewater Circle, 30 days', icon: 'https://pay.example/solana-pay/icon.svg' });
    const icon = await pay.edge.get('/solana-pay/icon.svg');
    expect([icon.headers.get('content-type'), (await icon.text()).startsWith('<svg')]).toEqual(['image/svg+xml', true]);
  });

  it('tells the buyer what is paid, for what, and the fee in it', async () => {
    expect((await ask(await startPayEdge())).body).toEqual({ transaction: expect.any(String), message: '29 USDC for Tidewater Circle, 30 days, of which 0.58 USDC Hilt fee' });
  });

  it('may be asked by wallets in browsers', async () => {
    const { edge } = await startPayEdge();
    const answer = await fetch(`${edge.url}/solana-pay/x`, { method: 'OPTIONS', headers: { origin: 'https://wallet.example', 'access-control-request-method': 'POST' } });
    expect([answer.status, answer.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, POST, OPTIONS']);
  });
});

describe('a transaction request is refused', () => {
  it.each([
    ['Hilt has recorded the payment', { status: 'CONFIRMED', tx_signature: testSignature('paid') }, 409, 'paid'],
    ['a transaction is claimed for it', { status: 'PENDING_CONFIRMATION', tx_signature: testSignature('claimed') }, 409, 'on-its-way'],
    ['Hilt has ended it', { status: 'FAILED' }, 410, 'ended'],
  ])('when %s', async (_why, change, status, error) => {
    const pay = await startPayEdge();
    pay.hilt.replies.set(STATUS_ROUTE, { body: wireStatus(change) });
    expect(await ask(pay)).toMatchObject({ status, body: { error, message: expect.stringMatching(/\.$/) } });
    expect(pay.chain.payers).toEqual([]);
  });

  it('when Hilt cannot say whether it is paid', async () => {
    const pay = await startPayEdge();
    pay.hilt.replies.set(STATUS_ROUTE, { status: 500, body: {} });
    expect(await ask(pay)).toMatchObject({ status: 503, body: { error: 'hilt-unreachable' } });
    pay.hilt.replies.set(STATUS_ROUTE, { status: 404, body: { detail: 'Not Found' } });
    expect(await ask(pay)).toMatchObject({ status: 410, body: { error: 'ended' } });
    expect(pay.chain.payers).toEqual([]);
  });

  it('when Solana shows a payment, or cannot say', async () => {
    const pay = await startPayEdge();
    const payment = { signature: testSignature('landed'), payer: testAddress('other'), check: { ok: true, payer: testAddress('other') }, surplus: baseUnits(0n), commitment: 'confirmed', blockTime: 1 } as const;
    pay.chain.scanned = { tag: 'read', payments: [payment], mispaid: [], witnesses };
    expect(await ask(pay)).toMatchObject({ status: 409, body: { error: 'paid-on-chain' } });
    pay.chain.scanned = { tag: 'unreachable', witnesses };
    expect(await ask(pay)).toMatchObject({ status: 503, body: { error: 'solana-unreachable' } });
    pay.chain.scanned = { tag: 'read', payments: [], mispaid: [], witnesses };
    pay.chain.clock = { tag: 'wrong-network' };
    expect(await ask(pay)).toMatchObject({ status: 503, body: { error: 'solana-unreachable' } });
    expect(pay.chain.payers).toEqual([]);
  });

  it('from two minutes before the session ends, by the chain’s time and not by this server’s', async () => {
    const pay = await startPayEdge();
    const path = await pay.open();
    const end = Math.floor((Date.now() + 30 * 60_000) / 1000) * 1000;
    pay.chain.clock = { tag: 'read', blockTimeMs: end - 118_000, blockHeight: 1 };
    expect(await ask(pay, buyer, path)).toMatchObject({ status: 410, body: { error: 'expired' } });
    pay.chain.clock = { tag: 'read', blockTimeMs: end - 122_000, blockHeight: 1 };
    expect((await ask(pay, buyer, path)).status).toBe(200);
  });

  it('to a second wallet while the first may still pay', async () => {
    const pay = await startPayEdge();
    const path = await pay.open();
    const [first, second] = await Promise.all([ask(pay, buyer, path), ask(pay, testAddress('second'), path)]);
    expect(new Set([first.status, second.status])).toEqual(new Set([200, 409]));
    const held = first.status === 409 ? buyer : testAddress('second');
    expect(await ask(pay, held, path)).toMatchObject({ status: 409, body: { error: 'other-wallet', message: expect.stringContaining('90 seconds') } });
    pay.clock.now += 90_000;
    expect((await ask(pay, held, path)).status).toBe(200);
  });

  it.each([
    ['too little SOL', { tag: 'short', shortfalls: [{ what: 'sol', symbol: 'SOL', decimals: 9, have: baseUnits(0n), need: baseUnits(2_100_000n), missing: baseUnits(2_100_000n) }], costs: { networkFee: baseUnits(1n), rent: baseUnits(0n), opens: [] }, balances: { token: baseUnits(0n), lamports: baseUnits(0n) } }, 422, '0.0021 SOL is missing'],
    ['the wrong wallet', { tag: 'blocked', block: 'payer-is-seller' }, 422, 'another wallet'],
    ['a seller without an account', { tag: 'blocked', block: 'seller-account-unusable' }, 422, 'Tell the seller'],
    ['no node', { tag: 'unreachable' }, 503, 'Solana does not answer'],
  ] as const)('with words the buyer can act on: %s', async (_what, outcome, status, words) => {
    const pay = await startPayEdge();
    pay.chain.prepared = () => outcome;
    expect(await ask(pay)).toMatchObject({ status, body: { message: expect.stringContaining(words) } });
    pay.chain.prepared = ready;
    // A refusal holds nobody up.
    expect((await ask(pay, testAddress('second'))).status).toBe(200);
  });

  it.each([undefined, 7, '', 'not-an-address', '1'.repeat(44)])('for an account like %j', async (account) => {
    const pay = await startPayEdge();
    expect((await pay.edge.post(await pay.open(), { account })).status).toBe(400);
    expect((await pay.edge.post(await pay.open(), 'no json')).status).toBe(400);
    expect(pay.chain.payers).toEqual([]);
  });

  it('for a code nobody signed, and after its end', async () => {
    const pay = await startPayEdge();
    const path = await pay.open();
    expect(await ask(pay, buyer, '/solana-pay/eyJhbGciOiJIUzI1NiJ9.AAAA.AAAA')).toMatchObject({ status: 404, body: { error: 'unknown-code' } });
    pay.clock.now += 31 * 60_000;
    expect(await ask(pay, buyer, path)).toMatchObject({ status: 410, body: { error: 'expired' } });
    expect((await pay.edge.get(path)).status).toBe(410);
  });

  it('when it cannot be made in time', async () => {
    const pay = await startPayEdge({}, { transactionMs: 10 });
    pay.hilt.replies.set(STATUS_ROUTE, () => new Promise(() => undefined));
    expect(await ask(pay)).toMatchObject({ status: 503 });
  });

  it('to a client that asks without end', async () => {
    const pay = await startPayEdge();
    const path = await pay.open();
    const statuses = await Promise.all(Array.from({ length: 70 }, async () => (await pay.edge.get(path)).status));
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });
});
