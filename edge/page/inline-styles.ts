const STYLESHEET = /<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]+)"[^>]*>/g;
/** Up to here (characters, all sheets together) a stylesheet in the page costs less than the round trip it saves. */
const MOST = 40_000;

/**
 * Puts the page's own stylesheets into the page, so that the price is painted from the first answer alone. Buyers come to a checkout once:
 * a cached stylesheet would rarely be used twice. Left as links: sheets that are too large together, or that refer to other files
 * relative to themselves. A switched-off link stays in each one's place: it is not fetched, and tells the lazy chunks that come later
 * that their stylesheet is already here; they would load it again, behind everything else, and overrule what must have the last word.
 * @returns the page; its inline styles are hashed by the policy.
 */
export async function inlineStyles(html: string, readText: (path: string) => Promise<string | null>): Promise<string> {
  const links = [...html.matchAll(STYLESHEET)].map(([tag, href = '']) => ({ tag, href }));
  const sheets = await Promise.all(links.map(async ({ href }) => (href.startsWith('/') && !href.startsWith('//') ? readText(href) : null)));
  const total = sheets.reduce((sum, sheet) => sum + (sheet?.length ?? 0), 0);
  if (total > MOST || !sheets.every((sheet) => sheet !== null && standsAlone(sheet))) return html;
  return links.reduce((page, { tag }, index) => page.replace(tag, () => `<style>${sheets[index] ?? ''}</style>${tag.replace(/\/?>$/, ' disabled>')}`), html);
}

/** True if the sheet means the same inside the page as in its own file. */
function standsAlone(css: string): boolean {
  return !/<\/style/i.test(css) && !/@import|@charset/i.test(css) && !/url\(\s*["']?(?!["']?(?:\/|data:|#))/i.test(css);
}
