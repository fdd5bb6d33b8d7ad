import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeWalletName } from './safe-name.ts';

describe('safeWalletName', () => {
  it('leaves ordinary names alone, in any script', () => {
    for (const name of ['Phantom', 'Trust', 'Coinbase Wallet', 'محفظة', 'बटुआ', 'ウォレット', 'Geldbörse']) expect(safeWalletName(name)).toBe(name.normalize('NFC'));
  });

  it.each([
    ['a right-to-left override', 'Phan\u202Emot', 'Phanmot'],
    ['bidirectional isolates', '\u2067Phantom\u2069', 'Phantom'],
    ['zero-width characters', 'Ph\u200Ban\u200Dtom\uFEFF', 'Phantom'],
    ['control characters', 'Phan\u0000tom\u0007', 'Phantom'],
    ['line breaks', 'Phantom\n\n\u2028wallet', 'Phantom wallet'],
    ['exotic and repeated spaces', '  Phantom\u00A0\u3000 wallet ', 'Phantom wallet'],
  ])('takes out %s', (_what, hostile, shown) => {
    expect(safeWalletName(hostile)).toBe(shown);
  });

  it('cuts piled-up combining marks to two', () => {
    expect(safeWalletName(`Z${'\u0335'.repeat(40)}algo`)).toBe('Z\u0335\u0335algo');
  });

  it('cuts long names, and a name of megabytes without reading it all', () => {
    expect(safeWalletName('W'.repeat(10_000_000))).toBe('W'.repeat(32));
  });

  it.each([['nothing', ''], ['only invisible characters', '\u200B\u202E '], ['something that is no text', 42], ['no name', undefined]])('calls a wallet with %s "Wallet"', (_what, hostile) => {
    expect(safeWalletName(hostile)).toBe('Wallet');
  });

  it('never gives an empty, long or multi-line name, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (hostile) => {
        const shown = safeWalletName(hostile);
        expect(shown).not.toBe('');
        expect(Array.from(shown).length).toBeLessThanOrEqual(32);
        expect(shown).not.toMatch(/[\p{C}\n\r\u2028\u2029]/u);
        expect(safeWalletName(shown)).toBe(shown);
      }),
    );
  });
});
