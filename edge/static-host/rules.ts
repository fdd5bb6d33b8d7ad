import { writeSettings } from '../../src/app/config/settings-block.ts';
import type { EdgeConfig } from '../config.ts';
import { FOREVER, PRIVATE_PATHS, SHORT } from '../http/cache-rules.ts';
import { inlineHashes } from '../security/inline-code.ts';
import { ALWAYS, type PageKind, pageHeaders, transportHeaders } from '../security/policy.ts';

/** Headers a static host must send for some addresses. No address belongs to two rules: hosts differ in what they make of that. */
export interface StaticRule {
  /** `/x` is that address alone, `/x/*` everything below it. */
  readonly paths: readonly string[];
  /** `page`: answered with index.html whatever the address. `file`: the file at the address. */
  readonly answers: 'page' | 'file';
  /** By lower-case name, in the order to be written. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What the edge does with its headers, as rules for hosts without code: the same policy from the same source, with the hashes of this build.
 * @param html the built index.html, as it will be served.
 * @throws Error when the page cannot run under the policy.
 */
export async function staticRules(html: string, config: EdgeConfig): Promise<readonly StaticRule[]> {
  const inline = await inlineHashes(writeSettings(html, config.pageSettings));
  // A static page cannot know what was deployed since: it is asked for each time, and the answer is mostly 304.
  const page = (kind: PageKind, paths: readonly string[], more: Readonly<Record<string, string>> = {}): StaticRule => ({ paths, answers: 'page', headers: { ...pageHeaders(kind, config, inline), 'cache-control': 'no-cache', ...more } });
  const file = (path: string, headers: Readonly<Record<string, string>>): StaticRule => ({ paths: [path], answers: 'file', headers: { ...ALWAYS, ...transportHeaders(config), ...headers } });
  const hidden = { 'x-robots-tag': 'noindex' };
  return [
    page('checkout', ['/', '/p/*']),
    page('checkout', PRIVATE_PATHS, hidden),
    page('embed', ['/embed/*'], hidden),
    page('popup', ['/popup'], hidden),
    file('/assets/*', { 'cache-control': FOREVER, 'cross-origin-resource-policy': 'same-origin' }),
    file('/embed.js', { 'cache-control': SHORT, 'cross-origin-resource-policy': 'cross-origin' }),
    file('/embed-check.js', { 'cache-control': SHORT, 'cross-origin-resource-policy': 'cross-origin' }),
  ];
}

/** Written for people: `Content-Security-Policy`, not `content-security-policy`. */
export function headerName(lower: string): string {
  return lower.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** @throws Error for a value that would end its quotes or line in some host's file; none of ours may. */
export function quoted(value: string): string {
  if (/["\\$\r\n]/.test(value)) throw new Error(`a header value cannot be written into a configuration file: ${value}`);
  return `"${value}"`;
}
