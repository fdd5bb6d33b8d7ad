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
    const withoutSellers = (policy: string): string => policy.replace(/frame-ancestors [^;]*/, '');
    for (const { paths, headers } of generated) {
      for (const path of paths) {
        const own = local.find((rule) => rule.paths.includes(path))?.headers ?? {};
        if (path === '/embed/*') expect(withoutSellers(policyOf(local, path))).toBe(withoutSellers(policyOf(generated, path)));
        else expect(own).toEqual(headers);
      }
    }
    expect(policyOf(local, '/embed/*')).toContain('frame-ancestors https: http://localhost:*');
  });

  it('frame the gallery in itself and nothing else in anything', async () => {
    const local = await shippedRules(PAGE, settings);
    expect(policyOf(local, '/gallery')).toContain("frame-src 'self'; ");
    expect(policyOf(local, '/gallery')).toContain("frame-ancestors 'self'");
    expect(policyOf(local, '/p/*')).toContain("frame-ancestors 'none'");
  });
});
