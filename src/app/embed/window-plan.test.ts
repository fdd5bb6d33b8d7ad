import { describe, expect, it } from 'vitest';
import type { HiltHttp } from '../../api/http.ts';
import { createWindowPlan } from './window-plan.ts';
import { readWindowAddress } from './window-address.ts';

const WALLET = '28onUFczVxrvPxqxf7o1QKXXgLp9Vwxnn6V6D5WxVddX';
const terms = { payment_id: 'pay_1', nonce: 'n1', amount_minor_units: 29, merchant_amount_minor_units: 28, fee_minor_units: 1, fee_wallet: WALLET, token_mint: WALLET, asset_symbol: 'USDC', asset_decimals: 6, merchant_wallet: WALLET, expires_at: '2026-11-20T12:00:00Z', status: 'PENDING_SIGNATURE' };

/** Hilt as far as a plan asks it. */
function hilt({ connects = true } = {}): { readonly http: HiltHttp; readonly asked: string[] } {
  const asked: string[] = [];
  const http: HiltHttp = {
    baseUrl: 'https://api.example',
    timeoutMs: 1_000,
    fetch: (input, init) => {
      const path = new URL(input instanceof Request ? input.url : input).pathname;
      asked.push(`${init?.method} ${path}${typeof init?.body === 'string' ? ` ${init.body}` : ''}`);
      return Promise.resolve(connects ? Response.json(terms) : Response.json({ detail: 'no' }, { status: 422 }));
    },
  };
  return { http, asked };
}

function planOf(http: HiltHttp, handoffToken: string | null = null) {
  return createWindowPlan({ http, slug: 'tide', locale: null, handoffToken, paymentId: null });
}

describe('the way from a frame to a window', () => {
  it('opens one session, before the buyer presses, and hands it on', async () => {
    const { http, asked } = hilt();
    const plan = planOf(http);
    await plan.prepare(null);
    await plan.prepare(null);
    expect(asked).toEqual(['POST /v1/products/p/tide/connect {}']);
    expect(readWindowAddress(new URL(plan.href(), 'https://pay.example').hash)).toEqual({ slug: 'tide', paymentId: 'pay_1' });
  });

  it('hands on the session that is open here, and opens none', async () => {
    const { http, asked } = hilt();
    const plan = planOf(http);
    await plan.prepare('pay_1');
    expect(asked).toEqual([]);
    expect(plan.paymentId()).toBe('pay_1');
  });

  it('opens it for whom the personal link is for', async () => {
    const { http, asked } = hilt();
    const plan = planOf(http, 'token');
    await plan.prepare(null);
    expect(asked[0]).toBe('POST /v1/products/p/tide/connect {"handoff_token":"token"}');
    expect(plan.href()).toContain('handoff=token');
  });

  it('leads on without a session when Hilt opens none', async () => {
    const { http } = hilt({ connects: false });
    const plan = planOf(http);
    await plan.prepare(null);
    expect([plan.paymentId(), plan.href()]).toEqual([null, '/popup#slug=tide']);
  });
});
