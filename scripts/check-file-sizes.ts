import type { Check, CheckResult } from './lib/check.ts';
import { CODE_FOLDERS } from './lib/import-graph.ts';
import { isCode, listFiles, readFiles, type SourceFile } from './lib/source-files.ts';

/** A file longer than this holds more than one concept. Message catalogs are lists, not code. */
const LONGEST = 400;
const MEDIAN = 100;

export const fileSizes: Check = {
  name: 'file-sizes',
  about: 'files a reader can hold in the head',
  async run(root) {
    const paths = await listFiles(root, CODE_FOLDERS, (path) => isCode(path) && !/^src\/i18n\/[a-z]{2}\//.test(path));
    return judgeSizes(await readFiles(root, paths));
  },
};

/** Lines per file, the longest first; too long files and a too high median are findings. */
export function judgeSizes(files: readonly SourceFile[]): CheckResult {
  const sizes = files.map(({ path, text }) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) })).toSorted((a, b) => b.lines - a.lines);
  const median = sizes[Math.floor(sizes.length / 2)]?.lines ?? 0;
  const p90 = sizes[Math.floor(sizes.length / 10)]?.lines ?? 0;
  const long = sizes.filter(({ lines }) => lines > LONGEST);
  return {
    findings: [
      ...long.map(({ path, lines }) => ({ file: path, message: `${lines} lines; split it by concept (at most ${LONGEST})` })),
      ...(median >= MEDIAN ? [{ file: 'src', message: `half of all files have ${median} lines or more (should stay below ${MEDIAN})` }] : []),
    ],
    report: [`${sizes.length} files, median ${median} lines, p90 ${p90}, longest ${sizes[0]?.lines ?? 0} (${sizes[0]?.path ?? 'none'})`],
  };
}
