import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { WALLET_NEEDS, type WalletNeed } from './wallet-needs.ts';

function row({ wallet, reaches, connect, frame, img, note }: WalletNeed): string {
  const allowed = Object.entries({ 'img-src': img, 'connect-src': connect, 'frame-src': frame }).flatMap(([name, sources]) => (sources.length === 0 ? [] : [`\`${name} ${sources.join(' ')}\``]));
  return `| ${wallet} | ${reaches} | ${allowed.join(', ') || 'nothing'} | ${note} |`;
}

describe('the table of what wallets need', () => {
  it('is the one in docs/security.md, row by row', async () => {
    const page = await readFile(new URL('../../docs/security.md', import.meta.url), 'utf8');
    const section = /^## What wallets need\n([\s\S]*?)^## /m.exec(page)?.[1] ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('|')).slice(2);
    expect(rows).toEqual(WALLET_NEEDS.map(row));
  });
});
