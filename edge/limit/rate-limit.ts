import { BoundedMap } from '../cache/bounded-map.ts';

/** What a client has left, in the words of Hilt's own rate limit headers. */
export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until there is one more request; 0 while there is one now. */
  readonly waitMs: number;
}

export interface RateLimitOptions {
  /** Requests a client may make at once; refilled evenly over a minute. */
  readonly perMinute: number;
  readonly clients: number;
  readonly now: () => number;
}

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

const MINUTE_MS = 60_000;

/**
 * A token bucket per client, in this process alone: with several instances a client may have as many times as much.
 * It keeps one buyer's page from using up what all buyers share; it is not the defence against a flood, which belongs in front.
 */
export class RateLimit {
  readonly #buckets: BoundedMap<string, Bucket>;
  readonly #options: RateLimitOptions;

  constructor(options: RateLimitOptions) {
    this.#options = options;
    this.#buckets = new BoundedMap(options.clients);
  }

  /** Takes one request of `client`. A refused request costs nothing, so a client that waits as told gets through. */
  take(client: string): Allowance {
    const { perMinute, now } = this.#options;
    const at = now();
    const before = this.#buckets.get(client) ?? { tokens: perMinute, at };
    const tokens = Math.min(perMinute, before.tokens + (Math.max(0, at - before.at) * perMinute) / MINUTE_MS);
    const allowed = tokens >= 1;
    const left = allowed ? tokens - 1 : tokens;
    this.#buckets.set(client, { tokens: left, at });
    return { allowed, limit: perMinute, remaining: Math.floor(left), waitMs: left >= 1 ? 0 : Math.ceil(((1 - left) * MINUTE_MS) / perMinute) };
  }
}

/** The headers Hilt's API uses for the same thing, so that one client reads both. */
export function allowanceHeaders(allowance: Allowance, now: number): Readonly<Record<string, string>> {
  const seconds = Math.max(1, Math.ceil(allowance.waitMs / 1000));
  return {
    'x-ratelimit-limit': String(allowance.limit),
    'x-ratelimit-remaining': String(allowance.remaining),
    'x-ratelimit-reset': String(Math.ceil((now + allowance.waitMs) / 1000)),
    ...(allowance.allowed ? {} : { 'retry-after': String(seconds) }),
  };
}
