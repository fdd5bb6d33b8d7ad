import type { Check, Finding } from './lib/check.ts';
import { parseSource, walk } from './lib/parse-source.ts';
import { type ProductionBuild, productionBuild } from './lib/production-build.ts';
import { isCode, listFiles, readFiles, type SourceFile } from './lib/source-files.ts';

/** Words that only the sandbox wallet and the gallery contain, and the place where each must really stand, or the search proves nothing. */
export const MARKERS = [
  { word: 'hilt-sandbox-wallet', home: 'sandbox/wallet' },
  { word: 'sandbox_fundUsdc', home: 'sandbox/wallet' },
  { word: 'hilt-gallery', home: 'src/app/gallery' },
] as const;

/** What buyers load is the product and nothing else, and runs under a strict content security policy. */
export const production: Check = {
  name: 'production',
  about: 'no sandbox wallet, no gallery, nothing a strict policy would stop',
  async run(root) {
    const build = await productionBuild(root);
    return { findings: [...(await missingMarkers(root)), ...judgeProduction(build, root)] };
  },
};

/** A marker that nobody writes any more makes the search blind. */
export async function missingMarkers(root: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { word, home } of MARKERS) {
    const files = await readFiles(root, await listFiles(root, [home], isCode));
    if (!files.some(({ text }) => text.includes(word))) findings.push({ file: home, message: `no file says "${word}", by which a production build is searched` });
  }
  return findings;
}

export function judgeProduction(build: ProductionBuild, root: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [file, text] of build.files) {
    for (const { word } of MARKERS) if (text.includes(word)) findings.push({ file, message: `contains "${word}"` });
    if (text.includes(root)) findings.push({ file, message: 'contains a path of the machine that built it' });
    if (file.endsWith('.map')) findings.push({ file, message: 'source maps are not shipped' });
    if (file.endsWith('.js') && waitsAtTop({ path: file, text })) findings.push({ file, message: 'awaits at its top level; chunks that import it and are imported by what it awaits would wait for ever' });
    if (file.endsWith('.js') && /\beval\(|\bnew Function\(/.test(text)) findings.push({ file, message: 'makes code from text, which the content security policy forbids' });
  }
  return [...findings, ...judgePage(build.files.get('index.html') ?? '')];
}

/** An `await` outside of every function. */
function waitsAtTop(file: SourceFile): boolean {
  let found = false;
  walk(parseSource(file), (node) => {
    if (/Function|MethodDefinition|PropertyDefinition|StaticBlock/.test(node.type)) return false;
    if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node['await'] === true)) found = true;
    return !found;
  });
  return found;
}

/** The page itself: one inline script, no inline styles or handlers, the referrer rule before everything else. */
export function judgePage(html: string): readonly Finding[] {
  const problem = (message: string): Finding => ({ file: 'index.html', message });
  const markup = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<script[^>]*>)[\s\S]*?<\/script>/g, '$1</script>');
  const inline = [...markup.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)].filter((match) => !/type="application\/json"/.test(match[1] ?? ''));
  const head = /<head>\s*([\s\S]*?)<\/head>/.exec(markup)?.[1] ?? '';
  return [
    ...(inline.length === 1 ? [] : [problem(`${inline.length} inline scripts instead of the one head script`)]),
    ...(/\sstyle=|<style\b/.test(markup) ? [problem('inline styles need an exception in the content security policy')] : []),
    ...(/\son[a-z]+=/.test(markup) ? [problem('inline event handlers need an exception in the content security policy')] : []),
    ...(head.startsWith('<meta name="referrer" content="no-referrer"') ? [] : [problem('the first element of the head must be <meta name="referrer" content="no-referrer">')]),
    ...(/(?:src|href)="(?:https?:)?\/\//.test(markup) ? [problem('loads something from another origin')] : []),
  ];
}
