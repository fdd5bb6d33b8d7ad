import type { Check, Finding } from './lib/check.ts';
import { type ImportGraph, loadedWith, readImportGraph } from './lib/import-graph.ts';
import { isSyntaxNode, parseSource, type SyntaxNode, walk } from './lib/parse-source.ts';
import { isTestCode, lineAt, readFiles, type SourceFile } from './lib/source-files.ts';

/** The decisions of the payment: everything in this file or folder, and everything it loads. */
const STATECHART = /^src\/payment\/machine(?:[\w-]*\.ts$|\/)/;

/** Rooms with effects; the statechart gets them as ports. */
const EFFECTS = /^src\/(?:api|wallet|app|ui|i18n)\//;

/** Packages that only compute. */
const PURE_PACKAGES = ['valibot', 'xstate', 'bs58', '@noble/hashes'];

/** Globals by which a program looks at, or changes, anything but its own arguments. */
const IMPURE = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'BroadcastChannel', 'indexedDB', 'localStorage', 'sessionStorage', 'navigator', 'document', 'window', 'location', 'history', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'performance', 'crypto', 'process', 'console']);

/** The statechart must be the same for the same input, or neither simulation nor replay proves anything. */
export const statechart: Check = {
  name: 'statechart',
  about: 'the payment machine has no effects of its own',
  async run(root) {
    const graph = await readImportGraph(root);
    const machine = machineFiles(graph);
    const files = await readFiles(root, [...machine.keys()].filter((path) => graph.has(path)));
    const named = [...graph.keys()].some((path) => STATECHART.test(path));
    return {
      findings: [
        ...(named ? [] : [{ file: 'src/payment', message: 'no statechart found (machine.ts or machine/)' }]),
        ...[...machine].flatMap(([path, chain]) => impureImports(graph, path, chain)),
        ...files.flatMap(impureCode),
      ],
    };
  },
};

/** Every file that runs when the statechart runs, with the chain of imports that leads there. */
export function machineFiles(graph: ImportGraph): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, readonly string[]>();
  for (const start of [...graph.keys()].filter((path) => STATECHART.test(path) && !isTestCode(path))) {
    for (const { path, chain } of loadedWith(graph, start)) if (!files.has(path)) files.set(path, chain);
  }
  return files;
}

function impureImports(graph: ImportGraph, path: string, chain: readonly string[]): readonly Finding[] {
  if (EFFECTS.test(path)) return [{ file: chain.at(-2) ?? path, message: `the statechart loads ${path} (${chain.join(' → ')}); hand it in as a port` }];
  return (graph.get(path) ?? []).flatMap((edge) => {
    if (edge.lazy) return [{ file: path, line: edge.line, message: 'the statechart must not load anything later' }];
    if (edge.typeOnly || edge.to.kind === 'file' || PURE_PACKAGES.includes(edge.to.name)) return [];
    return [{ file: path, line: edge.line, message: `the statechart loads the package ${edge.to.name} (${chain.join(' → ')})` }];
  });
}

/** Uses of the outside world in one file: time, chance, network, storage, page. */
export function impureCode(file: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (node: SyntaxNode, what: string): void => void findings.push({ file: file.path, line: lineAt(file.text, node.start), message: `${what} in the statechart; take it as an argument` });
  walk(parseSource(file), (node, parent) => {
    if (node.type.startsWith('TS')) return false;
    if (node.type === 'AwaitExpression' || (isFunction(node) && node['async'] === true)) report(node, 'waiting');
    if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Date') report(node, 'a clock');
    if (node.type === 'MemberExpression' && ['Date.now', 'Math.random'].includes(`${nameOf(node['object'])}.${nameOf(node['property'])}`)) report(node, `${nameOf(node['object'])}.${nameOf(node['property'])}`);
    if (node.type === 'Identifier' && IMPURE.has(nameOf(node)) && !isMereName(node, parent)) report(node, nameOf(node));
    return true;
  });
  return findings;
}

function isFunction(node: SyntaxNode): boolean {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

function nameOf(node: unknown): string {
  return isSyntaxNode(node) && typeof node['name'] === 'string' ? node['name'] : '';
}

/** `state.history` and `{ history: … }` name a property, not the global. */
function isMereName(node: SyntaxNode, parent: SyntaxNode | null): boolean {
  if (parent === null || parent['computed'] === true) return false;
  return (parent.type === 'MemberExpression' && parent['property'] === node) || (parent.type === 'Property' && parent['key'] === node && parent['shorthand'] !== true);
}
