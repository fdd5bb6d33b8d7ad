import { parseSync } from 'rolldown/utils';
import type { SourceFile } from './source-files.ts';

/** A node of the syntax tree; children are found by walking its own properties. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** One import, re-export or `import()` of a file. */
export interface ImportSite {
  /** As written. */
  readonly specifier: string;
  readonly start: number;
  /** Vanishes at run time: only types cross. */
  readonly typeOnly: boolean;
  /** `import()`: loaded later, in a chunk of its own. */
  readonly lazy: boolean;
}

/** @throws SyntaxError when the file does not parse. */
export function parseSource({ path, text }: SourceFile): SyntaxNode {
  const { program, errors } = parseSync(path, text);
  const fault = errors[0];
  if (fault !== undefined) throw new SyntaxError(`${path}: ${fault.message}`);
  if (!isSyntaxNode(program)) throw new SyntaxError(`${path}: no syntax tree`);
  return program;
}

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Calls `visit` for every node below `node`, itself first, parents before children. Returning `false` leaves out the children. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode, parent: SyntaxNode | null) => boolean | void, parent: SyntaxNode | null = null): void {
  if (visit(node, parent) === false) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isSyntaxNode(child)) walk(child, visit, node);
    }
  }
}

/** Text of a string literal or of a template without substitutions; null for anything computed. */
export function literalText(node: unknown): string | null {
  if (!isSyntaxNode(node)) return null;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  return null;
}

/** Every import of a file, in order. A computed `import()` is left out: no bundler can follow it either. */
export function importsOf(file: SourceFile): readonly ImportSite[] {
  const sites: ImportSite[] = [];
  walk(parseSource(file), (node) => {
    const specifier = literalText(node['source']);
    if (specifier === null) return;
    const lazy = node.type === 'ImportExpression';
    if (!lazy && !/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) return;
    sites.push({ specifier, start: node.start, typeOnly: !lazy && isTypeOnly(node), lazy });
  });
  return sites;
}

/** `import type …`, `export type …`, or every name in the braces marked `type`. A bare `import 'x'` runs code. */
function isTypeOnly(node: SyntaxNode): boolean {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const specifiers: unknown = node['specifiers'];
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every((one) => isSyntaxNode(one) && (one['importKind'] === 'type' || one['exportKind'] === 'type'));
}
