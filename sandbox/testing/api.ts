import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type ApiOptions, type RunningApi, startApi } from '../api/start-api.ts';
import { databaseDigest } from '../db/digest.ts';
import { type PaymentRow, paymentById } from '../db/payments.ts';
import { MERCHANT_KEY } from '../seed/merchant.ts';
import { FakeChain } from './fake-chain.ts';

/** An answer, read. `json` is null when the body is not JSON. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export interface CallOptions {
  readonly body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  readonly rawBody?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly merchant?: boolean;
}

export interface TestApi extends RunningApi {
  call(method: string, path: string, options?: CallOptions): Promise<TestAnswer>;
  /** Fingerprint of everything stored. */
  digest(): string;
  /** Opens a session for a seeded product and reads it back from the store. */
  connect(slug: string, body?: Readonly<Record<string, unknown>>): Promise<PaymentRow>;
}

/** A fresh API in memory, on a free port, on a chain of the test's choice. Waits for nothing and watches only when told. */
export async function startTestApi(options: Partial<ApiOptions> = {}): Promise<TestApi> {
  const { config, ...rest } = options;
  const running = await startApi({ chain: new FakeChain(), watchMs: null, logLevel: 'error', checkoutUrl: 'https://checkout.example', config: { confirmWaitMs: 0, rateLimitPerMinute: 10_000, ...config }, ...rest });
  return asTestApi(running);
}

/** Adds the test's ways of calling to a running API. */
export function asTestApi(running: RunningApi): TestApi {
  const client = randomUUID();
  const call = async (method: string, path: string, { body, rawBody, headers, merchant }: CallOptions = {}): Promise<TestAnswer> => {
    const payload = rawBody ?? (body === undefined ? null : JSON.stringify(body));
    const response = await fetch(running.url + path, {
      method,
      body: payload,
      headers: { 'x-sandbox-client': client, ...(payload === null ? {} : { 'content-type': 'application/json' }), ...(merchant === true ? { 'x-hilt-key': MERCHANT_KEY } : {}), ...headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: readJson(text) };
  };
  return {
    ...running,
    call,
    digest: () => databaseDigest(running.sandbox.database),
    connect: async (slug, body = {}) => {
      const { status, text, json } = await call('POST', `/v1/products/p/${slug}/connect`, { body });
      if (status !== 200) throw new Error(`connect answered ${status}: ${text}`);
      const { payment_id: id } = v.parse(v.looseObject({ payment_id: v.string() }), json);
      const payment = paymentById(running.sandbox.database, id);
      if (!payment) throw new Error('the session was not stored');
      return payment;
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `detail.code` of an error answer, or null. */
export function errorCode(answer: TestAnswer): string | null {
  const parsed = v.safeParse(v.looseObject({ detail: v.looseObject({ code: v.string() }) }), answer.json);
  return parsed.success ? parsed.output.detail.code : null;
}
