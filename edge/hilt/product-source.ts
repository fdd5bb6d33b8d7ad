import * as v from 'valibot';
import { ContractBreach, HttpStatusFailure, isApiFailure } from '../../src/api/failures.ts';
import { type HiltHttp, requestHilt } from '../../src/api/http.ts';
import { Product } from '../../src/contract/product.ts';
import { SharedReads } from '../cache/shared-reads.ts';

/** What Hilt says of a slug. Readings are shared by everybody who asks, so nothing in one belongs to a buyer. */
export type ProductReading =
  /** `wire` is the answer itself, unparsed: it is handed on to pages, which parse it again. */
  | { readonly tag: 'found'; readonly product: Product; readonly wire: Readonly<Record<string, unknown>> }
  | { readonly tag: 'unknown' }
  /** Nothing was learned. `retryAfterMs`: Hilt asked to be left alone for so long. */
  | { readonly tag: 'unavailable'; readonly retryAfterMs: number | null };

/** A price is at most this old when a page shows it; the terms are compared with it before anything is signed, so an older one only costs a second look. */
const FRESH_MS = 15_000;
/** While Hilt does not answer, a page with a price of a minute ago is better than one without. */
const STAND_IN_MS = 60_000;
/** Short, so that a slug that was just created is found; long enough that guessing slugs costs Hilt little. */
const UNKNOWN_MS = 5_000;
const UNAVAILABLE_MS = 2_000;
const MOST_SLUGS = 2_000;

const NOT_NOW: ProductReading = { tag: 'unavailable', retryAfterMs: null };

export class ProductSource {
  readonly #http: HiltHttp;
  readonly #now: () => number;
  readonly #reads: SharedReads<ProductReading>;
  #silentUntil = 0;

  constructor(http: HiltHttp, now: () => number) {
    this.#http = http;
    this.#now = now;
    this.#reads = new SharedReads<ProductReading>({ limit: MOST_SLUGS, lostMs: http.timeoutMs * 2, now, worth, empty: (reading) => reading.tag === 'unavailable' });
  }

  /** True if reading this slug now would cost a request at Hilt. */
  wouldAsk(slug: string): boolean {
    return this.#reads.wouldAsk(slug);
  }

  /** The product as of at most 15 s ago, or of a minute ago while Hilt cannot be asked. Never rejects. */
  async read(slug: string): Promise<ProductReading> {
    return this.#reads.read(slug, () => this.#ask(slug));
  }

  /** What is at hand without asking anybody. */
  atHand(slug: string): ProductReading {
    return this.#reads.fresh(slug) ?? this.#reads.standIn(slug) ?? NOT_NOW;
  }

  async #ask(slug: string): Promise<ProductReading> {
    // All buyers share this server's allowance at Hilt: once it is used up, asking on would only keep it so.
    if (this.#now() < this.#silentUntil) return NOT_NOW;
    const reading = await askHilt(this.#http, slug);
    if (reading.tag === 'unavailable' && reading.retryAfterMs !== null) this.#silentUntil = this.#now() + reading.retryAfterMs;
    return reading;
  }
}

/** One request, no cache: what the terms of a session are compared with when the shared reading no longer fits. Never rejects. */
export async function askHilt(http: HiltHttp, slug: string): Promise<ProductReading> {
  try {
    const wire = await requestHilt(http, { method: 'GET', path: `/v1/products/p/${encodeURIComponent(slug)}`, schema: v.looseObject({}), signal: new AbortController().signal });
    const product = v.safeParse(Product, wire);
    return product.success ? { tag: 'found', product: product.output, wire } : NOT_NOW;
  } catch (error) {
    if (!isApiFailure(error)) throw error;
    if (error instanceof ContractBreach || !(error instanceof HttpStatusFailure)) return NOT_NOW;
    if (error.status === 404) return { tag: 'unknown' };
    return { tag: 'unavailable', retryAfterMs: error.status === 429 ? (error.retryAfterMs ?? UNAVAILABLE_MS) : null };
  }
}

function worth(reading: ProductReading): { readonly freshMs: number; readonly standInMs: number } {
  switch (reading.tag) {
    case 'found':
      return { freshMs: FRESH_MS, standInMs: STAND_IN_MS };
    case 'unknown':
      return { freshMs: UNKNOWN_MS, standInMs: UNKNOWN_MS };
    case 'unavailable':
      return { freshMs: UNAVAILABLE_MS, standInMs: UNAVAILABLE_MS };
    default:
      return reading satisfies never;
  }
}
