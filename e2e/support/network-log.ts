import type { Page, Response } from '@playwright/test';
import * as v from 'valibot';
import { PaymentSession } from '../../src/contract/session.ts';

/** One request of the page to the API or the chain. */
export interface LoggedRequest {
  readonly to: 'api' | 'rpc';
  readonly method: string;
  readonly path: string;
  /** Body as text; empty for none. */
  readonly body: string;
}

/** What a page asked its servers, in order, and the sessions it was given. */
export class NetworkLog {
  readonly requests: LoggedRequest[] = [];
  readonly #sessions: Promise<PaymentSession | null>[] = [];

  constructor(page: Page, { apiUrl, rpcUrl }: { readonly apiUrl: string; readonly rpcUrl: string }) {
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      const to = origin === apiUrl ? 'api' : origin === rpcUrl ? 'rpc' : null;
      if (to !== null) this.requests.push({ to, method: request.method(), path: pathname, body: request.postData() ?? '' });
    });
    page.on('response', (response) => {
      if (response.url().startsWith(`${apiUrl}/v1/products/p/`) && response.url().endsWith('/connect') && response.ok()) this.#sessions.push(sessionOf(response));
    });
  }

  /** Requests to the API, without preflights and pictures: what counts against the budget of 12 per checkout. */
  apiRequests(): readonly LoggedRequest[] {
    return this.requests.filter(({ to, method, path }) => to === 'api' && method !== 'OPTIONS' && path.startsWith('/v1/'));
  }

  /** The newest session the page opened. @throws Error when it opened none. */
  async session(): Promise<PaymentSession> {
    const session = (await Promise.all(this.#sessions)).findLast((found) => found !== null);
    if (session === undefined || session === null) throw new Error('the page has opened no session');
    return session;
  }
}

async function sessionOf(response: Response): Promise<PaymentSession | null> {
  try {
    return v.parse(PaymentSession, await response.json());
  } catch {
    // A page that went away took the body with it.
    return null;
  }
}
