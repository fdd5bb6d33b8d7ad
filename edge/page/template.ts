import { CONFIG_ELEMENT_ID } from '../../src/app/config/settings-block.ts';

/** What one product puts into the page. All of it is finished HTML or CSS: escaping is the painter's business. */
export interface Painting {
  /** Replaces the page's title and adds to its head. */
  readonly headTags: string;
  /** Inert data elements, right behind the settings block: before the head script, which reads them. */
  readonly data: string;
  /** Content of the style element at the end of the head; empty for none. */
  readonly style: string;
  /** Attributes for the `html` element, with a leading space each. */
  readonly rootAttributes: string;
  /** Replaces what stands in the app's root until the app mounts. */
  readonly screen: string;
}

/** The built page, cut once at the places that a product fills. */
export interface PageTemplate {
  /** The page as built. */
  readonly plain: string;
  paint(painting: Painting): string;
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly fill: (painting: Painting) => string;
}

/**
 * Cuts a built index.html.
 * @throws Error naming the mark that is missing: an edge in front of a foreign build must not start.
 */
export function cutTemplate(html: string): PageTemplate {
  const places = [
    after(html, '<html', (painting) => painting.rootAttributes),
    span(html, /<title>[^<]*<\/title>/, 'title', (painting) => painting.headTags),
    after(html, settingsBlock(html), (painting) => painting.data),
    before(html, '</head>', (painting) => (painting.style === '' ? '' : `<style>${painting.style}</style>`)),
    { ...rootContent(html), fill: (painting: Painting) => painting.screen },
  ].toSorted((a, b) => a.from - b.from);
  return {
    plain: html,
    paint: (painting) => {
      let page = '';
      let at = 0;
      for (const { from, to, fill } of places) {
        page += html.slice(at, from) + fill(painting);
        at = to;
      }
      return page + html.slice(at);
    },
  };
}

function span(html: string, pattern: RegExp, name: string, fill: Place['fill']): Place {
  const match = pattern.exec(html);
  if (match === null) throw new Error(`the built page has no ${name}`);
  return { from: match.index, to: match.index + match[0].length, fill };
}

function after(html: string, mark: string, fill: Place['fill']): Place {
  const at = find(html, mark) + mark.length;
  return { from: at, to: at, fill };
}

function before(html: string, mark: string, fill: Place['fill']): Place {
  const at = find(html, mark);
  return { from: at, to: at, fill };
}

function find(html: string, mark: string): number {
  const at = html.indexOf(mark);
  if (at < 0) throw new Error(`the built page has no "${mark}"`);
  return at;
}

function settingsBlock(html: string): string {
  const block = new RegExp(`<script type="application/json" id="${CONFIG_ELEMENT_ID}">[^<]*</script>`).exec(html)?.[0];
  if (block === undefined) throw new Error(`the built page has no settings block "${CONFIG_ELEMENT_ID}"`);
  return block;
}

/** What stands between `<div id="root">` and its own end; nested elements are counted. */
function rootContent(html: string): { readonly from: number; readonly to: number } {
  const open = /<div id="root"[^>]*>/.exec(html);
  if (open === null) throw new Error('the built page has no app root');
  const from = open.index + open[0].length;
  let depth = 1;
  for (const tag of html.slice(from).matchAll(/<(\/?)div\b/g)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return { from, to: from + tag.index };
  }
  throw new Error('the app root of the built page has no end');
}
