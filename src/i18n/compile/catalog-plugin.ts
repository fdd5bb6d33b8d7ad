import { parseSync, type Plugin } from 'vite';
import { compileMessage } from './compile-message.ts';

/** Catalog files: one folder per locale. */
const CATALOG = /\/src\/i18n\/[a-z]{2}\/[a-z-]+\.ts$/;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Replaces every message of a catalog by its compiled form while Vite or Vitest load it, so the page ships data instead
 * of an ICU parser. A broken message stops the build. Runs before types are stripped; catalogs are plain object literals.
 */
export function catalogPlugin(): Plugin {
  return {
    name: 'hilt-catalogs',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?', 1)[0] ?? id;
      return CATALOG.test(file.replaceAll('\\', '/')) ? { code: compileCatalog(code, file), map: null } : null;
    },
  };
}

/**
 * Compiles the string values of all exported object literals of one catalog file.
 * @throws Error naming file and key when a value is not a plain string or not valid ICU.
 */
export function compileCatalog(code: string, file: string): string {
  const edits: Edit[] = [];
  for (const statement of parseSync(file, code).program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') continue;
    for (const { init } of statement.declaration.declarations) edits.push(...objectEdits(init, file));
  }
  // From the end, so that earlier positions stay right.
  return edits.toSorted((a, b) => b.start - a.start).reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}

function objectEdits(node: Node | null, file: string): readonly Edit[] {
  if (node === null) return [];
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression') return objectEdits(node.expression, file);
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((property) => {
    // `...shell` joins catalogs that are compiled in their own files.
    if (property.type === 'SpreadElement') return [];
    const key = property.key.type === 'Literal' ? String(property.key.value) : property.key.type === 'Identifier' ? property.key.name : '';
    const { value } = property;
    if (value.type !== 'Literal' || typeof value.value !== 'string') throw new Error(`${file}: "${key}" is not a plain string`);
    try {
      return [{ start: value.start, end: value.end, text: JSON.stringify(compileMessage(value.value)) }];
    } catch (cause) {
      throw new Error(`${file}: "${key}" is not a valid message`, { cause });
    }
  });
}

type Program = ReturnType<typeof parseSync>['program'];
type VariableStatement = Extract<Extract<Program['body'][number], { type: 'ExportNamedDeclaration' }>['declaration'], { type: 'VariableDeclaration' }>;
type Node = NonNullable<VariableStatement['declarations'][number]['init']>;
