import type { Check, Finding } from './lib/check.ts';
import { isSyntaxNode, literalText, parseSource, type SyntaxNode, walk } from './lib/parse-source.ts';
import { isCode, isTestCode, lineAt, listFiles, readFiles, type SourceFile } from './lib/source-files.ts';

/** Attributes a reader or a screen reader meets as words. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'aria-placeholder', 'title', 'placeholder', 'alt', 'label']);

/** Names that are the same in every language, and may therefore stand in the code. */
const NAMES = /\b(Hilt|Solana|USDC|SOL|QR)\b/g;

/** Properties that put text in front of a reader without JSX. */
const TEXT_PROPERTIES = new Set(['textContent', 'innerText']);

/** Every sentence comes from the catalog: a word in the code is a word nobody can translate. */
export const copy: Check = {
  name: 'copy',
  about: 'no sentence outside the message catalog',
  async run(root) {
    const paths = await listFiles(root, ['src'], (path) => isCode(path) && !isTestCode(path) && !/^src\/i18n\/|\/gallery\//.test(path));
    return { findings: (await readFiles(root, paths)).flatMap(untranslatedCopy) };
  },
};

/** Words for readers that stand literally in a file. */
export function untranslatedCopy(file: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (node: SyntaxNode, text: string): void => {
    if (!hasWords(text)) return;
    findings.push({ file: file.path, line: lineAt(file.text, node.start), message: `"${text.trim().replace(/\s+/g, ' ').slice(0, 60)}" is not in the message catalog` });
  };
  walk(parseSource(file), (node, parent) => {
    if (node.type === 'JSXText') report(node, String(node['value']));
    if (node.type === 'JSXExpressionContainer' && parent !== null && isElement(parent)) literals(node['expression']).forEach(([at, text]) => report(at, text));
    if (node.type === 'JSXAttribute' && SPOKEN.has(attributeName(node))) {
      const value = node['value'];
      const expression = isSyntaxNode(value) && value.type === 'JSXExpressionContainer' ? value['expression'] : value;
      literals(expression).forEach(([at, text]) => report(at, text));
    }
    if (node.type === 'AssignmentExpression' && setsText(node['left'])) literals(node['right']).forEach(([at, text]) => report(at, text));
  });
  return findings;
}

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(/&#?\w+;/g, ' ').replace(NAMES, ' '));
}

function isElement(node: SyntaxNode): boolean {
  return node.type === 'JSXElement' || node.type === 'JSXFragment';
}

function attributeName(node: SyntaxNode): string {
  const name = node['name'];
  return isSyntaxNode(name) && typeof name['name'] === 'string' ? name['name'] : '';
}

/** `x.textContent = …`, `document.title = …`. */
function setsText(target: unknown): boolean {
  if (!isSyntaxNode(target) || target.type !== 'MemberExpression') return false;
  const { object, property } = target;
  if (!isSyntaxNode(property) || typeof property['name'] !== 'string') return false;
  return TEXT_PROPERTIES.has(property['name']) || (property['name'] === 'title' && isSyntaxNode(object) && object['name'] === 'document');
}

/** String parts of an expression whose value is shown as it is: both branches of a choice, fallbacks, sums, the fixed parts of a template. */
function literals(node: unknown): readonly (readonly [SyntaxNode, string])[] {
  if (!isSyntaxNode(node)) return [];
  const text = literalText(node);
  if (text !== null) return [[node, text]];
  switch (node.type) {
    case 'TemplateLiteral': {
      const quasis = Array.isArray(node['quasis']) ? node['quasis'].filter(isSyntaxNode) : [];
      return quasis.map((quasi) => [node, String(Object(quasi['value']).cooked ?? '')] as const);
    }
    case 'ConditionalExpression':
      return [...literals(node['consequent']), ...literals(node['alternate'])];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return ['===', '!==', '==', '!='].includes(String(node['operator'])) ? [] : [...literals(node['left']), ...literals(node['right'])];
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return literals(node['expression']);
    default:
      return [];
  }
}
