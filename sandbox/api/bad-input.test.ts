import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallOptions, type TestApi, startTestApi } from '../testing/api.ts';
import { FakeChain } from '../testing/fake-chain.ts';
import { BUYER, newSignature } from '../testing/fake-transaction.ts';
import { pay } from '../testing/pay.ts';
import { ROUTES } from './routes.ts';

let api: TestApi;
let filled: (path: string) => string;
beforeAll(async () => {
  const chain = new FakeChain();
  api = await startTestApi({ chain });
  const { payment, receiptId } = await pay(api, chain, 'night-ferry');
  const open = await api.connect('tidewater-circle');
  filled = (path) => path.replace(':slug', 'tidewater-circle').replace(':product_id', open.product_id).replace(':payment_id', payment.id).replace(':receipt_id', receiptId);
});
afterAll(() => api.stop());

/** A Hilt error: `detail` is text, a code with its sentence, or the list of bad fields. */
const HiltErrorShape = v.strictObject({
  detail: v.union([v.pipe(v.string(), v.minLength(1)), v.strictObject({ code: v.string(), message: v.string() }), v.pipe(v.array(v.strictObject({ loc: v.array(v.union([v.string(), v.number()])), msg: v.string(), type: v.string() })), v.minLength(1))]),
});

/** Sends something bad and proves: 4xx in Hilt's shape, and not one byte of the store changed. */
async function expectRefused(method: string, path: string, options: CallOptions, statuses: readonly number[]): Promise<void> {
  const before = api.digest();
  const answer = await api.call(method, path, { merchant: true, ...options });
  // All that tells what was sent and came back is compared, so that a failure shows it.
  const inShape = v.safeParse(HiltErrorShape, answer.json).success;
  expect({ method, path, sent: options.body ?? options.rawBody, allowed: statuses.includes(answer.status), status: answer.status, inShape, text: answer.text, unchanged: api.digest() === before }).toMatchObject({ allowed: true, inShape: true, unchanged: true });
}

const writing = ROUTES.filter(({ method }) => method === 'POST' || method === 'PATCH');

/** For each route with a body: one that is right, so that one wrong thing at a time can be put into it. */
const GOOD: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  connect: { payer_wallet: BUYER, amount_minor_units: 29_000_000, identity_session_id: 'x', customer_reference_type: 'CUSTOM', customer_reference_value: 'x', customer_reference_display: 'x', handoff_token: 'x' },
  'resolve-handoff': { handoff_token: 'x' },
  broadcast: { payment_id: 'x', tx_signature: newSignature(), payer_wallet: BUYER, wallet_source: 'x' },
  confirm: { tx_signature: newSignature(), payer_wallet: BUYER, payment_id: 'x', slug: 'x', product_id: 'x', wallet_source: 'x', identity_session_id: 'x', customer_reference_type: 'x', customer_reference_value: 'x', customer_reference_display: 'x', automatic_renew_setup_key: 'x', automatic_renew_message_signature_b64: 'x', automatic_renew_native_setup_signature: newSignature(), automatic_renew_native_subscription_authority_pda: BUYER, automatic_renew_native_subscription_pda: BUYER, automatic_renew_native_plan_pda: BUYER, automatic_renew_native_payer_token_account: BUYER },
  'identity-start': { slug: 'tidewater-circle', wallet_address: BUYER, wallet_source: 'x', customer_reference_type: 'x', customer_reference_value: 'x', customer_reference_display: 'x' },
  'identity-complete': { session_id: 'x', wallet_address: BUYER, signed_message_b64: `${'A'.repeat(86)}==` },
  'phantom-connect-callback': { payment_id: 'x', phantom_encryption_public_key: BUYER, nonce: 'x', data: 'x' },
  'phantom-message-url': { payment_id: 'x', identity_session_id: 'x', handoff_token: 'x' },
  'phantom-message-callback': { payment_id: 'x', identity_session_id: 'x', nonce: 'x', data: 'x' },
  'phantom-transaction-url': { payment_id: 'x', serialized_transaction_b58: 'x', handoff_token: 'x' },
  'phantom-transaction-callback': { payment_id: 'x', nonce: 'x', data: 'x' },
  'merchant-create-product': { product_type: 'TIP_JAR', title: 'x', description: 'x', image_url: 'https://x.example/x.png', amount_minor_units: 1, token_mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', merchant_wallet: BUYER, delivery_type: 'TEXT', delivery_value: 'x', tip_presets_lamports: [1], max_payments: 1, membership_config: {}, checkout_config: {}, session_seconds: 60 },
  'merchant-update-product': { title: 'x', description: 'x', image_url: 'https://x.example/x.png', amount_minor_units: 1, merchant_wallet: BUYER, status: 'ACTIVE', delivery_type: 'TEXT', delivery_value: 'x', tip_presets_lamports: [1], max_payments: 1, membership_config: {}, checkout_config: {}, session_seconds: 60 },
  'merchant-handoff-link': { identity_value: 'x', identity_display: 'x', identity_type: 'x', return_url: 'https://x.example', expires_in_minutes: 1 },
};
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'resolve-handoff': ['handoff_token'],
  broadcast: ['payment_id', 'tx_signature'],
  confirm: ['tx_signature', 'payer_wallet'],
  'identity-start': ['slug', 'wallet_address', 'customer_reference_value'],
  'identity-complete': ['session_id', 'wallet_address', 'signed_message_b64'],
  'phantom-connect-callback': ['payment_id', 'phantom_encryption_public_key', 'nonce', 'data'],
  'phantom-message-url': ['payment_id', 'identity_session_id'],
  'phantom-message-callback': ['payment_id', 'identity_session_id', 'nonce', 'data'],
  'phantom-transaction-url': ['payment_id', 'serialized_transaction_b58'],
  'phantom-transaction-callback': ['payment_id', 'nonce', 'data'],
  'merchant-create-product': ['product_type', 'title', 'merchant_wallet'],
  'merchant-handoff-link': ['identity_value'],
};

/** Values of wrong types, and texts no field takes. What happens to be legal for one kind of field is left out there. */
function wrongValues(field: string, good: unknown): unknown[] {
  const never: unknown[] = [true, Number.MAX_SAFE_INTEGER + 2, -1, 1.5, 0];
  if (typeof good === 'number') return [...never, '5', [], {}, 'x'];
  if (Array.isArray(good)) return [...never, {}, 'x', ['x'], [-1], [1.5]];
  if (typeof good === 'object') return [...never, 'x', [1]];
  const anyText: unknown[] = [...never, [], {}, ['x'], 'x'.repeat(6_000)];
  // A description may be empty; what is handed over after payment may be any text.
  if (field === 'description') return [...anyText, 'nul\u0000byte'];
  return field === 'delivery_value' ? [...anyText, ''] : [...anyText, '', 'nul\u0000byte'];
}

it('has a right body for every route that takes one', () => {
  expect(Object.keys(GOOD).toSorted()).toEqual(writing.map(({ name }) => name).toSorted());
});

describe.each(writing.map((route) => [route.name, route] as const))('bad bodies for %s', (name, { method, path }) => {
  const good = GOOD[name] ?? {};

  it('of wrong types and lengths in each field', async () => {
    for (const field of Object.keys(good)) {
      for (const wrong of wrongValues(field, good[field])) await expectRefused(method, filled(path), { body: { ...good, [field]: wrong } }, [422]);
    }
  }, 60_000);

  it('with each required field missing or null', async () => {
    for (const field of REQUIRED[name] ?? []) {
      const { [field]: _, ...rest } = good;
      await expectRefused(method, filled(path), { body: rest }, [422]);
      await expectRefused(method, filled(path), { body: { ...good, [field]: null } }, [422]);
    }
  });

  it('that are not a JSON object', async () => {
    for (const rawBody of ['', '{', '{"a":', 'null', '[]', '"text"', '5', 'true', '{"a":1}}', '\u0000', 'undefined', '['.repeat(20_000)]) await expectRefused(method, filled(path), { rawBody }, [422]);
    await expectRefused(method, filled(path), { rawBody: new Uint8Array([0xff, 0xfe, 0x00, 0x80]) }, [422]);
  });

  it('of another content type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx', '']) await expectRefused(method, filled(path), { rawBody: JSON.stringify(good), headers: { 'content-type': type } }, [415]);
  });

  it('that are huge', async () => {
    await expectRefused(method, filled(path), { rawBody: JSON.stringify({ ...good, padding: 'x'.repeat(70_000) }) }, [413]);
    await expectRefused(method, filled(path), { rawBody: 'x'.repeat(3_000_000) }, [413]);
  });

  it('of any JSON at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (json) => {
        const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
        // Every field of connect and of a product change is optional: there an object of unknown keys is no bad input.
        if (isObject && (REQUIRED[name] === undefined || Object.keys(json).some((key) => key in good))) return;
        await expectRefused(method, filled(path), { rawBody: JSON.stringify(json) }, [422]);
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(ROUTES.map((route) => [route.name, route] as const))('%s', (_, { path }) => {
  it('answers methods it does not have with 405 and those it has', async () => {
    const has = new Set(ROUTES.filter((other) => other.path === path).map(({ method }) => method as string));
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((name) => !has.has(name))) {
      await expectRefused(method, filled(path), method === 'GET' ? {} : { body: {} }, [405]);
      expect((await api.call(method, filled(path), method === 'GET' ? {} : { body: {} })).headers.get('allow')).toContain([...has][0]);
    }
  });

  it('finds nothing under strange ids', async () => {
    if (!path.includes(':')) return;
    const { method } = ROUTES.find((route) => route.path === path) ?? { method: 'GET' };
    const name = ROUTES.find((route) => route.path === path)?.name ?? '';
    for (const strange of ['x'.repeat(3_000), '%00', '%F0%9F%92%A9', "'%20OR%201=1--", '..%2F..%2Fetc', '%ff', '%zz', '-1', '__proto__', 'constructor']) {
      await expectRefused(method, path.replace(/:[a-z_]+/, strange), method === 'POST' || method === 'PATCH' ? { body: GOOD[name] } : {}, [404]);
    }
  });
});

it('unknown paths are 404 in the same shape', async () => {
  for (const path of ['/', '/v1', '/v1/', '/v1/nothing', '/v1/pay/confirm/', '/v2/products', '/sandbox/nothing']) await expectRefused('GET', path, {}, [404]);
});

it('a wrong scenario header is refused, not ignored', async () => {
  for (const header of ['x', '{}}', '{"effect":{"kind":"explode"}}', '{"delay_ms":-1}', '{"unknown":1}']) await expectRefused('GET', '/v1/products/p/tidewater-circle', { headers: { 'x-sandbox-scenario': header } }, [400]);
});
