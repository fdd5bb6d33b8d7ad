import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import type { CompiledMessage } from './compiled-message.ts';
import { compileMessage } from './compile/compile-message.ts';
import { LOCALES } from './locale.ts';

/** All of them, so that a new one is not forgotten here; `rest` only gathers others. */
const FILES = readdirSync(new URL('./en/', import.meta.url))
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => name !== 'rest');

/** The catalogs as they are written: source text, because the plugin has already compiled what an import would give. */
function written(locale: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of FILES) {
    const path = new URL(`./${locale}/${file}.ts`, import.meta.url);
    for (const statement of parseSync(`${file}.ts`, readFileSync(path, 'utf8')).program.body) {
      if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') continue;
      const init = statement.declaration.declarations[0]?.init;
      const object = init?.type === 'TSAsExpression' || init?.type === 'TSSatisfiesExpression' ? init.expression : init;
      if (object?.type !== 'ObjectExpression') throw new Error(`${locale}/${file} is not an object`);
      for (const property of object.properties) {
        if (property.type !== 'Property' || property.value.type !== 'Literal') throw new Error(`${locale}/${file} has something else than texts`);
        const key = property.key.type === 'Literal' ? String(property.key.value) : property.key.type === 'Identifier' ? property.key.name : '';
        if (texts.has(key)) throw new Error(`${locale}: ${key} is written twice`);
        texts.set(key, String(property.value.value));
      }
    }
  }
  return texts;
}

function parameters(message: CompiledMessage): readonly string[] {
  if (typeof message === 'string') return [];
  const names = message.flatMap((part): readonly string[] => {
    if (typeof part === 'string') return [];
    if ('b' in part) return parameters(part.b);
    return part.length === 1 ? [part[0]] : [`${part[0]} (${part[1]})`, ...Object.values(part[2]).flatMap(parameters)];
  });
  return [...new Set(names)].toSorted();
}

function pluralCases(message: CompiledMessage): readonly (readonly string[])[] {
  if (typeof message === 'string') return [];
  return message.flatMap((part) => {
    if (typeof part === 'string') return [];
    if ('b' in part) return pluralCases(part.b);
    return part.length === 1 ? [] : [...(part[1] === 'plural' ? [Object.keys(part[2])] : []), ...Object.values(part[2]).flatMap(pluralCases)];
  });
}

const english = written('en');

describe.each(LOCALES)('the %s catalog', (locale) => {
  const texts = written(locale);

  it('has exactly the keys of English', () => {
    expect([...texts.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('says every message with the parameters of English', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      expect(parameters(compileMessage(text)), key).toEqual(parameters(compileMessage(english.get(key) ?? '')));
    }
  });

  it('has a text for every plural category of its language', () => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const [key, text] of texts) {
      for (const cases of pluralCases(compileMessage(text))) {
        // A message whose text does not depend on the number says so with "other" alone.
        const needed = cases.length > 1 ? [...categories] : ['other'];
        expect(cases, key).toEqual(expect.arrayContaining(needed));
      }
    }
  });

  it('keeps the voice: no exclamation marks, no straight quotes that ICU would take for an escape', () => {
    for (const [key, text] of texts) expect(text, key).not.toMatch(/[!¡']/);
  });
});

describe('the English wording', () => {
  it('does not beg and does not apologise', () => {
    for (const [key, text] of english) expect(text, key).not.toMatch(/\b(please|oops|sorry|error occurred|submit|proceed)\b/i);
  });

  it('ends sentences with a full stop and titles without', () => {
    const titles = [...english].filter(([key]) => key.endsWith('.title') || key.startsWith('paid.title'));
    for (const [key, text] of titles) expect(text, key).not.toMatch(/\.$/);
    const money = [...english].filter(([key]) => key.startsWith('money.'));
    for (const [key, text] of money) expect(text, key).toMatch(/\.$/);
  });

  it('says "paid" only of what Hilt has recorded', () => {
    // A proof of the wallet that paid is asked for recorded payments only.
    const allowed = /^(paid\.|embed\.paid\.|money\.paid|money\.recorded|payment\.(paid|where)|prove\.|fact\.paid-(at|until)|mine\.(status\.paid|text)|twice\.|twice-risk\.code|link-problem\.used|late\.|find\.|recover\.(link|paid|unrecorded\.title)|seller|receipt\.|unrecorded\.title|witness\.chain\.failed|milestone\.recorded\.waiting|difference\.payer|blocked\.token)/;
    for (const [key, text] of [...english].filter(([each]) => !allowed.test(each))) expect(text, key).not.toMatch(/\bpaid\b/i);
  });
});
