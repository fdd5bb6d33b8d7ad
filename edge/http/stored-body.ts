import { digestBytes } from '../security/digest.ts';
import type { Bytes, Compress } from '../ports.ts';
import { type Coding, preferredCoding } from './encodings.ts';
import { alreadyHas } from './entity-tag.ts';

/** A body kept in memory with its compressed forms and its tag, answered to many. */
export class StoredBody {
  readonly #plain: Bytes;
  readonly #tag: string;
  readonly #compress: Compress | null;
  readonly #coded: Map<Coding, Promise<Bytes>>;

  private constructor(plain: Bytes, tag: string, compress: Compress | null, ready: ReadonlyMap<Coding, Bytes>) {
    this.#plain = plain;
    this.#tag = tag;
    this.#compress = compress;
    this.#coded = new Map([...ready].map(([coding, bytes]) => [coding, Promise.resolve(bytes)]));
  }

  /** `ready` are compressed forms that exist already; others are made when first asked for, if there is a `compress`. */
  static async of(plain: Bytes, compress: Compress | null, ready: ReadonlyMap<Coding, Bytes> = new Map()): Promise<StoredBody> {
    const tag = `W/"${(await digestBytes(plain)).replace(/[+/=]/g, '').slice(0, 27)}"`;
    return new StoredBody(plain, tag, compress, ready);
  }

  /**
   * Answers with this body, or with 304 when the client has it. `headers` come with both, as RFC 9110 15.4.5 asks of those that
   * govern caching. Nothing here says Accept-Ranges: the files are small and compressed.
   */
  async answer(request: Request, status: number, headers: Readonly<Record<string, string>>): Promise<Response> {
    const common = { ...headers, etag: this.#tag, vary: 'accept-encoding' };
    if (status === 200 && alreadyHas(request.headers.get('if-none-match'), this.#tag)) return new Response(null, { status: 304, headers: common });
    const coding = preferredCoding(request.headers.get('accept-encoding'), (wanted) => this.#compress !== null || this.#coded.has(wanted));
    const body = coding === null ? this.#plain : await this.#as(coding);
    return new Response(body, { status, headers: { ...common, 'content-length': String(body.length), ...(coding === null ? {} : { 'content-encoding': coding }) } });
  }

  #as(coding: Coding): Promise<Bytes> {
    const known = this.#coded.get(coding);
    if (known !== undefined || this.#compress === null) return known ?? Promise.resolve(this.#plain);
    const made = this.#compress(this.#plain, coding);
    this.#coded.set(coding, made);
    return made;
  }
}
