import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject, JsonError, type JsonValue } from './json-value.ts';
import { readJsonObject } from './read-json.ts';

function refusal(text: string): string {
  try {
    readJsonObject(text);
    return 'accepted';
  } catch (error) {
    if (error instanceof JsonError) return error.refusal;
    throw error;
  }
}

/** Maps as plain objects, to compare with JSON.parse. */
function plain(value: JsonValue): unknown {
  if (isJsonObject(value)) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

describe('the strict reader', () => {
  it('reads what JSON.parse reads', () => {
    const exact = fc.jsonValue({ noUnicodeString: false }).filter((value) => !/\\ud[89a-f]/i.test(JSON.stringify(value)));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__'), exact), fc.constantFrom(undefined, 2), (object, indent) => {
        const text = JSON.stringify(object, null, indent);
        const big = /(?:^|[^.\d\w-])-?\d{16,}(?:$|[^.\deE])/.test(text);
        fc.pre(!big);
        expect(plain(readJsonObject(text).value)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses every text that JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.array(fc.boolean()))), fc.nat(), fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '0', '-', 'e', '.', '\\', 'u', '\u0000', ' ', 'x'), (object, at, sign) => {
        const text = JSON.stringify(object);
        const spoilt = text.slice(0, at % text.length) + sign + text.slice((at % text.length) + 1);
        const parses = (() => {
          try {
            JSON.parse(spoilt);
            return true;
          } catch {
            return false;
          }
        })();
        fc.pre(!parses);
        expect(refusal(spoilt)).not.toBe('accepted');
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}', 'duplicate-key'],
    ['{"a":1,"\\u0061":1}', 'duplicate-key'],
    ['{"x":{"a":1,"b":2,"a":1}}', 'duplicate-key'],
    ['{"__proto__":1,"__proto__":2}', 'duplicate-key'],
    ['{"a":9007199254740993}', 'inexact-number'],
    ['{"a":1e999}', 'inexact-number'],
    ['{"a":"\\ud800"}', 'broken-text'],
    ['{"\\udc00":1}', 'broken-text'],
    [`{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 'too-deep'],
    [`{"a":"${'x'.repeat(600_000)}"}`, 'too-long'],
    ['[1]', 'syntax'],
    ['{"a":01}', 'syntax'],
    ['{"a":.5}', 'syntax'],
    ['{"a":+1}', 'syntax'],
    ['{"a":1,}', 'syntax'],
    ["{'a':1}", 'syntax'],
    ['{"a":"\n"}', 'syntax'],
    ['{"a":"\\x41"}', 'syntax'],
    ['{"a":NaN}', 'syntax'],
    ['{"a":1}{"a":2}', 'syntax'],
    ['\ufeff{"a":1}', 'syntax'],
    ['{"a":1} //', 'syntax'],
    ['', 'syntax'],
  ])('refuses %.40s as %s', (text, why) => {
    expect(refusal(text)).toBe(why);
  });

  it('keeps keys that mean something to JavaScript as keys', () => {
    const { value } = readJsonObject('{"__proto__":{"admin":true},"constructor":1,"toString":2}');
    expect([...value.keys()]).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it('hands out the text of each member sign by sign', () => {
    expect(readJsonObject('{ "a" : { "z":1.0,\n"b":[ ] } , "c":2}').source.get('a')).toBe('{ "z":1.0,\n"b":[ ] }');
  });
});
