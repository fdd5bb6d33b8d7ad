import { describe, expect, it } from 'vitest';
import { KeysError, readJwks, writeJwks } from './receipt-keys.ts';
import { receiptSigner } from '../testing/receipt-samples.ts';

const [one, two] = [receiptSigner('one').key, receiptSigner('two').key];
const entries = (...keys: readonly object[]) => JSON.stringify({ keys });
const jwk = (key: typeof one, changes: object = {}): object => ({ ...Object(JSON.parse(writeJwks([key]))).keys[0], ...changes });

describe('a JWKS', () => {
  it('gives back the keys that were written', () => {
    expect(readJwks(writeJwks([one, two]))).toEqual([one, two]);
  });

  it('is read past keys that are for something else', () => {
    expect(readJwks(entries({ kty: 'RSA', kid: 'r', n: 'AQAB', e: 'AQAB' }, jwk(one, { use: 'enc' }), jwk(two)))).toEqual([two]);
  });

  it('gives no key for a name that two different keys have', () => {
    expect(readJwks(entries(jwk(one, { kid: 'same' }), jwk(two, { kid: 'same' })))).toEqual([]);
    expect(readJwks(entries(jwk(one), jwk(one)))).toEqual([one]);
  });

  it.each([
    ['no JSON', '<html>'],
    ['a list', '[]'],
    ['no list of keys', '{"keys":{}}'],
    ['two lists of keys', `{"keys":[],"keys":${JSON.stringify([jwk(one)])}}`],
    ['a key without a name', entries(jwk(one, { kid: undefined }))],
    ['a key of another length', entries(jwk(one, { x: 'AAAA' }))],
    ['a key that is no base64', entries(jwk(one, { x: '***' }))],
  ])('error: %s', (_, text) => {
    expect(() => readJwks(text)).toThrow(KeysError);
  });
});
