import type { Chain } from '../src/solana/chain.ts';
import type { EdgeConfig } from './config.ts';
import type { Coding } from './http/encodings.ts';
import type { LogEntry } from './log/log-entry.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** The built checkout, wherever it lies: a folder for Node, a binding on workers. Paths are URL paths of the build, e.g. `/assets/index-4f.js`. */
export interface Assets {
  /** Text of a file of the build, or null if there is none. */
  text(path: string): Promise<string | null>;
  /** The answer for a file, compressed and validated as the request asks; null if there is none. Only GET and HEAD arrive here. */
  serve(path: string, request: Request): Promise<Response | null>;
}

export type Compress = (plain: Bytes, coding: Coding) => Promise<Bytes>;

/** Deadlines and sizes. All are fixed for operators; tests shorten them. Milliseconds. */
export interface EdgeLimits {
  /** How long a page waits for its product before it is answered without it: the page's own request may then be faster. */
  readonly paintMs: number;
  /** How long Hilt may take for one answer. */
  readonly hiltMs: number;
  /** How long one transaction request may take in all; wallets give up soon after. */
  readonly transactionMs: number;
}

export const LIMITS: EdgeLimits = { paintMs: 800, hiltMs: 20_000, transactionMs: 15_000 };

/** Everything the handler needs from the platform it runs on. */
export interface EdgePorts {
  readonly config: EdgeConfig;
  readonly assets: Assets;
  /** Reaches Hilt. */
  readonly fetch: typeof fetch;
  /** Reaches Solana, for one request; only used where terms can be signed. */
  readonly chain: () => Chain;
  /** Null where the platform compresses by itself. */
  readonly compress: Compress | null;
  readonly now: () => number;
  readonly log: (entry: LogEntry) => void;
  readonly limits: EdgeLimits;
}

/** What the platform knows of one request beyond the request itself. */
export interface RequestContext {
  /** Address of the connection's other end; the proxy in front where there is one. */
  readonly remoteAddress: string | null;
  /** Keeps work alive that outlives its request, where the platform would otherwise cut it off; null where it would not. */
  readonly waitUntil: ((work: Promise<unknown>) => void) | null;
}
