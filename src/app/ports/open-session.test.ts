import { describe, expect, it } from 'vitest';
import { HttpStatusFailure } from '../../api/failures.ts';
import { phantomConnectLink } from '../../testing/phantom-links.ts';
import { wireSessionOf } from '../../testing/wire-session.ts';
import { openSession } from './open-session.ts';

const EDGE = 'https://pay.example';
const API = 'https://api.example';
type Answer = () => Response | Promise<Response>;
const json = (status: number, body: object): Answer => () => Response.json(body, { status });
const session = (changes: object = {}) => json(200, wireSessionOf(changes));

/** Opens a session with these two answering, and tells who was asked for what. */
async function open(answers: { readonly edge?: Answer; readonly api?: Answer }, { edgeUrl = EDGE, request = {} }: { readonly edgeUrl?: string | null; readonly request?: object } = {}) {
  const asked: (readonly [url: string, body: unknown])[] = [];
  const fetchIt: typeof fetch = async (input, init) => {
    const sent = new Request(input, init);
    const { url } = sent;
    asked.push([url, await sent.json()]);
    const answer = url.startsWith(EDGE) ? answers.edge : answers.api;
    if (answer === undefined) throw new TypeError('nobody there');
    return answer();
  };
  const opened = openSession({ http: { baseUrl: API, fetch: fetchIt, timeoutMs: 1_000 }, edgeUrl, pageOrigin: EDGE }, 'tide', request, new AbortController().signal);
  return { opened, asked, who: () => asked.map(([url]) => url) };
}

const CONNECT = `${API}/v1/products/p/tide/connect`;

describe('opening a session', () => {
  it('asks Hilt itself where there is no edge', async () => {
    const { opened, who } = await open({ api: session() }, { edgeUrl: null });
    expect((await opened).payment_id).toBe('pay_1');
    expect(who()).toEqual([CONNECT]);
  });

  it('asks the edge with the product and what Hilt is told, and nobody else', async () => {
    const link = `solana:${EDGE}/edge/pay/token`;
    const { opened, asked } = await open({ edge: session({ transaction_request_url: link }), api: session() }, { request: { handoff_token: 'hilt_handoff_x' } });
    expect((await opened).transaction_request_url).toBe(link);
    expect(asked).toEqual([[`${EDGE}/edge/session`, { slug: 'tide', handoff_token: 'hilt_handoff_x' }]]);
  });

  it.each<[string, Answer | undefined]>([
    ['cannot be reached', undefined],
    ['opens no sessions', json(501, { code: 'transaction_requests_off' })],
    ['is broken', json(500, {})],
    ['cannot ask Hilt', json(502, {})],
    ['takes this page for another’s', json(403, { code: 'foreign_origin' })],
    ['is a static host that knows no such address', json(404, {})],
    ['is a static host that answers with the page', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
  ])('goes on with Hilt itself when the edge %s', async (_what, edge) => {
    const { opened, who } = await open({ ...(edge === undefined ? {} : { edge }), api: session() });
    expect((await opened).payment_id).toBe('pay_1');
    expect(who()).toEqual([`${EDGE}/edge/session`, CONNECT]);
  });

  it.each([400, 409, 410, 422, 429])('takes Hilt’s own refusal (%i) from the edge as it is and asks nobody else', async (status) => {
    const { opened, who } = await open({ edge: json(status, { code: 'no' }), api: session() });
    await expect(opened).rejects.toBeInstanceOf(HttpStatusFailure);
    expect(who()).toEqual([`${EDGE}/edge/session`]);
  });

  it('keeps the link to Phantom only if it comes back to this page with this payment', async () => {
    const connect = async (connect_url: string | null) => (await (await open({ api: session({ phantom_mobile: { connect_url } }) }, { edgeUrl: null })).opened).phantom_mobile?.connect_url ?? null;
    const ours = phantomConnectLink(EDGE, 'pay_1');
    expect(await connect(ours)).toBe(ours);
    const unnamed = phantomConnectLink(EDGE, null);
    expect(await connect(unnamed)).toBe(unnamed);
    for (const bad of [phantomConnectLink('https://other.example', 'pay_1'), phantomConnectLink(EDGE, 'pay_2'), phantomConnectLink(EDGE, 'pay_1', 'https://evil.example'), 'https://phantom.app/ul/v1/connect', 'nonsense', null]) expect(await connect(bad)).toBeNull();
  });

  it('keeps no link that has the personal link’s token in it: it would lie in storage, in codes and with the app', async () => {
    const back = encodeURIComponent(`${EDGE}/phantom/connect?payment_id=pay_1&from=hilt_handoff_x`);
    const links = { transaction_request_url: `solana:${EDGE}/edge/pay/hilt_handoff_x`, phantom_mobile: { connect_url: phantomConnectLink(EDGE, 'pay_1').replace(/redirect_link=[^&]*/, `redirect_link=${back}`) } };
    const kept = await (await open({ api: session(links) }, { edgeUrl: null, request: { handoff_token: 'hilt_handoff_x' } })).opened;
    expect([kept.transaction_request_url, kept.phantom_mobile]).toEqual([null, null]);
    const other = await (await open({ api: session(links) }, { edgeUrl: null, request: { handoff_token: 'hilt_handoff_y' } })).opened;
    expect(other.transaction_request_url).toBe(links.transaction_request_url);
    expect(other.phantom_mobile).toEqual(links.phantom_mobile);
  });
});
