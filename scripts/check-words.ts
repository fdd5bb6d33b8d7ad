import type { Check, Finding } from './lib/check.ts';
import { lineAt, listFiles, readFiles, type SourceFile } from './lib/source-files.ts';

interface ForbiddenWord {
  readonly pattern: RegExp;
  readonly why: string;
}

/** Built from parts, so that this file does not contain what it forbids. */
const word = (parts: readonly string[], flags = 'g'): RegExp => new RegExp(parts.join(''), flags);

const FORBIDDEN: readonly ForbiddenWord[] = [
  { pattern: word(['(?<![\\w./:-])', '/(?:home|root|Users|work|tmp|var/folders)', '/[\\w.-]']), why: 'a path of one machine; compute it or use the system folder for temporary files' },
  { pattern: word(['registry', '\\.(?:npmjs|yarnpkg|npmmirror)\\.']), why: 'a registry address; the project installs from whichever registry its user has' },
  { pattern: word(['\\b(?:TO', 'DO|FIX', 'ME|X', 'XX)\\b']), why: 'unfinished work; finish it or leave it out' },
  { pattern: word(['-----BEGIN [A-Z ]*', 'PRIVATE', ' KEY-----']), why: 'a private key' },
  { pattern: word(['hk_live', '_[A-Za-z0-9]{8,}']), why: 'a live merchant key' },
];

export const words: Check = {
  name: 'words',
  about: 'no machine paths, registry addresses, unfinished marks or keys in any file',
  async run(root) {
    const paths = await listFiles(root, [''], (path) => path !== 'package-lock.json' && !/\.(?:png|jpe?g|ico|webp|woff2?|pdf|so|wasm|db)$/.test(path));
    return { findings: (await readFiles(root, paths)).flatMap(forbiddenWords) };
  },
};

export function forbiddenWords(file: SourceFile): readonly Finding[] {
  return FORBIDDEN.flatMap(({ pattern, why }) => [...file.text.matchAll(pattern)].map((match) => ({ file: file.path, line: lineAt(file.text, match.index), message: `"${match[0]}" is ${why}` })));
}
