import { settable } from './settable.ts';

/** Which requests. Everything that is given must fit; nothing given fits all, preflights too. */
export interface Which {
  /** End of the path, e.g. `/v1/pay/broadcast`, or a pattern for the whole of it. */
  readonly path?: string | RegExp;
  /** JSON-RPC methods. */
  readonly rpc?: string | readonly string[];
}

/** What goes wrong between the page and a server. */
export type Fault =
  /** Held until the rule is released: before the server hears of it, or after the server has done it. Never released, it is a time-out. */
  | { readonly kind: 'hold'; readonly when: 'before' | 'after' }
  /** The server never hears of it, and the connection ends without an answer. */
  | { readonly kind: 'lose-request' }
  /** The server has done it and answered; the connection ends without the answer. */
  | { readonly kind: 'lose-answer' }
  /** The connection is reset (RST) before the server hears of it. */
  | { readonly kind: 'reset' }
  /** Answered with this status by somebody on the way; the server never hears of it. */
  | { readonly kind: 'status'; readonly status: number }
  /** The server's JSON answer, changed on the way. */
  | { readonly kind: 'rewrite'; readonly change: (answer: unknown) => unknown };

/** A request as the proxy sees it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  /** JSON-RPC method; null for anything else. */
  readonly rpc: string | null;
}

/** A fault that is in force until it is ended, used up, or its proxy stops. */
export class Rule {
  readonly fault: Fault;
  readonly #which: Which;
  readonly #times: number;
  readonly #released = settable();
  readonly #waiting: { readonly count: number; readonly reached: () => void }[] = [];
  #taken = 0;
  #hits = 0;
  #ended = false;

  /** @param times how many requests it hits; all, when absent. */
  constructor(which: Which, fault: Fault, times = Number.POSITIVE_INFINITY) {
    this.#which = which;
    this.fault = fault;
    this.#times = times;
  }

  /** How many requests it has hit. */
  get hits(): number {
    return this.#hits;
  }

  /** Takes a request if it is one of its own. */
  takes(asked: Asked): boolean {
    if (this.#ended || this.#taken >= this.#times || !fits(this.#which, asked)) return false;
    this.#taken += 1;
    return true;
  }

  /** The fault has happened; for what is held, the request (or the answer) is now being held. */
  hit(): void {
    this.#hits += 1;
    for (const { count, reached } of this.#waiting) if (this.#hits >= count) reached();
  }

  /** Resolves once it has hit this many requests. */
  async reached(count = 1): Promise<void> {
    if (this.#hits >= count) return;
    await new Promise<void>((reached) => this.#waiting.push({ count, reached }));
  }

  /** Resolves when what is held may go on. */
  get released(): Promise<void> {
    return this.#released.done;
  }

  /** Lets what is held go on, and ends. */
  release(): void {
    this.end();
    this.#released.set();
  }

  /** Hits no more requests; what is held stays held. */
  end(): void {
    this.#ended = true;
  }
}

function fits({ path, rpc }: Which, asked: Asked): boolean {
  const wanted = rpc === undefined ? null : typeof rpc === 'string' ? [rpc] : rpc;
  // Browsers ask for leave by requests of their own; a fault of one kind of request is not a fault of those.
  if ((wanted !== null || path !== undefined) && asked.method === 'OPTIONS') return false;
  if (wanted !== null && (asked.rpc === null || !wanted.includes(asked.rpc))) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? asked.path.endsWith(path) : path.test(asked.path);
}
