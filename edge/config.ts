import * as v from 'valibot';
import { type Config, ConfigError, readConfig } from '../src/app/config/read-config.ts';
import { type Settings, settingsFrom } from '../src/app/config/settings-block.ts';

/** Everything the operator of an edge decides. Read once at start; nothing else in edge/ looks at the environment. */
export interface EdgeConfig {
  /** The same settings the page has, parsed by the page's own reader. */
  readonly checkout: Config;
  /** What the page is told: the environment's settings, with this edge in place of the API when it proxies, and as edge when it can sign terms. */
  readonly pageSettings: Settings;
  /** Origin under which buyers reach this edge. Never taken from a request: a forged Host header must not end up in a payment link. Null: no canonical address, no transaction requests, no proxy. */
  readonly publicUrl: string | null;
  /** Keys for the terms this edge signs: the first signs, all verify, so that a key can be replaced without breaking shown codes. Empty: no transaction requests. */
  readonly secrets: readonly Uint8Array<ArrayBuffer>[];
  /** RPC nodes the edge itself asks; may carry a key that the page must not see. */
  readonly rpcUrls: readonly string[];
  readonly proxy: boolean;
  /** Origin of Hilt as the page knows it: sellers' pictures without an origin of their own are there, for the page and for this edge alike. */
  readonly picturesFrom: string;
  /** CSP sources that may frame `/embed/<slug>`. */
  readonly frameAncestors: readonly string[];
  /** Header in which the proxy in front states the buyer's address; null when there is none and the connection itself counts. */
  readonly clientAddressHeader: string | null;
  /** After a stop signal: how long new requests are still taken while the balancer learns of it, and how long running ones may last. Milliseconds. */
  readonly drainMs: number;
  readonly shutdownMs: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const PREFIX = 'HILT_EDGE_';
const MIN_SECRET_BYTES = 32;
const utf8 = new TextEncoder();

const words = v.pipe(v.string(), v.transform((text) => text.split(/[\s,]+/).filter((word) => word !== '')));
const milliseconds = v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number));
/** `https:`, `'none'`, or hosts with an optional leading wildcard; on this machine without https, on any port. Nothing that could end the directive it is written into. */
const ancestor = v.pipe(v.string(), v.regex(/^(?:https:|'none'|https:\/\/(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?|http:\/\/(?:127\.0\.0\.1|(?:\*\.)?(?:[a-z0-9-]+\.)*localhost)(?::(?:\d{1,5}|\*))?)$/i));

const EdgeSettings = v.strictObject({
  HILT_EDGE_PUBLIC_URL: v.optional(v.pipe(v.string(), v.check(isOwnOrigin), v.transform((text) => new URL(text).origin))),
  HILT_EDGE_SECRET: v.optional(v.pipe(words, v.minLength(1), v.array(v.pipe(v.string(), v.transform((text) => utf8.encode(text)), v.minLength(MIN_SECRET_BYTES))))),
  HILT_EDGE_SOLANA_RPC_URLS: v.optional(v.string()),
  HILT_EDGE_PROXY: v.optional(v.picklist(['on', 'off']), 'off'),
  HILT_EDGE_FRAME_ANCESTORS: v.optional(v.pipe(words, v.minLength(1), v.array(ancestor)), 'https:'),
  HILT_EDGE_CLIENT_ADDRESS_HEADER: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/i), v.toLowerCase())),
  HILT_EDGE_DRAIN_MS: v.optional(milliseconds, '0'),
  HILT_EDGE_SHUTDOWN_MS: v.optional(milliseconds, '10000'),
});

/**
 * Reads an edge's settings: the page's `VITE_*` variables and its own `HILT_EDGE_*` ones.
 * A `HILT_EDGE_*` name that does not exist is an error as well: a mistyped switch must not silently stay off.
 * @throws ConfigError naming every bad variable at once.
 */
export function readEdgeConfig(env: Environment): EdgeConfig {
  const own = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith(PREFIX) && value !== ''));
  const parsed = v.safeParse(EdgeSettings, own);
  const bad = new Set(parsed.success ? [] : parsed.issues.map((issue) => v.getDotPath(issue)?.split('.')[0] ?? PREFIX));
  const checkout = collect(bad, () => readConfig(settingsFrom(env)));
  const rpcUrls = collect(bad, () => edgeNodes(env));
  if (parsed.success) for (const name of missingFor(parsed.output)) bad.add(name);
  if (!parsed.success || bad.size > 0 || checkout === null || rpcUrls === null) throw new ConfigError([...bad]);

  const settings = parsed.output;
  const publicUrl = settings.HILT_EDGE_PUBLIC_URL ?? null;
  const proxy = settings.HILT_EDGE_PROXY === 'on';
  return {
    checkout,
    pageSettings: {
      ...settingsFrom(env),
      ...(proxy && publicUrl !== null ? { VITE_HILT_API_URL: publicUrl } : {}),
      ...(settings.HILT_EDGE_SECRET !== undefined && publicUrl !== null ? { VITE_HILT_EDGE_URL: publicUrl } : {}),
    },
    publicUrl,
    secrets: settings.HILT_EDGE_SECRET ?? [],
    rpcUrls,
    proxy,
    picturesFrom: proxy && publicUrl !== null ? publicUrl : new URL(checkout.hiltApiUrl).origin,
    frameAncestors: settings.HILT_EDGE_FRAME_ANCESTORS,
    clientAddressHeader: settings.HILT_EDGE_CLIENT_ADDRESS_HEADER ?? null,
    drainMs: settings.HILT_EDGE_DRAIN_MS,
    shutdownMs: settings.HILT_EDGE_SHUTDOWN_MS,
  };
}

/** Transaction requests and the proxy both put this edge's address where buyers use it. */
function missingFor(settings: v.InferOutput<typeof EdgeSettings>): readonly string[] {
  const needed = settings.HILT_EDGE_SECRET !== undefined || settings.HILT_EDGE_PROXY === 'on';
  return needed && settings.HILT_EDGE_PUBLIC_URL === undefined ? ['HILT_EDGE_PUBLIC_URL'] : [];
}

/** The edge's own nodes, or the page's; parsed by the same rule. */
function edgeNodes(env: Environment): readonly string[] {
  const own = env['HILT_EDGE_SOLANA_RPC_URLS'] ?? '';
  if (own === '') return readConfig({ ...settingsFrom(env), VITE_HILT_API_URL: 'https://api.invalid' }).solanaRpcUrls;
  try {
    return readConfig({ VITE_HILT_API_URL: 'https://api.invalid', VITE_SOLANA_RPC_URLS: own }).solanaRpcUrls;
  } catch {
    throw new ConfigError(['HILT_EDGE_SOLANA_RPC_URLS']);
  }
}

function collect<T>(bad: Set<string>, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const name of error.variables) bad.add(name);
    return null;
  }
}

/** An origin without a path; https, or http on the machine itself. */
function isOwnOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(text);
  if (pathname !== '/' || search !== '' || hash !== '' || username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost')));
}
