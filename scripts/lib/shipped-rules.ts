import { readEdgeConfig } from '../../edge/config.ts';
import { type StaticRule, staticRules } from '../../edge/static-host/rules.ts';
import type { Settings } from '../../src/app/config/settings-block.ts';

/** On this machine sellers' pages are without https, on any port. The rest of the policy is what ships, to the letter. */
export const LOCAL_SELLERS = 'https: http://localhost:* http://*.localhost:* http://127.0.0.1:*';

/** The headers that are generated for file hosts (edge/static-host/), for a checkout on this machine, and those of the gallery, which never ships. */
export async function shippedRules(html: string, settings: Settings): Promise<readonly StaticRule[]> {
  const rules = await staticRules(html, readEdgeConfig({ ...settings, HILT_EDGE_FRAME_ANCESTORS: LOCAL_SELLERS }));
  return [...rules, ...rules.slice(0, 1).map(galleryRule)];
}

/** The gallery shows its screens in frames of itself. */
function galleryRule({ answers, headers: { 'x-frame-options': _never, ...headers } }: StaticRule): StaticRule {
  const policy = (headers['content-security-policy'] ?? '').replace(/frame-src [^;]*/, "frame-src 'self'").replace(/frame-ancestors [^;]*/, "frame-ancestors 'self'");
  return { paths: ['/gallery'], answers, headers: { ...headers, 'content-security-policy': policy } };
}
