import { describe, expect, it, vi } from 'vitest';
import type { HiltHttp } from '../../api/http.ts';
import { wireBegunOf, wireStatusOf } from '../../testing/wire-status.ts';
import { createAdopt, findSession } from './adopted-session.ts';

const MARTA = { type: 'TELEGRAM_USER_ID', display: '@marta' };

function http(answer: unknown, code = 200): HiltHttp {
  return { baseUrl: 'https://api.example', fetch: () => Promise.resolve(Response.json(answer, { status: code })), timeoutMs: 1_000 };
}

/** What Hilt says of the session a frame has opened. */
async function begunFor(access: { readonly type: string; readonly display: string } | null = null) {
  const session = wireBegunOf({ identity_type: access?.type ?? null, identity_display: access?.display ?? null });
  const found = await findSession(http(wireStatusOf({ session })), 'tide', 'pay_1');
  if (found === null) throw new Error('the fixture is not accepted');
  return found;
}

describe('the session a frame has opened', () => {
  it('is found with the terms that Hilt states', async () => {
    const found = await findSession(http(wireStatusOf({ session: wireBegunOf() })), 'tide', 'pay_1');
    expect(found?.session).toMatchObject({ payment_id: 'pay_1', amount_minor_units: 29_000_000n });
  });

  it.each([
    ['Hilt hands on no terms', wireStatusOf()],
    ['it is paid already', wireStatusOf({ status: 'CONFIRMED', session: wireBegunOf() })],
    ['somebody has sent a transaction for it', wireStatusOf({ tx_signature: '5'.repeat(87), session: wireBegunOf() })],
  ])('is left alone when %s', async (_name, answer) => {
    expect(await findSession(http(answer), 'tide', 'pay_1')).toBeNull();
  });

  it('is left alone when Hilt does not answer', async () => {
    expect(await findSession(http({ detail: 'no' }, 500), 'tide', 'pay_1')).toBeNull();
  });
});

describe('the first connect of the window', () => {
  const never = () => Promise.reject(new Error('asked again'));

  it('is answered with that session, and only the first', async () => {
    const adopt = createAdopt({ begun: await begunFor(), find: never, hasToken: false });
    expect(await adopt(null)).toMatchObject({ payment_id: 'pay_1' });
    expect(await adopt(null)).toBeNull();
  });

  it('asks Hilt again where it was silent before, and goes on alone where there is none', async () => {
    const find = vi.fn(() => begunFor());
    expect(await createAdopt({ begun: null, find, hasToken: false })(null)).toMatchObject({ payment_id: 'pay_1' });
    expect(find).toHaveBeenCalledTimes(1);
    expect(await createAdopt({ begun: null, find: () => Promise.resolve(null), hasToken: false })(null)).toBeNull();
  });

  it('takes a session for somebody only on a page that names that very person', async () => {
    const [session, hasToken] = [await begunFor(MARTA), true];
    expect(await createAdopt({ begun: session, find: never, hasToken })(MARTA)).toMatchObject({ payment_id: 'pay_1' });
    for (const other of [null, { ...MARTA, display: '@martha' }, { ...MARTA, type: 'DISCORD_USER_ID' }]) expect(await createAdopt({ begun: session, find: never, hasToken })(other)).toBeNull();
    expect(await createAdopt({ begun: await begunFor(), find: never, hasToken })(MARTA)).toBeNull();
  });

  it('error: without a token no other session is opened for somebody, who would get nothing by it', async () => {
    const adopt = createAdopt({ begun: await begunFor(MARTA), find: never, hasToken: false });
    expect(await adopt(MARTA)).toMatchObject({ payment_id: 'pay_1' });
    await expect(adopt(MARTA)).rejects.toMatchObject({ status: 410, body: { code: 'handoff_expired' } });
    await expect(createAdopt({ begun: null, find: () => Promise.resolve(null), hasToken: false })(MARTA)).rejects.toMatchObject({ status: 410 });
  });
});
