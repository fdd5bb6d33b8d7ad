import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainName, plainText, shortId } from './plain-text.ts';

describe('foreign text made plain', () => {
  it('loses what is invisible or turns the line around', () => {
    expect(plainText('\u202Eesrever\u202C \u200Bpay\u0000ment\u2066!\u2069')).toBe('esrever payment!');
    expect(plainText('two\n\n  lines\tand\u00A0more ')).toBe('two lines and more');
  });

  it('keeps every visible letter of every script', () => {
    expect(plainText('Größe محفظة 钱包 é 🎉')).toBe('Größe محفظة 钱包 é 🎉');
  });

  it('does not let marks pile up into other lines', () => {
    expect(Array.from(plainText(`Z${'\u0301'.repeat(50)}x`))).toHaveLength(5);
  });

  it('never contains a control or a bidi character, whatever comes in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (foreign) => !/[\p{Cc}\p{Cf}]/u.test(plainText(foreign)) && plainText(plainText(foreign)) === plainText(foreign)));
  });
});

describe('a foreign name', () => {
  it('is cut at its limit, visibly, and never inside a character', () => {
    expect(plainName('🎉'.repeat(50))).toBe(`${'🎉'.repeat(39)}…`);
    expect(plainName('a'.repeat(40))).toBe('a'.repeat(40));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (foreign) => Array.from(plainName(foreign)).length <= 40));
  });
});

describe('a short id', () => {
  it('keeps both ends', () => {
    expect(shortId('C3nuLmBXJxkW4j8Ynx75KhSm5p5eDQ7jELM55oJteMfP')).toBe('C3nu…eMfP');
    expect(shortId('7c1e9a52-4f0b-4d7e-9c35-2b8f6a10d9e4', 8)).toBe('7c1e9a52…6a10d9e4');
  });

  it('is the id itself where cutting would save nothing', () => {
    expect(shortId('abcdefghijk')).toBe('abcdefghijk');
  });
});
