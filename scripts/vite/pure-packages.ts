import type { Plugin } from 'vite';
import { isSyntaxNode, parseSource, type SyntaxNode, walk } from '../lib/parse-source.ts';

/*
 * @solana/web3.js is one module with everything in it: an HTTP and websocket client, wire schemas for all of its answers, a second
 * signature scheme. Its top level builds those with function calls, which a bundler must keep, because any call could do something.
 * None of these does: they only make the value of a constant. Saying so lets the bundler drop what nobody uses, which is most of it.
 */

/** Packages whose top level only defines things. Adding one is a promise, kept by the end-to-end tests of the built page. */
const PURE_PACKAGES = /\/node_modules\/(?:@solana\/(?:web3\.js|spl-token|buffer-layout|buffer-layout-utils|codecs-[a-z-]+|errors)|@noble\/(?:curves|hashes)|superstruct|borsh|jayson|rpc-websockets|eventemitter3|uuid|bn\.js|base-x|bs58|safe-buffer|text-encoding-utf-8|base64-js|ieee754|bigint-buffer)\//;

const MARK = '/* @__PURE__ */ ';

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * Marks the top level of a module as free of side effects: unused constants and classes then disappear, used ones stay as they are.
 * - Every call in the initialiser of a constant is marked.
 * - A class and the assignments to its static fields right behind it become one marked expression; apart, the assignments would keep it alive.
 * Other statements, and what happens inside of functions, are left alone.
 */
export function markPure(code: string, file: string): string {
  const insertions: Insertion[] = [];
  const statements = nodes(parseSource({ path: file, text: code })['body']);
  statements.forEach((statement, index) => {
    if (statement.type === 'ClassDeclaration') insertions.push(...wrappedClass(statement, statements.slice(index + 1)));
    if (statement.type !== 'VariableDeclaration') return;
    for (const declarator of nodes(statement['declarations'])) {
      const init = declarator['init'];
      if (isSyntaxNode(init)) insertions.push(...callsOutsideFunctions(init).map((at) => ({ at, text: MARK })));
    }
  });
  return insertions.toSorted((a, b) => b.at - a.at).reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), code);
}

function wrappedClass(declaration: SyntaxNode, following: readonly SyntaxNode[]): readonly Insertion[] {
  const name = nameOf(declaration['id']);
  const stop = following.findIndex((statement) => !setsStaticField(statement, name));
  const last = (stop < 0 ? following : following.slice(0, stop)).at(-1);
  if (name === null || last === undefined) return [];
  return [
    { at: declaration.start, text: `var ${name} = ${MARK}(() => {\n` },
    { at: last.end, text: `\nreturn ${name};\n})();` },
  ];
}

/** `Name.field = …;` */
function setsStaticField(statement: SyntaxNode, name: string | null): boolean {
  const expression = statement.type === 'ExpressionStatement' ? statement['expression'] : null;
  if (!isSyntaxNode(expression) || expression.type !== 'AssignmentExpression') return false;
  const target = expression['left'];
  return isSyntaxNode(target) && target.type === 'MemberExpression' && target['computed'] !== true && name !== null && nameOf(target['object']) === name;
}

function callsOutsideFunctions(init: SyntaxNode): readonly number[] {
  const starts = new Set<number>();
  walk(init, (node) => {
    if (/Function|Class/.test(node.type)) return false;
    if (node.type === 'CallExpression' || node.type === 'NewExpression') starts.add(node.start);
    return true;
  });
  return [...starts];
}

function nameOf(node: unknown): string | null {
  return isSyntaxNode(node) && typeof node['name'] === 'string' ? node['name'] : null;
}

function nodes(value: unknown): readonly SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isSyntaxNode) : [];
}

/**
 * A wire format that web3.js offers for its PublicKey (`encode`, `decode`) and that nobody here or in the wallet adapters uses; it can
 * not be dropped by itself, because PublicKey inherits from a class that names it. Using it all the same fails loudly.
 */
const UNUSED_FORMAT = 'borsh';
const STAND_IN = '\0hilt:unused-format';
const STAND_IN_CODE = `const unused = () => { throw new Error('the borsh format is not part of this build'); };
export { unused as serialize, unused as deserialize, unused as deserializeUnchecked };`;

/** Vite plugin for builds. Modules of these packages that nobody uses anything from are left out as a whole. */
export function purePackagesPlugin(): Plugin {
  return {
    name: 'hilt:pure-packages',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) => (source === UNUSED_FORMAT && /\/@solana\/web3\.js\//.test((importer ?? '').replaceAll('\\', '/')) ? STAND_IN : null),
    load: (id) => (id === STAND_IN ? STAND_IN_CODE : null),
    transform(code, id) {
      const file = (id.split('?', 1)[0] ?? id).replaceAll('\\', '/');
      if (!PURE_PACKAGES.test(file)) return null;
      const esm = /^\s*(?:import|export)\b/m.test(code);
      return { code: esm ? markPure(code, file) : code, map: null, moduleSideEffects: false };
    },
  };
}
