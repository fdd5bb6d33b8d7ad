import { describe, expect, it } from 'vitest';
import { shell } from '../en/shell.ts';
import { compileCatalog } from './catalog-plugin.ts';

describe('the catalog plugin', () => {
  it('replaces texts by compiled messages and leaves everything else as it is', () => {
    const code = "import { x } from './x.ts';\n/** Über. */\nexport const words = { 'a.b': 'Größe {n} 🎉', plain: 'ok', ...x } as const;\n";
    expect(compileCatalog(code, 'words.ts')).toBe('import { x } from \'./x.ts\';\n/** Über. */\nexport const words = { \'a.b\': ["Größe ",["n"]," 🎉"], plain: "ok", ...x } as const;\n');
  });

  it('names file and key of a broken message', () => {
    expect(() => compileCatalog("export const words = { 'pay.now': '{amount' };", 'words.ts')).toThrow('words.ts: "pay.now" is not a valid message');
  });

  it('refuses values that it cannot compile', () => {
    expect(() => compileCatalog('export const words = { a: `x` };', 'words.ts')).toThrow('"a" is not a plain string');
  });

  it('is at work in this very test run, so no ICU text reaches the page uncompiled', () => {
    expect(shell['choosing.continue']).toEqual(['Continue with ', ['wallet']]);
  });
});
