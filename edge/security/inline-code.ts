import { digest } from './digest.ts';

/** Hashes, as CSP sources, of everything in a page that a strict policy would otherwise stop. */
export interface InlineHashes {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

const ELEMENT = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1\s*>/gi;
/** A script with a type that no browser runs is data: settings and product. */
const RUNS = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/i;

/**
 * Finds the inline scripts and styles of a page of our own build and hashes them.
 * @throws Error for a style attribute or an inline event handler: no hash can allow those, so the page would break under the policy.
 */
export async function inlineHashes(html: string): Promise<InlineHashes> {
  const scripts: string[] = [];
  const styles: string[] = [];
  for (const [, name = '', attributes = '', code = ''] of html.matchAll(ELEMENT)) {
    if (name.toLowerCase() === 'style') styles.push(code);
    else if (!/\bsrc\s*=/i.test(attributes) && RUNS.test(attribute(attributes, 'type'))) scripts.push(code);
  }
  const markup = html.replace(ELEMENT, '').replace(/<!--[\s\S]*?-->/g, '');
  const refused = /<[a-z][^>]*\s(style|on[a-z]+)\s*=/i.exec(markup)?.[1];
  if (refused !== undefined) throw new Error(`the built page has a "${refused}" attribute, which its security policy would block`);
  return { scripts: await Promise.all(scripts.map(hashSource)), styles: await Promise.all(styles.map(hashSource)) };
}

/** One inline element's content as a CSP source. */
export async function hashSource(code: string): Promise<string> {
  return `'sha256-${await digest(code)}'`;
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`, 'i').exec(attributes)?.[1]?.trim() ?? '';
}
