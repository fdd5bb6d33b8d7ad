import { describe, expect, it } from 'vitest';
import { ConfigError } from '../src/app/config/read-config.ts';
import { readEdgeConfig } from './config.ts';

const base = { VITE_HILT_API_URL: 'https://api.example', VITE_SOLANA_RPC_URLS: 'https://rpc.example' };
const secret = 's'.repeat(32);

function badVariables(env: Record<string, string>): readonly string[] {
  try {
    readEdgeConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.variables;
    throw error;
  }
}

describe('the settings of an edge', () => {
  it('need nothing but the page’s own: then no proxy and no transaction requests', () => {
    const config = readEdgeConfig(base);
    expect(config).toMatchObject({ publicUrl: null, secrets: [], proxy: false, frameAncestors: ['https:'], rpcUrls: ['https://rpc.example'], pageSettings: base });
  });

  it('error: names every bad variable at once, the page’s and its own', () => {
    const env = { VITE_HILT_API_URL: 'ftp://x', HILT_EDGE_PROXY: 'yes', HILT_EDGE_SECRET: 'short', HILT_EDGE_SHUTDOWN_MS: '-1' };
    expect(new Set(badVariables(env))).toEqual(new Set(['VITE_HILT_API_URL', 'VITE_SOLANA_RPC_URLS', 'HILT_EDGE_PROXY', 'HILT_EDGE_SECRET', 'HILT_EDGE_SHUTDOWN_MS']));
  });

  it('error: a mistyped name does not silently switch nothing on', () => {
    expect(badVariables({ ...base, HILT_EDGE_PROXI: 'on' })).toEqual(['HILT_EDGE_PROXI']);
  });

  it('error: what puts this edge’s address before buyers needs that address', () => {
    expect(badVariables({ ...base, HILT_EDGE_SECRET: secret })).toEqual(['HILT_EDGE_PUBLIC_URL']);
    expect(badVariables({ ...base, HILT_EDGE_PROXY: 'on' })).toEqual(['HILT_EDGE_PUBLIC_URL']);
  });

  it.each(['http://pay.example', 'https://pay.example/shop', 'https://user@pay.example', 'pay.example'])('error: %s is not an address buyers can be sent to', (url) => {
    expect(badVariables({ ...base, HILT_EDGE_PUBLIC_URL: url })).toEqual(['HILT_EDGE_PUBLIC_URL']);
  });

  it('takes several secrets, so that one can be replaced while codes of the other are shown', () => {
    const config = readEdgeConfig({ ...base, HILT_EDGE_PUBLIC_URL: 'https://pay.example/', HILT_EDGE_SECRET: `${secret}, ${'t'.repeat(40)}` });
    expect(config.secrets.map((key) => key.length)).toEqual([32, 40]);
    expect(config.publicUrl).toBe('https://pay.example');
    expect(config.pageSettings).toEqual({ ...base, VITE_HILT_EDGE_URL: 'https://pay.example' });
    expect(badVariables({ ...base, HILT_EDGE_PUBLIC_URL: 'https://pay.example', HILT_EDGE_SECRET: `${secret},short` })).toEqual(['HILT_EDGE_SECRET']);
  });

  it('keeps the nodes it asks itself from the page, and the API’s address when it stands in for the API', () => {
    const config = readEdgeConfig({ ...base, HILT_EDGE_PUBLIC_URL: 'https://pay.example', HILT_EDGE_PROXY: 'on', HILT_EDGE_SOLANA_RPC_URLS: 'https://rpc.example/?key=k' });
    expect(config.rpcUrls).toEqual(['https://rpc.example/?key=k']);
    expect(config.pageSettings).toEqual({ ...base, VITE_HILT_API_URL: 'https://pay.example' });
    expect(config.checkout.hiltApiUrl).toBe('https://api.example');
    expect(badVariables({ ...base, HILT_EDGE_SOLANA_RPC_URLS: 'rpc' })).toEqual(['HILT_EDGE_SOLANA_RPC_URLS']);
  });

  it.each(["https://a.example; script-src 'unsafe-inline'", '*', 'http://shop.example', "'self'", 'https://shop.example:*', 'http://*.localhost.example', 'http://xlocalhost.example:*'])('error: %s may not become a frame policy', (ancestors) => {
    expect(badVariables({ ...base, HILT_EDGE_FRAME_ANCESTORS: ancestors })).toEqual(['HILT_EDGE_FRAME_ANCESTORS']);
  });

  it('opens the embed to every port of this machine where a developer says so', () => {
    const own = 'https: http://localhost:* http://*.localhost:* http://127.0.0.1:*';
    expect(readEdgeConfig({ ...base, HILT_EDGE_FRAME_ANCESTORS: own }).frameAncestors).toEqual(own.split(' '));
  });

  it('narrows who may frame the embed', () => {
    expect(readEdgeConfig({ ...base, HILT_EDGE_FRAME_ANCESTORS: 'https://shop.example https://*.shop.example:8443' }).frameAncestors).toEqual(['https://shop.example', 'https://*.shop.example:8443']);
  });
});
