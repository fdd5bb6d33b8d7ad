import { expect, it } from 'vitest';
import { receiptSigner } from '../../testing/receipt-samples.ts';
import { CHECKER_KEYS_ID, fillCheckerKeys, readCheckerKeys } from './checker-keys.ts';

const FILE = `<body><script type="application/json" id="${CHECKER_KEYS_ID}">{"keys":[]}</script><script>run()</script></body>`;
const blockOf = (html: string): string => html.slice(html.indexOf('">') + 2, html.indexOf('</script>'));

it('gives back the keys and forms that were filled in', () => {
  const keys = [receiptSigner('one').key, receiptSigner('two').key];
  const filled = fillCheckerKeys(FILE, { keys, forms: ['hilt-v1'] });
  expect(readCheckerKeys(blockOf(filled))).toEqual({ keys, forms: ['hilt-v1'] });
  expect(readCheckerKeys(blockOf(fillCheckerKeys(filled, { keys: [], forms: [] })))).toEqual({ keys: [], forms: [] });
});

it('cannot be left by the name of a key', () => {
  const { key } = receiptSigner('one');
  const filled = fillCheckerKeys(FILE, { keys: [{ ...key, kid: '</script><script>alert(1)</script>' }], forms: [] });
  expect(filled.match(/<script/g)).toHaveLength(2);
});

it('error: a file that is no checking file is not filled', () => {
  expect(() => fillCheckerKeys('<!doctype html><title>Checkout</title>', { keys: [], forms: [] })).toThrow('keys block');
});

it('knows nothing where the block is not readable', () => {
  expect(readCheckerKeys('')).toEqual({ keys: [], forms: [] });
  expect(readCheckerKeys('{"keys":[],"keys":[]}')).toEqual({ keys: [], forms: [] });
});
