import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Check, Finding } from './lib/check.ts';
import { lineAt, listFiles, readFiles, type SourceFile } from './lib/source-files.ts';

/** `[text](target)` and `<img src="target">`; code blocks are blanked before. */
const LINK = /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|(?:src|href)="([^"]+)"/g;

export const docsLinks: Check = {
  name: 'docs-links',
  about: 'links inside the documentation lead somewhere',
  async run(root) {
    const pages = await readFiles(root, await listFiles(root, [''], (path) => path.endsWith('.md')));
    const headings = new Map(pages.map((page) => [page.path, anchorsOf(page.text)]));
    return { findings: pages.flatMap((page) => brokenLinks(page, (path) => existsSync(join(root, path)), headings)) };
  },
};

/** Links of one page that lead to a missing file or heading. Links to the web are not followed: a check must not need a network. */
export function brokenLinks(page: SourceFile, exists: (path: string) => boolean, headings: ReadonlyMap<string, ReadonlySet<string>>): readonly Finding[] {
  const text = blankCode(page.text);
  return [...text.matchAll(LINK)].flatMap((match) => {
    const target = match[1] ?? match[2] ?? '';
    if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? page.path : posix.normalize(posix.join(posix.dirname(page.path), decodeURIComponent(file)));
    const line = lineAt(page.text, match.index);
    if (path.startsWith('..') || !exists(path)) return [{ file: page.path, line, message: `link to ${target}, which does not exist` }];
    if (anchor !== undefined && headings.get(path)?.has(anchor) === false) return [{ file: page.path, line, message: `link to ${target}: no such heading` }];
    return [];
  });
}

/** The anchors a reader of the repository gets from headings: lower case, punctuation dropped, spaces as hyphens, repeats numbered. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading] of blankCode(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const slug = (heading ?? '').toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');
    let anchor = slug;
    for (let n = 1; anchors.has(anchor); n += 1) anchor = `${slug}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Code keeps its place but loses its text: examples are not links. Inline code stays in headings, where it is part of the anchor. */
function blankCode(text: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, ' ');
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, blank).replace(/^(?!#).*`[^`\n]*`.*$/gm, (line) => line.replace(/`[^`\n]*`/g, blank));
}
