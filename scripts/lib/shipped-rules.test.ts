import { describe, expect, it } from 'vitest';
import { readEdgeConfig } from '../../edge/config.ts';
import { staticRules } from '../../edge/static-host/rules.ts';
import { PAGE } from '../../edge/testing/memory-assets.ts';
import { shippedRules } from './shipped-rules.ts';

const settings = { VITE_HILT_API_URL: 'http://127.0.0.1:8787', VITE_SOLANA_RPC_URLS: 'http://127.0.0.1:8899' };
const policyOf = (rules: Awaited<ReturnType<typeof shippedRules>>, path: string): string => rules.find(({ paths }) => paths.includes(path))?.headers['content-security-policy'] ?? '';

describe('the headers of a checkout on this machine', () => {
  it('are those that are generated for file hosts, but for whose page may frame the embed', async () => {
    const generated = await staticRules(PAGE, readEdgeConfig(settings));
    const local = await shippedRules(PAGE, settings);
    const withoutSellers = (rules: typeof generated): unknown => rules.filter(({ paths }) => !paths.includes('/gallery')).map((rule) => ({ ...rule, headers: { ...rule.headers, 'content-security-policy': (rule.headers['content-security-policy'] ?? '').replace(/frame-ancestors https:[^;]*/, '') } }));
    expect(withoutSellers(local)).toEqual(withoutSellers(generated));
    expect(policyOf(local, '/embed/*')).toContain('frame-ancestors https: http://localhost:*');
  });

  it('frame the gallery in itself and nothing else in anything', async () => {
    const local = await shippedRules(PAGE, settings);
    expect(policyOf(local, '/gallery')).toContain("frame-src 'self'; ");
    expect(policyOf(local, '/gallery')).toContain("frame-ancestors 'self'");
    expect(policyOf(local, '/p/*')).toContain("frame-ancestors 'none'");
  });
});
