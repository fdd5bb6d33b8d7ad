import { compileMessage } from '../src/i18n/compile/compile-message.ts';
import type { CompiledMessage } from '../src/i18n/compiled-message.ts';
import type { Check, Finding } from './lib/check.ts';
import { isSyntaxNode, literalText, parseSource, type SyntaxNode, walk } from './lib/parse-source.ts';
import { lineAt, listFiles, readFiles, type SourceFile } from './lib/source-files.ts';

/** The catalog every other one is measured by. */
const SOURCE_LOCALE = 'en';

export interface CatalogMessage {
  readonly key: string;
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** Every language says everything, with the same parameters, and in all the plural forms it has. */
export const catalogs: Check = {
  name: 'catalogs',
  about: 'every language complete, with the same parameters and its own plural forms',
  async run(root) {
    const files = await readFiles(root, await listFiles(root, ['src/i18n'], (path) => /^src\/i18n\/[a-z]{2}\/[a-z-]+\.ts$/.test(path)));
    const byLocale = new Map<string, CatalogMessage[]>();
    for (const file of files) {
      const locale = file.path.split('/')[2] ?? '';
      byLocale.set(locale, [...(byLocale.get(locale) ?? []), ...catalogMessages(file)]);
    }
    return judgeCatalogs(byLocale);
  },
};

/** Keys and texts of the exported objects of one catalog file. */
export function catalogMessages(file: SourceFile): readonly CatalogMessage[] {
  const messages: CatalogMessage[] = [];
  walk(parseSource(file), (node) => {
    if (node.type !== 'Property') return;
    const text = literalText(node['value']);
    const key = keyOf(node);
    if (text !== null && key !== null) messages.push({ key, text, file: file.path, line: lineAt(file.text, node.start) });
  });
  return messages;
}

function keyOf(property: SyntaxNode): string | null {
  const key = property['key'];
  return literalText(key) ?? (isSyntaxNode(key) && typeof key['name'] === 'string' ? key['name'] : null);
}

/** Compares all catalogs with the English one. */
export function judgeCatalogs(byLocale: ReadonlyMap<string, readonly CatalogMessage[]>): { readonly findings: readonly Finding[]; readonly report: readonly string[] } {
  const source = new Map((byLocale.get(SOURCE_LOCALE) ?? []).map((message) => [message.key, message]));
  const findings: Finding[] = source.size === 0 ? [{ file: 'src/i18n', message: `no ${SOURCE_LOCALE} catalog found` }] : [];
  for (const [locale, messages] of byLocale) {
    const seen = new Set<string>();
    for (const message of messages) {
      const original = source.get(message.key);
      const at = { file: message.file, line: message.line };
      if (seen.has(message.key)) findings.push({ ...at, message: `"${message.key}" stands twice in ${locale}` });
      seen.add(message.key);
      if (original === undefined) findings.push({ ...at, message: `"${message.key}" does not exist in ${SOURCE_LOCALE}` });
      else findings.push(...messageProblems(locale, message, original).map((problem) => ({ ...at, message: `"${message.key}": ${problem}` })));
    }
    for (const { key, file } of source.values()) if (!seen.has(key)) findings.push({ file, message: `"${key}" is missing in ${locale}` });
  }
  return { findings, report: [`${byLocale.size} languages, ${source.size} messages`] };
}

/** What is wrong with one message, compared with its English original. */
function messageProblems(locale: string, message: CatalogMessage, original: CatalogMessage): readonly string[] {
  const shape = shapeOf(message.text);
  const wanted = shapeOf(original.text);
  if (shape === null) return ['is not a valid ICU message'];
  if (wanted === null) return [];
  const problems = message.text.trim() === '' ? ['is empty'] : [];
  for (const use of wanted.uses) if (!shape.uses.has(use)) problems.push(`lacks ${use}`);
  for (const use of shape.uses) if (!wanted.uses.has(use)) problems.push(`has ${use}, which English does not`);
  for (const [kind, cases] of shape.plurals) {
    // A plural with one form for everything only writes the number as the language does ("12 s").
    if (cases.size === 1 && cases.has('other')) continue;
    const missing = new Intl.PluralRules(locale, { type: kind }).resolvedOptions().pluralCategories.filter((category) => !cases.has(category));
    if (missing.length > 0) problems.push(`lacks the plural form ${missing.join(', ')}`);
  }
  return problems;
}

interface Shape {
  /** Parameters, the words a select distinguishes, and emphasis, each as text. */
  readonly uses: ReadonlySet<string>;
  readonly plurals: readonly (readonly ['cardinal' | 'ordinal', ReadonlySet<string>])[];
}

/** Null when the message does not compile. */
function shapeOf(text: string): Shape | null {
  const uses = new Set<string>();
  const plurals: (readonly ['cardinal' | 'ordinal', ReadonlySet<string>])[] = [];
  const visit = (message: CompiledMessage): void => {
    if (typeof message === 'string') return;
    for (const part of message) {
      if (typeof part === 'string') continue;
      if ('b' in part) {
        uses.add('<b>');
        visit(part.b);
        continue;
      }
      const [name, kind, cases = {}] = part;
      uses.add(kind === undefined ? `{${name}}` : `{${name}} as ${kind}`);
      if (kind === 'select') Object.keys(cases).forEach((word) => uses.add(`the case "${word}" of {${name}}`));
      if (kind === 'plural' || kind === 'selectordinal') plurals.push([kind === 'plural' ? 'cardinal' : 'ordinal', new Set(Object.keys(cases))]);
      Object.values(cases).forEach(visit);
    }
  };
  try {
    visit(compileMessage(text));
  } catch {
    return null;
  }
  return { uses, plurals };
}
