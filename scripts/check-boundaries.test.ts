import { describe, expect, it } from 'vitest';
import { boundaries } from './check-boundaries.ts';
import { findingText } from './lib/check.ts';
import { withProject } from './testing/project.ts';

async function problems(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { findings } = await withProject(files, (root) => boundaries.run(root));
  return findings.map(findingText);
}

const leaf = { 'src/money/a.ts': 'export const a = 1;', 'src/contract/a.ts': 'export const a = 1;', 'src/api/a.ts': 'export type A = 1; export const a = 1;', 'sandbox/a.ts': 'export const a = 1;', 'src/app/a.ts': 'export const a = 1;', 'src/testing/a.ts': 'export const a = 1;', 'src/payment/a.ts': 'export type A = 1; export const a = 1;', 'src/ui/a.ts': 'export const a = 1;' };

describe('import boundaries', () => {
  it('let every arrow of the architecture pass', async () => {
    expect(
      await problems({
        ...leaf,
        'src/contract/b.ts': "import { a } from '../money/a.ts'; export const b = a;",
        'src/payment/b.ts': "import type { A } from '../api/a.ts'; export type B = A;",
        'src/app/b.ts': "import { a } from '../payment/a.ts'; export const b = a;",
        'src/main.tsx': "import { a } from './app/a.ts'; export const b = a;",
        'src/payment/b.test.ts': "import { a } from '../testing/a.ts'; export const b = a;",
        'sandbox/b.ts': "import { a } from '../src/contract/a.ts'; export const b = a;",
        'src/solana/b.ts': "import { PublicKey } from '@solana/web3.js'; export const b = PublicKey;",
      }),
    ).toEqual([]);
  });

  it.each([
    ['src/money/b.ts', "import { a } from '../contract/a.ts';", 'src/money must not import src/contract'],
    ['src/payment/b.ts', "import { a } from '../api/a.ts';", 'src/payment must not import src/api'],
    ['src/ui/b.tsx', "import type { A } from '../payment/a.ts';", 'src/ui must not import src/payment'],
    ['src/app/b.ts', "import { a } from '../../sandbox/a.ts';", 'sandbox may only be imported by'],
    ['src/app/b.ts', "const a = () => import('../../sandbox/a.ts');", 'sandbox may only be imported by'],
    ['src/api/b.ts', "export * from '../app/a.ts';", 'src/app may only be imported by'],
    ['src/app/b.ts', "import { a } from '../testing/a.ts';", 'may only be used by tests'],
    ['sandbox/b.ts', "import { a } from '../src/payment/a.ts';", 'sandbox must not import src/payment'],
    ['src/embed/loader/b.ts', "import { a } from '../../ui/a.ts';", 'src/embed/loader must not import src/ui'],
    ['src/strange/b.ts', "import { a } from '../money/a.ts';", 'no room of the project'],
    ['src/app/b.ts', "import { a } from './gone.ts';", 'does not exist'],
    ['src/app/b.ts', "import { PublicKey } from '@solana/web3.js';", 'may only be imported below src/solana/'],
    ['src/solana/b.ts', "import { WalletReadyState } from '@solana/wallet-adapter-base';", 'may only be imported below src/wallet/'],
    ['src/payment/b.ts', "import { useState } from 'react';", 'may only be imported below'],
    ['src/app/b.ts', "import { readFile } from 'node:fs';", 'may only be imported below'],
  ])('refuse in %s: %s', async (path, code, message) => {
    const found = await problems({ ...leaf, [path]: code });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${path}:1 .*${message}`));
  });

  it('keep chain code out of the first load and say by which way it came', async () => {
    const found = await problems({ 'src/main.tsx': "import { a } from './app/a.ts'; export default a;", 'src/app/a.ts': "export { a } from '../solana/a.ts';", 'src/solana/a.ts': "import { PublicKey } from '@solana/web3.js'; export const a = PublicKey;" });
    expect(found).toEqual(['src/solana/a.ts:1  @solana/web3.js would load before the price is shown, by src/main.tsx → src/app/a.ts → src/solana/a.ts; put an import() in between']);
  });
});
