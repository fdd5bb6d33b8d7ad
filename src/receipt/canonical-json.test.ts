import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { JsonError } from './json-value.ts';
import { readJsonObject } from './read-json.ts';
import { textBytes } from '../solana/bytes.ts';
import { toHex } from './text-bytes.ts';

const canonical = (text: string): string => canonicalJson(readJsonObject(text).value);
const RFC_SAMPLE = String.raw`{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}`;

describe('the canonical form, by the vectors of RFC 8785', () => {
  it('3.2.2 and 3.2.4: the sample object, to the byte', () => {
    expect(canonical(RFC_SAMPLE)).toBe(String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
    expect(toHex(textBytes(canonical(RFC_SAMPLE)))).toBe(
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d',
    );
  });

  it('3.2.3: keys in the order of their code units', () => {
    const sorted = canonical(String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`);
    const names = [...readJsonObject(sorted).value.values()];
    expect(names).toEqual(['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh']);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('appendix B: the number with the bits %s is %s', (bits, text) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${bits}`));
    expect(canonicalJson(view.getFloat64(0))).toBe(text);
  });

  it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('appendix B: the bits %s are no JSON number, and an error', (bits) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${bits}`));
    expect(() => canonicalJson(view.getFloat64(0))).toThrow(JsonError);
  });
});

/** Input and output of the reference implementation's test data (cyberphone/json-canonicalization). */
describe('the canonical form, by the published test data of the reference implementation', () => {
  it.each([
    ['structures', '{"1": {"f": {"f": "hi","F": 5} ,"\\n": 56.0},"10": { },"": "empty","a": { },"111": [ { } ],"A": { }}', '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}'],
    ['french', '{"peach": "This sorting order","péché": "is wrong according to French","pêche": "but canonicalization MUST","sin":   "ingnore locale"}', '{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ingnore locale"}'],
    ['unicode', '{"Unnormalized Unicode":"\\u1e0d\\u0307"}', '{"Unnormalized Unicode":"\u1e0d\u0307"}'],
    ['values', String.raw`{"numbers": [1E30, 4.50, 333333333.33333329, 2e-3, 0.000000000000000000000000001],"escaping": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals": [null, true, false]}`, String.raw`{"escaping":"€$\u000f\nA'B\"\\\\\"/","literals":[null,true,false],"numbers":[1e+30,4.5,333333333.3333333,0.002,1e-27]}`],
    ['weird', String.raw`{"\u20ac": "Euro Sign","\r": "Carriage Return","\u000a": "Newline","1": "One","\u0080": "Control\u007f","\ud83d\ude02": "Smiley","\u00f6": "Latin Small Letter O With Diaeresis","\ufb33": "Hebrew Letter Dalet With Dagesh","</script>": "Browser Challenge"}`, '{"\\n":"Newline","\\r":"Carriage Return","1":"One","</script>":"Browser Challenge","\u0080":"Control\u007f","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude02":"Smiley","\ufb33":"Hebrew Letter Dalet With Dagesh"}'],
  ])('%s', (_, input, output) => {
    expect(canonical(input)).toBe(output);
  });
});

describe('the canonical form', () => {
  it('is what another implementation makes of the same document', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__'), fc.jsonValue()), (object) => {
        const text = JSON.stringify(object);
        fc.pre(!/\\ud[89a-f]/i.test(text) && !/\d{16,}/.test(text));
        expect(canonical(text)).toBe(canonicalize(object));
      }),
    );
  });

  it.each([
    ['spaces and key order', '{"b":1,"a":2}', ' {\n"a" : 2 , "b":1 }'],
    ['number formats', '{"a":29000000}', '{"a":2.9E7}'],
    ['escapes', '{"a":"é/"}', '{"\\u0061":"\\u00e9\\/"}'],
  ])('does not depend on %s', (_, one, other) => {
    expect(canonical(one)).toBe(canonical(other));
  });

  it.each([
    ['composed and decomposed letters', '{"a":"\u00e9"}', '{"a":"e\u0301"}'],
    ['a number and its text', '{"a":1}', '{"a":"1"}'],
    ['a missing and a null member', '{}', '{"a":null}'],
    ['a key __proto__ and none', '{}', '{"__proto__":{}}'],
    ['the order of a list', '{"a":[1,2]}', '{"a":[2,1]}'],
  ])('tells %s apart', (_, one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });
});
