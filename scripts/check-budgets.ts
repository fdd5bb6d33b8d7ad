import type { Check, CheckResult, Finding } from './lib/check.ts';
import { EMBED_LOADER, FIRST_PAINT_LIMIT, HEAD_SCRIPT_LIMIT, isLanguage, JOURNEYS, LANGUAGE_LIMIT, NEVER_FIRST } from './lib/journeys.ts';
import { brotliSize, filesLoadedWith, firstFiles, type Manifest, type ProductionBuild, productionBuild } from './lib/production-build.ts';

/** What a buyer on a slow phone has to wait for. */
export const budgets: Check = {
  name: 'budgets',
  about: 'what each journey weighs over the wire',
  async run(root) {
    return judgeBudgets(await productionBuild(root));
  },
};

/** Weighs a build; sizes in kilobytes (1,000 bytes) after brotli. */
export function judgeBudgets(build: ProductionBuild): CheckResult {
  const findings: Finding[] = [];
  const report: string[] = [];
  const judge = (file: string, name: string, bytes: number, limit: number): void => {
    const size = bytes / 1000;
    report.push(`${name.padEnd(24)} ${size.toFixed(1).padStart(6)} of ${limit} KB`);
    if (size > limit) findings.push({ file, message: `${name} weighs ${size.toFixed(1)} KB, at most ${limit}` });
  };
  const weigh = (file: string): number => brotliSize(build.files.get(file) ?? '');
  const weight = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + weigh(file), 0);
  const heaviest = (files: Iterable<string>): string =>
    [...files]
      .map((file) => ({ file, size: weigh(file) / 1000 }))
      .toSorted((a, b) => b.size - a.size)
      .slice(0, 12)
      .map(({ file, size }) => `${file.replace(/^assets\//, '')} ${size.toFixed(1)}`)
      .join(', ');

  const first = firstFiles(build);
  if (![...first].some(isScript)) return { findings: [{ file: 'index.html', message: 'the built page loads no script' }] };
  const lazy = lazyModules(build.manifest);
  judge('index.html', 'page and styles', weight(['index.html', ...[...first].filter((file) => !isScript(file))]), FIRST_PAINT_LIMIT);

  for (const { name, limit, needs } of JOURNEYS) {
    const parts = lazy.filter(needs);
    if (name === 'QR shown' && parts.length === 0) continue;
    const files = [...new Set([...first, ...parts.flatMap((key) => [...filesLoadedWith(build.manifest, key)])])].filter(isScript);
    const bytes = weight(files);
    judge('index.html', name, bytes, limit);
    if (bytes > limit * 1000) report.push(`  heaviest: ${heaviest(files)}`);
  }
  for (const key of lazy.filter(isLanguage)) {
    const own = [...filesLoadedWith(build.manifest, key)].filter((file) => !first.has(file));
    judge(key, `language ${key.split('/')[2] ?? key}`, weight(own), LANGUAGE_LIMIT);
  }
  if (build.files.has(EMBED_LOADER.file)) judge(EMBED_LOADER.file, 'embed loader', weight([EMBED_LOADER.file]), EMBED_LOADER.limit);
  const headScript = /<script>([\s\S]*?)<\/script>/.exec(build.files.get('index.html') ?? '')?.[1];
  if (headScript === undefined) findings.push({ file: 'index.html', message: 'the page has lost its head script' });
  else judge('index.html', 'head script', brotliSize(headScript), HEAD_SCRIPT_LIMIT);

  for (const file of first) {
    const heavy = new Set((build.modules[file] ?? []).filter((module) => NEVER_FIRST.test(module)).map(packageOf));
    for (const name of heavy) findings.push({ file: 'src/main.tsx', message: `${name} is in the first chunk (${file}); "npm run check -- boundaries" says by which import` });
  }
  return { findings, report };
}

function isScript(file: string): boolean {
  return file.endsWith('.js');
}

/** Modules behind an `import()`, by their manifest key, which is their project path. */
function lazyModules(manifest: Manifest): readonly string[] {
  return Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry === true);
}

function packageOf(module: string): string {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1] ?? module;
}
