import { describe, expect, it } from 'vitest';
import { safeWalletIcon } from './safe-icon.ts';

const PNG = 'data:image/png;base64,iVBORw0KGgo=';

describe('safeWalletIcon', () => {
  it.each([PNG, 'data:image/svg+xml;base64,PHN2Zy8+', 'data:image/webp;base64,AAAA', 'data:image/gif;base64,AAAA', 'data:image/jpeg;base64,AAAA'])('takes %s', (icon) => {
    expect(safeWalletIcon(icon)).toBe(icon);
  });

  it('takes an icon with white space around it, as some wallets ship it', () => {
    expect(safeWalletIcon(`\n${PNG} `)).toBe(PNG);
  });

  it.each([
    ['a script address', ['java', 'script:alert(1)'].join('')],
    ['a page in place of an image', 'data:text/html;base64,PHNjcmlwdD4='],
    ['an image type that hides a page', 'data:image/svg+xml,text/html;base64,AAAA'],
    ['an SVG as plain text, which can close an attribute', 'data:image/svg+xml,<svg onload="x">'],
    ['an address that would tell its owner of every visit', 'https://tracker.example/icon.png'],
    ['an address on this page', '/icon.png'],
    ['text after the image', `${PNG}" onerror="x`],
    ['nothing', ''],
    ['something that is no text', { toString: (): string => PNG }],
  ])('refuses %s', (_what, hostile) => {
    expect(safeWalletIcon(hostile)).toBeNull();
  });

  it('refuses an icon of 10 MB', () => {
    expect(safeWalletIcon(`data:image/png;base64,${'A'.repeat(10_000_000)}`)).toBeNull();
  });
});
