import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { WALLET_APPS, type WalletApp } from './wallet-apps.ts';

const FORM = { page: '<page>', ref: '<ref>' };

function row({ name, ways, link, source }: WalletApp): string {
  const { desktop, ios, android, inApp } = ways;
  const form = link === null ? 'none documented' : `\`${link(FORM.page, FORM.ref).replaceAll(/%3Cpage%3E/g, FORM.page)}\``;
  return `| ${[name, ...[desktop, ios, android, inApp].map((column) => column.join(', ')), `[${form}](${source})`].join(' | ')} |`;
}

describe('the table of wallets and places', () => {
  it('is the one in docs/wallets.md, row by row', async () => {
    const page = await readFile(new URL('../../../docs/wallets.md', import.meta.url), 'utf8');
    const section = /^## Which wallet is reached from where\n([\s\S]*?)^## /m.exec(page)?.[1] ?? '';
    const [table = ''] = section.split('How sure the sources are');
    const rows = table.split('\n').filter((line) => line.startsWith('|')).slice(2);
    expect(rows).toEqual(WALLET_APPS.map(row));
  });

  it('names a page of the wallet’s own maker for every wallet', () => {
    for (const { name, source } of WALLET_APPS) {
      const maker = name.split(' ')[0]?.toLowerCase() ?? '';
      expect(new URL(source).hostname.replace('jup.ag', 'jupiter')).toContain(maker);
    }
  });
});
