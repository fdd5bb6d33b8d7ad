import { describe, expect, it } from 'vitest';
import { catalogs } from './check-catalogs.ts';
import { withProject } from './testing/project.ts';

const english = `export const shell = {
  pay: 'Pay {amount}',
  'wallets.found': '{n, plural, one {# wallet} other {# wallets}}',
  kind: '{kind, select, sol {SOL} other {a token}} is <b>missing</b>',
} as const;`;
const german = {
  pay: '{amount} zahlen',
  'wallets.found': '{n, plural, one {# Wallet} other {# Wallets}}',
  kind: '{kind, select, sol {SOL} other {ein Token}} <b>fehlt</b>',
};

async function problems(change: Readonly<Record<string, string | undefined>>, locale = 'de'): Promise<readonly string[]> {
  const translation = Object.fromEntries(Object.entries({ ...german, ...change }).filter(([, text]) => text !== undefined));
  const files = { 'src/i18n/en/shell.ts': english, [`src/i18n/${locale}/all.ts`]: `import type { X } from '../messages.ts';\nexport const all = ${JSON.stringify(translation)} satisfies X;` };
  const { findings } = await withProject(files, (root) => catalogs.run(root));
  return findings.map(({ message }) => message);
}

describe('message catalogs', () => {
  it('pass when every language is complete', async () => {
    expect(await problems({})).toEqual([]);
  });

  it.each([
    ['a missing message', { pay: undefined }, '"pay" is missing in de'],
    ['a message English does not have', { extra: 'x' }, '"extra" does not exist in en'],
    ['a lost parameter', { pay: 'zahlen' }, '"pay": lacks {amount}'],
    ['an invented parameter', { pay: '{amount} {x}' }, '"pay": has {x}, which English does not'],
    ['a lost case', { kind: '{kind, select, other {x}} <b>y</b>' }, '"kind": lacks the case "sol" of {kind}'],
    ['lost emphasis', { kind: '{kind, select, sol {x} other {x}}' }, '"kind": lacks <b>'],
    ['broken ICU', { pay: '{amount' }, '"pay": is not a valid ICU message'],
    ['an empty text', { pay: ' ' }, '"pay": is empty'],
  ])('error: %s', async (_name, change, problem) => {
    expect(await problems(change)).toContain(problem);
  });

  it('error: a plural form the language has and the text lacks', async () => {
    expect(await problems({}, 'ar')).toEqual(['"wallets.found": lacks the plural form few, many, two, zero']);
  });

  it('let a number be written the same way for every count', async () => {
    expect(await problems({ 'wallets.found': '{n, plural, other {# W}}' }, 'ar')).toEqual([]);
  });

  it('error: no catalog at all is not a pass', async () => {
    const { findings } = await withProject({ 'src/main.tsx': '' }, (root) => catalogs.run(root));
    expect(findings).toHaveLength(1);
  });
});
