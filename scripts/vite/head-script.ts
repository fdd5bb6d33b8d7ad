import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

/** Where index.html wants the script: before everything that makes a request. */
const PLACE = /^[ \t]*<!-- head-script:[^>]*-->\n?/m;

/** Notes for whoever reads index.html; buyers do not download them. */
const NOTE = /^[ \t]*<!--[\s\S]*?-->\n/gm;

/** Source of the one script that stands in the page itself. */
export const HEAD_SCRIPT_ENTRY = fileURLToPath(new URL('../../src/app/head/early-product.ts', import.meta.url));

/** Builds the head script into one minified classic script, so that it runs the moment the parser reaches it. */
export async function buildHeadScript(entry: string = HEAD_SCRIPT_ENTRY): Promise<string> {
  const bundle = await rolldown({ input: entry, platform: 'browser', logLevel: 'warn' });
  try {
    const { output } = await bundle.generate({ format: 'iife', minify: true });
    return inlineSafe(output[0].code.trim());
  } finally {
    await bundle.close();
  }
}

/** A script's text must not be able to end its own element or open a comment. */
function inlineSafe(code: string): string {
  if (/<\/script|<!--/i.test(code)) throw new Error('the head script contains text that would end its own script element');
  return code;
}

/** Puts `code` at the marked place of the page. @throws Error when the page lost the mark: a build without the script must not pass silently. */
export function insertHeadScript(html: string, code: string): string {
  if (!PLACE.test(html)) throw new Error('index.html has no "head-script" mark');
  return html.replace(PLACE, () => `    <script>${code}</script>\n`).replace(NOTE, '');
}

/** Vite plugin: writes the built head script into every page, in development as in builds. Its hash goes into the security policy of whoever serves it. */
export function headScriptPlugin(): Plugin {
  return {
    name: 'hilt:head-script',
    transformIndexHtml: { order: 'post', handler: async (html) => insertHeadScript(html, await buildHeadScript()) },
  };
}
