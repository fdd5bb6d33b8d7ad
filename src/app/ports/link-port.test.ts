import bs58 from 'bs58';
import { describe, expect, it } from 'vitest';
import { PHANTOM_ANSWER, phantomSignLink } from '../../testing/phantom-links.ts';
import { testAddress } from '../../testing/solana-keys.ts';
import { linkPort } from './link-port.ts';

const ORIGIN = 'https://pay.example';
const WALLET = testAddress('phantom');
const TRANSACTION = Uint8Array.from({ length: 300 }, (_, index) => index % 251);
const sealed = { key: PHANTOM_ANSWER.phantom_encryption_public_key, nonce: PHANTOM_ANSWER.nonce, data: PHANTOM_ANSWER.data, identitySessionId: null };
const { signal } = new AbortController();

/** The port with Hilt answering this, and what Hilt was told. */
function portTo(answer: (() => Response) | 'nobody', online = true) {
  const told: (readonly [path: string, body: unknown])[] = [];
  const fetchIt: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    told.push([new URL(request.url).pathname, await request.json()]);
    if (answer === 'nobody') throw new TypeError('no network');
    return answer();
  };
  return { told, port: linkPort({ http: { baseUrl: 'https://api.example', fetch: fetchIt, timeoutMs: 1_000 }, isOnline: () => online, pageOrigin: ORIGIN }) };
}
const json = (status: number, body: object) => () => Response.json(body, { status });

describe('asking Phantom by links', () => {
  it('hands in who connected, and learns the wallet', async () => {
    const { port, told } = portTo(json(200, { payment_id: 'pay_1', wallet_address: WALLET, wallet_source: 'phantom', session_stored: true }));
    expect(await port.connected('pay_1', sealed, signal)).toEqual({ tag: 'connected', address: WALLET });
    expect(told).toEqual([['/v1/pay/phantom/connect/callback', { payment_id: 'pay_1', ...PHANTOM_ANSWER }]]);
  });

  it('gives Hilt the transaction in base58 and gets the link, with the token only where there is one', async () => {
    const link = phantomSignLink(ORIGIN, 'pay_1');
    const { port, told } = portTo(json(200, { payment_id: 'pay_1', deeplink_url: link }));
    expect(await port.make('pay_1', TRANSACTION, null, signal)).toEqual({ ok: true, value: link });
    await port.make('pay_1', TRANSACTION, 'secret', signal);
    const body = { payment_id: 'pay_1', serialized_transaction_b58: bs58.encode(TRANSACTION) };
    expect(told.map(([, each]) => each)).toEqual([body, { ...body, handoff_token: 'secret' }]);
  });

  it.each([phantomSignLink('https://other.example', 'pay_1'), phantomSignLink(ORIGIN, 'pay_2'), `https://phantom.app/ul/v1/signAndSendTransaction`])('takes no link that leads elsewhere: %s', async (deeplink_url) => {
    const { port } = portTo(json(200, { payment_id: 'pay_1', deeplink_url }));
    expect(await port.make('pay_1', TRANSACTION, null, signal)).toMatchObject({ ok: false, failure: { kind: 'status', status: 422 } });
  });

  it('takes no link that would hand a personal link’s token to the app', async () => {
    const link = new URL(phantomSignLink(ORIGIN, 'pay_1'));
    link.searchParams.set('app_url', `${ORIGIN}/p/tide?from=${encodeURIComponent('hilt_handoff_x')}`);
    const { port } = portTo(json(200, { payment_id: 'pay_1', deeplink_url: link.href }));
    expect(await port.make('pay_1', TRANSACTION, 'hilt_handoff_y', signal)).toMatchObject({ ok: true });
    expect(await port.make('pay_1', TRANSACTION, 'hilt_handoff_x', signal)).toMatchObject({ ok: false, failure: { code: 'link_leads_elsewhere' } });
  });

  it('gets the signed transaction as bytes', async () => {
    const { port, told } = portTo(json(200, { payment_id: 'pay_1', wallet_address: WALLET, serialized_transaction_b64: Buffer.from(TRANSACTION).toString('base64') }));
    expect(await port.signed('pay_1', sealed, signal)).toEqual({ tag: 'signed', transaction: TRANSACTION });
    expect(told).toEqual([['/v1/pay/phantom/transaction/callback', { payment_id: 'pay_1', nonce: sealed.nonce, data: sealed.data }]]);
  });

  it.each([400, 403, 404, 409, 410, 422])('calls an answer that Hilt refuses (%i) useless', async (status) => {
    const { port } = portTo(json(status, { code: 'no' }));
    expect(await port.connected('pay_1', sealed, signal)).toEqual({ tag: 'failed' });
    expect(await port.signed('pay_1', sealed, signal)).toEqual({ tag: 'failed' });
  });

  it.each([408, 429, 500, 503])('keeps an answer that Hilt cannot open now (%i)', async (status) => {
    const { port } = portTo(json(status, {}));
    expect(await port.connected('pay_1', sealed, signal)).toMatchObject({ tag: 'outage', failure: { status } });
    expect(await port.signed('pay_1', sealed, signal)).toMatchObject({ tag: 'outage', failure: { status } });
  });

  it('keeps it without a network too', async () => {
    expect(await portTo('nobody', false).port.signed('pay_1', sealed, signal)).toEqual({ tag: 'outage', failure: { kind: 'offline' } });
    expect(await portTo('nobody').port.signed('pay_1', sealed, signal)).toEqual({ tag: 'outage', failure: { kind: 'unreachable' } });
  });

  it('takes no answer about another payment, no bytes that are none, and no connection without a key', async () => {
    const other = portTo(json(200, { payment_id: 'pay_2', wallet_address: WALLET, wallet_source: 'x', session_stored: true, serialized_transaction_b64: 'AAAA' })).port;
    expect(await other.connected('pay_1', sealed, signal)).toEqual({ tag: 'failed' });
    expect(await other.signed('pay_1', sealed, signal)).toEqual({ tag: 'failed' });
    const broken = portTo(json(200, { payment_id: 'pay_1', wallet_address: WALLET, serialized_transaction_b64: '%%' }));
    expect(await broken.port.signed('pay_1', sealed, signal)).toEqual({ tag: 'failed' });
    expect(await broken.port.connected('pay_1', { ...sealed, key: null }, signal)).toEqual({ tag: 'failed' });
    expect(broken.told).toHaveLength(1);
  });
});
