import { expect, it } from 'vitest';
import { testAddress } from '../../testing/solana-keys.ts';
import type { LinkPort } from '../../payment/ports.ts';
import { lazyLinkPort } from './lazy-link-port.ts';

const { signal } = new AbortController();
const answer = { key: null, identitySessionId: null, nonce: 'n', data: 'd' };
const wallet = testAddress('wallet');
const port: LinkPort = {
  connected: async () => ({ tag: 'connected', address: wallet }),
  make: async () => ({ ok: true, value: 'https://phantom.app/sign' }),
  signed: async () => ({ tag: 'failed' }),
  makeProof: async () => ({ ok: true, value: 'https://phantom.app/prove' }),
  proven: async () => ({ tag: 'failed' }),
};

it('a port that is fetched when first needed answers as the port itself', async () => {
  const lazy = lazyLinkPort(async () => port);
  expect(await lazy.connected('p', answer, signal)).toEqual({ tag: 'connected', address: wallet });
  expect(await lazy.make('p', new Uint8Array(), null, signal)).toEqual({ ok: true, value: 'https://phantom.app/sign' });
  expect(await lazy.makeProof('p', 'i', null, signal)).toEqual({ ok: true, value: 'https://phantom.app/prove' });
});

it('a port that cannot be fetched is an outage, so that what the app brought is kept', async () => {
  const lazy = lazyLinkPort(() => Promise.reject(new TypeError('no network')));
  const outage = { tag: 'outage', failure: { kind: 'unreachable' } };
  expect(await lazy.connected('p', answer, signal)).toEqual(outage);
  expect(await lazy.signed('p', answer, signal)).toEqual(outage);
  expect(await lazy.proven('p', answer, signal)).toEqual(outage);
  expect(await lazy.make('p', new Uint8Array(), null, signal)).toMatchObject({ ok: false });
});
