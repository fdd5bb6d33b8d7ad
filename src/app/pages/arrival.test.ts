import { describe, expect, it } from 'vitest';
import type { HiltHttp } from '../../api/http.ts';
import { SCRIPT_URL } from '../gallery/fixtures/extremes.ts';
import { resolveArrival } from './arrival.ts';

const never = new AbortController().signal;
const handoff = { expires_at: '2026-11-20T12:00:00Z', identity_type: 'TELEGRAM_USER_ID', identity_value: '728255790', identity_display: '@buyer', slug: 'tide' };

function hilt(status: number, body: unknown, seen: RequestInit[] = []): HiltHttp {
  const answer: typeof fetch = (_url, init) => {
    if (init !== undefined) seen.push(init);
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  return { baseUrl: 'https://api.example', fetch: answer, timeoutMs: 1_000 };
}

const arrive = (http: HiltHttp, token = 'hilt_handoff_x') => resolveArrival(http, 'tide', token, () => true, never);

describe('a personal link', () => {
  it('names who gets access', async () => {
    expect(await arrive(hilt(200, handoff))).toEqual({ tag: 'resolved', handoff: { token: 'hilt_handoff_x', access: { type: 'TELEGRAM_USER_ID', display: '@buyer' } }, returnUrl: null });
  });

  it('says where to go on after paying only if a buyer may be sent there', async () => {
    expect(await arrive(hilt(200, { ...handoff, return_url: 'https://shop.example/back?order=7' }))).toMatchObject({ returnUrl: 'https://shop.example/back?order=7' });
    for (const bad of ['http://shop.example/', SCRIPT_URL, 'https://shop.example/?handoff=hilt_handoff_x']) expect(await arrive(hilt(200, { ...handoff, return_url: bad }))).toMatchObject({ tag: 'resolved', returnUrl: null });
  });

  it('sends its token in the body only', async () => {
    const seen: RequestInit[] = [];
    await arrive(hilt(200, handoff, seen));
    expect(seen.map(({ body }) => body)).toEqual(['{"handoff_token":"hilt_handoff_x"}']);
  });

  it('falls back to the plain identity when there is no display name', async () => {
    expect(await arrive(hilt(200, { ...handoff, identity_display: null }))).toMatchObject({ handoff: { access: { display: '728255790' } } });
  });

  it.each([
    ['is for another product', 200, { ...handoff, slug: 'other' }, 'other-product'],
    ['is for another product, as Hilt says', 403, { detail: { code: 'handoff_wrong_product', message: '' } }, 'other-product'],
    ['names nobody', 200, { ...handoff, identity_display: ' ', identity_value: null }, 'invalid'],
    ['was changed on the way', 400, { detail: { code: 'handoff_invalid', message: '' } }, 'invalid'],
    ['has lost a part', 400, { detail: { code: 'handoff_malformed', message: '' } }, 'incomplete'],
    ['is refused without a word', 400, { detail: 'bad token' }, 'invalid'],
    ['is unknown', 404, { detail: 'Not Found' }, 'invalid'],
    ['is malformed', 422, { detail: [] }, 'incomplete'],
    ['has been paid', 409, { detail: { code: 'handoff_used', message: '' } }, 'used'],
    ['has expired', 410, { detail: { code: 'handoff_expired', message: '' } }, 'expired'],
  ])('is refused when it %s', async (_when, status, body, problem) => {
    expect(await arrive(hilt(status, body))).toEqual({ tag: 'refused', problem });
  });

  it('is refused without asking when the token cannot be one', async () => {
    const seen: RequestInit[] = [];
    expect(await arrive(hilt(200, handoff, seen), 'x'.repeat(4097))).toEqual({ tag: 'refused', problem: 'incomplete' });
    expect(await arrive(hilt(200, handoff, seen), '')).toEqual({ tag: 'refused', problem: 'incomplete' });
    expect(seen).toEqual([]);
  });

  it.each([
    [429, 'rate-limited'],
    [503, 'down'],
  ])('waits when Hilt answers %i', async (status, why) => {
    expect(await arrive(hilt(status, {}))).toMatchObject({ tag: 'unavailable', outage: { who: 'hilt', why } });
  });
});
