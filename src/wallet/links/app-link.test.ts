import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appLink } from './app-link.ts';
import { WALLET_APPS, type WalletApp } from './wallet-apps.ts';

const here = { page: 'https://pay.example/p/harbour-circle', ref: 'https://pay.example' };
const PAGE = 'https%3A%2F%2Fpay.example%2Fp%2Fharbour-circle';
const REF = 'https%3A%2F%2Fpay.example';

const EXPECTED: Readonly<Record<string, string | null>> = {
  Phantom: `https://phantom.app/ul/browse/${PAGE}?ref=${REF}`,
  Solflare: `https://solflare.com/ul/v1/browse/${PAGE}?ref=${REF}`,
  Backpack: `https://backpack.app/ul/v1/browse/${PAGE}?ref=${REF}`,
  Jupiter: null,
  Trust: `https://link.trustwallet.com/open_url?coin_id=501&url=${PAGE}`,
  'OKX Wallet': `https://web3.okx.com/download?deeplink=okx%3A%2F%2Fwallet%2Fdapp%2Furl%3FdappUrl%3D${PAGE.replaceAll('%', '%25')}`,
  'Coinbase Wallet': `https://go.cb-w.com/dapp?cb_url=${PAGE}`,
  SafePal: null,
};

/** Takes the address out of a link again, the way the wallet does. */
function openedBy({ name }: WalletApp, link: string): string | null {
  const url = new URL(link);
  switch (name) {
    case 'Trust':
      return url.searchParams.get('url');
    case 'Coinbase Wallet':
      return url.searchParams.get('cb_url');
    case 'OKX Wallet':
      return new URL(url.searchParams.get('deeplink') ?? '').searchParams.get('dappUrl');
    default:
      return decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
  }
}

describe('the links of the table', () => {
  it.each(WALLET_APPS.map((app) => [app.name, app] as const))('%s', (name, app) => {
    expect(appLink(app, here)).toBe(EXPECTED[name]);
  });

  it('has a link exactly where the table says that a link reaches the wallet', () => {
    for (const { ways, link } of WALLET_APPS) {
      for (const platform of ['ios', 'android'] as const) expect(ways[platform].includes('app link')).toBe(link !== null);
    }
  });

  it.each(WALLET_APPS.map((app) => [app.name, app] as const))('%s: whatever stands in slug, query and origin stays in its place', (_name, app) => {
    const shape = (link: string): readonly (string | number)[] => {
      const url = new URL(link);
      return [url.origin, url.pathname.split('/').length, url.hash, ...url.searchParams.keys()];
    };
    const usual = appLink(app, here);
    if (usual === null) return;
    const hostile = fc.string({ unit: fc.oneof(fc.constantFrom('/', '?', '#', '&', '=', '%', '..', '\\', '"', "'", '<', '>', '@', ':', ';', '\u202e', '\ud800', '\0', '\n', '+', '*', '(', ')', '!', '%2F', 'ref='), fc.string({ unit: 'binary', maxLength: 2 })) });
    fc.assert(
      fc.property(hostile, hostile, fc.domain(), (slug, search, host) => {
        const page = new URL(`https://${host}/p/x`);
        page.pathname = `/p/${slug}`;
        page.search = search;
        const link = appLink(app, { page: page.href, ref: page.href });
        expect(link).not.toBeNull();
        if (link === null) return;
        expect(shape(link)).toEqual(shape(usual));
        expect(openedBy(app, link)).toBe(page.href);
        expect(link).toMatch(/^[\w\-.~%:/?=&]+$/);
      }),
    );
  });

  it('is made of addresses only', () => {
    const [app] = WALLET_APPS;
    if (app === undefined) throw new Error('the table is empty');
    expect(() => appLink(app, { page: '/p/tide', ref: here.ref })).toThrow(TypeError);
  });
});
