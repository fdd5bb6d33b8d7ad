import { expect, it } from 'vitest';
import { testSignature } from '../testing/solana-keys.ts';
import { recoverPath } from './recover-path.ts';

const signature = testSignature('paid');

it('leads to the search for one transaction on the product’s page', () => {
  expect(recoverPath('quiet-hours', signature)).toBe(`/p/quiet-hours?recover=${signature}`);
});

it.each(['../r/x', '', 'a/b', '%2e%2e', 'x?recover=y', '-x'])('leads nowhere for what is no slug: %j', (slug) => {
  expect(recoverPath(slug, signature)).toBeNull();
});

it.each(['', 'abc', `${signature}1111111111111111111111`, `${signature}&handoff=x`])('leads nowhere for what is no signature: %j', (text) => {
  expect(recoverPath('quiet-hours', text)).toBeNull();
});
