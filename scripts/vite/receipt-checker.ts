import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin, type Rollup } from 'vite';
import { CHECKER_KEYS_ID } from '../../src/app/receipt-checker/checker-keys.ts';
import { catalogPlugin } from '../../src/i18n/compile/catalog-plugin.ts';

const FOLDER = 'src/app/receipt-checker';
/** As text, so that no server has to make an exception for a second page; the page saves it as HTML. */
export const CHECKER_FILE = 'receipt-checker.txt';

/** Nothing may be loaded and nothing sent: whoever opens the file can see that it checks alone. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The checking file: code, styles and languages in one, with room for the keys. */
export function checkerHtml(script: string, style: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hilt</title>
<style>${style.trim()}</style>
</head>
<body>
<script type="application/json" id="${CHECKER_KEYS_ID}">{"keys":[]}</script>
<script>${script.trim().replaceAll('</script', String.raw`<\/script`)}</script>
</body>
</html>
`;
}

/** Bundles the entry of the checking file with everything it imports into one classic script. @throws Error with the bundler's words. */
export async function checkerScript(root: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [catalogPlugin()],
    // A library leaves this to whoever bundles it; here nobody does any more.
    define: { 'process.env.NODE_ENV': '"production"' },
    // As a library: nothing is added that looks for further files.
    build: { write: false, minify: true, lib: { entry: join(root, FOLDER, 'main.ts'), formats: ['iife'], name: 'hiltReceiptChecker' }, rolldownOptions: { output: { codeSplitting: false } } },
  });
  const outputs = [built].flat().flatMap((result): readonly Rollup.OutputChunk[] => ('output' in result ? result.output.filter((output) => output.type === 'chunk') : []));
  const [only, ...more] = outputs;
  if (only === undefined || more.length > 0) throw new Error(`the checking file must be one script, not ${outputs.length}`);
  return only.code;
}

/** Vite plugin: puts the checking file beside the page. It is offered for download there and works without a network. */
export function receiptCheckerPlugin(): Plugin {
  let root = '';
  return {
    name: 'hilt:receipt-checker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      const style = await readFile(join(root, FOLDER, 'checker.css'), 'utf8');
      this.emitFile({ type: 'asset', fileName: CHECKER_FILE, source: checkerHtml(await checkerScript(root), style) });
    },
  };
}
