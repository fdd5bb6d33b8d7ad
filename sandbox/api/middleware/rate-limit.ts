import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import { clientOf } from '../client-of.ts';
import { refusal } from '../hilt-error.ts';
import type { ApiContext, ApiEnv } from '../route.ts';

const WINDOW_MS = 60_000;
/** Above this many clients, ended windows are dropped before a new one is stored. */
const SWEEP_AT = 1_000;

interface Window {
  readonly endsAt: number;
  used: number;
}

/** Counts calls per client in windows of one minute that start with a client's first call. */
export class RateLimiter {
  readonly #windows = new Map<string, Window>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts one call. `remaining` is -1 when it was one too many. */
  count(client: string, now: number): { readonly limit: number; readonly remaining: number; readonly resetAt: number } {
    const known = this.#windows.get(client);
    const window = known && known.endsAt > now ? known : { endsAt: now + WINDOW_MS, used: 0 };
    if (window !== known) this.#store(client, window, now);
    if (window.used <= this.#limit) window.used += 1;
    return { limit: this.#limit, remaining: this.#limit - window.used, resetAt: window.endsAt };
  }

  clear(): void {
    this.#windows.clear();
  }

  #store(client: string, window: Window, now: number): void {
    if (this.#windows.size >= SWEEP_AT) {
      for (const [name, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(name);
    }
    this.#windows.set(client, window);
  }
}

/** The published limit of public routes with its four headers (contract section 3), per address or per named test client. */
export function rateLimit(limiter: RateLimiter, now: () => number): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const at = now();
    const { limit, remaining, resetAt } = limiter.count(clientKey(c), at);
    c.res.headers.set('X-RateLimit-Limit', String(limit));
    c.res.headers.set('X-RateLimit-Remaining', String(Math.max(0, remaining)));
    c.res.headers.set('X-RateLimit-Reset', String(Math.ceil(resetAt / 1000)));
    if (remaining < 0) {
      c.res.headers.set('Retry-After', String(Math.max(1, Math.ceil((resetAt - at) / 1000))));
      throw refusal(429, 'rate_limited', 'Too many requests');
    }
    await next();
  };
}

function clientKey(c: ApiContext): string {
  const name = clientOf(c);
  return name === null ? `address ${getConnInfo(c).remote.address ?? 'unknown'}` : `client ${name}`;
}
