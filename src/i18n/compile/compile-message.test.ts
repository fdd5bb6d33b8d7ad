import { describe, expect, it } from 'vitest';
import { formatMessage } from '../format-message.ts';
import { compileMessage } from './compile-message.ts';

const rules = { locale: 'en', number: (n: number) => String(n) };
const say = (message: string, params: Record<string, string | number> = {}, locale = 'en') =>
  formatMessage(compileMessage(message), params, { ...rules, locale })
    .map((piece) => (typeof piece === 'string' ? piece : 'value' in piece ? String(piece.value) : `[${piece.bold.map(String).join('')}]`))
    .join('');

describe('a message compiled by the build', () => {
  it('stays a bare string when it has no parameters', () => {
    expect(compileMessage('Nothing has moved.')).toBe('Nothing has moved.');
  });

  it('puts parameters where they belong', () => {
    expect(say('{amount} on the way to {seller}.', { amount: '29 USDC', seller: 'Harbour' })).toBe('29 USDC on the way to Harbour.');
  });

  it('chooses by plural category, exact number and word, with the number in place of the mark', () => {
    const message = '{count, plural, =0 {none} one {# check} other {# checks}}';
    expect([0, 1, 2].map((count) => say(message, { count }))).toEqual(['none', '1 check', '2 checks']);
    expect(say('{who, select, hilt {Hilt} other {Solana}} does not answer', { who: 'hilt' })).toBe('Hilt does not answer');
    expect(say('{who, select, hilt {Hilt} other {Solana}} does not answer', { who: 'nobody' })).toBe('Solana does not answer');
  });

  it('uses the plural rules of the language', () => {
    const message = '{count, plural, zero {z} one {o} two {t} few {f} many {m} other {x}}';
    expect([0, 1, 2, 3, 11, 100].map((count) => say(message, { count }, 'ar'))).toEqual(['z', 'o', 't', 'f', 'm', 'x']);
  });

  it('keeps parameters inside choices and emphasis', () => {
    expect(say('{count, plural, one {one of {name}} other {# of {name}}}', { count: 3, name: 'ours' })).toBe('3 of ours');
    expect(formatMessage(compileMessage('<b>Leave {what} open.</b> Now.'), { what: 'it' }, rules)).toEqual([{ bold: ['Leave ', { value: 'it' }, ' open.'] }, ' Now.']);
  });

  it('never reads a parameter’s text as message or markup', () => {
    expect(formatMessage(compileMessage('To {name}.'), { name: '<b>{amount}</b> #' }, rules)).toEqual(['To ', { value: '<b>{amount}</b> #' }, '.']);
  });

  it.each([
    ['{open', 'Unexpected message end'],
    ['<i>no</i>', 'only <b> is known'],
    ['<b>open', 'a tag is not closed'],
    ['shut</b>', 'tags do not match'],
    ['{n, number}', 'no formatter "number"'],
    ['{n, plural, one {x}}', 'a choice needs "other"'],
    ['{n, plural, offset:1 one {x} other {y}}', 'plural offset is not supported'],
  ])('refuses %s', (message, why) => {
    expect(() => compileMessage(message)).toThrow(why);
  });
});
