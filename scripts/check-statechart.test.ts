import { describe, expect, it } from 'vitest';
import { impureCode, statechart } from './check-statechart.ts';
import { findingText } from './lib/check.ts';
import { withProject } from './testing/project.ts';

const pure = "import { rules } from './machine/rules.ts';\nimport type { Port } from '../api/port.ts';\nexport const machine = (port: Port, now: number) => [port, now, rules];";

async function problems(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { findings } = await withProject({ 'src/payment/machine.ts': pure, 'src/payment/machine/rules.ts': 'export const rules = 1;', 'src/api/port.ts': 'export type Port = 1; export const port = 1;', ...files }, (root) => statechart.run(root));
  return findings.map(findingText);
}

describe('the statechart', () => {
  it('may name types of ports and load pure code', async () => {
    expect(await problems({})).toEqual([]);
  });

  it('error: must not load effects, however far away', async () => {
    const found = await problems({ 'src/payment/machine/rules.ts': "import { help } from '../help.ts';\nexport const rules = help;", 'src/payment/help.ts': "import { port } from '../api/port.ts';\nexport const help = port;" });
    expect(found).toEqual(['src/payment/help.ts  the statechart loads src/api/port.ts (src/payment/machine.ts → src/payment/machine/rules.ts → src/payment/help.ts → src/api/port.ts); hand it in as a port']);
  });

  it('error: must not load chain packages', async () => {
    expect(await problems({ 'src/payment/machine/rules.ts': "import { PublicKey } from '@solana/web3.js';\nexport const rules = PublicKey;" })).toEqual([expect.stringContaining('the package @solana/web3.js')]);
  });

  it('error: a statechart that cannot be found is not a pass', async () => {
    const { findings } = await withProject({ 'src/payment/state.ts': '' }, (root) => statechart.run(root));
    expect(findings).toHaveLength(1);
  });

  it.each(['Date.now();', 'new Date();', 'Math.random();', 'setTimeout(f, 1);', 'fetch("x");', 'localStorage.x;', 'crypto.randomUUID();', 'console.log(1);', 'async function f() {}', 'const f = async () => 1;'])('error: must not say %s', (code) => {
    expect(impureCode({ path: 'a.ts', text: `\n${code}` }).map(({ line }) => line)).toEqual([2]);
  });

  it.each(['state.history;', 'const a = { location: 1 };', 'type A = Window & Crypto; const b: typeof window = x;', 'Math.max(1, 2);', 'new Map();', 'Date.parse("x");'])('may say %s', (code) => {
    expect(impureCode({ path: 'a.ts', text: code })).toEqual([]);
  });
});
