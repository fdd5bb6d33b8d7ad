import bs58 from 'bs58';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOurRedirect, phantomHref } from './deep-link.ts';
import { PHANTOM_METHODS, type PhantomStep } from './phantom-step.ts';
import { transactionForPhantom, transactionFromPhantom } from './transaction-text.ts';

const ORIGIN = 'https://pay.example';
const KEY = bs58.encode(new Uint8Array(32).fill(7));
const SEALED = { nonce: bs58.encode(new Uint8Array(24).fill(8)), payload: bs58.encode(new Uint8Array(200).fill(9)) };

const purpose = (step: PhantomStep) => ({ step, pageOrigin: ORIGIN, paymentId: 'pay_1' });
const back = (step: PhantomStep, origin = ORIGIN, query = 'payment_id=pay_1') => `${origin}/phantom/${step}?${query}`;
function link(step: PhantomStep, change: Readonly<Record<string, string>> = {}, base = `https://phantom.app/ul/v1/${PHANTOM_METHODS[step]}`): string {
  const query = { app_url: ORIGIN, dapp_encryption_public_key: KEY, cluster: 'mainnet-beta', ...(step === 'connect' ? {} : SEALED), redirect_link: back(step), ...change };
  return `${base}?${new URLSearchParams(query).toString()}`;
}
const STEPS: readonly PhantomStep[] = ['connect', 'message', 'transaction'];

describe('a link to Phantom', () => {
  it.each(STEPS)('for %s is taken as it is', (step) => {
    expect(phantomHref(link(step), purpose(step))).toBe(link(step));
  });

  it.each([
    ['another host', link('connect', {}, 'https://phantom.example/ul/v1/connect')],
    ['a host that only begins like it', link('connect', {}, 'https://phantom.app.example/ul/v1/connect')],
    ['a name and password', link('connect', {}, 'https://phantom.app@evil.example/ul/v1/connect')],
    ['another port', link('connect', {}, 'https://phantom.app:444/ul/v1/connect')],
    ['no TLS', link('connect', {}, 'http://phantom.app/ul/v1/connect')],
    ['a scheme that runs', `javascript:alert(1)//${link('connect')}`],
    ['a scheme of the app', link('connect', {}, 'phantom://v1/connect')],
    ['a line break', link('connect').replace('?', '?\n')],
    ['a blank in front', ` ${link('connect')}`],
    ['a method that signs and sends', link('connect', {}, 'https://phantom.app/ul/v1/signAndSendTransaction')],
    ['a browse link', link('connect', {}, 'https://phantom.app/ul/browse/x')],
    ['steps in the path', link('connect', {}, 'https://phantom.app/ul/v1/signMessage/../signAndSendTransaction')],
    ['a fragment', `${link('connect')}#x`],
    ['two ways back', `${link('connect')}&redirect_link=https%3A%2F%2Fevil.example%2Fphantom%2Fconnect`],
    ['no encryption key', link('connect', { dapp_encryption_public_key: '' })],
    ['too much text', link('connect', { x: 'y'.repeat(9_000) })],
  ])('is none with %s', (_, address) => {
    expect(phantomHref(address, purpose('connect'))).toBeNull();
  });

  it.each([
    ['another origin', back('connect', 'https://evil.example')],
    ['another scheme', back('connect', 'http://pay.example')],
    ['another port', back('connect', 'https://pay.example:8443')],
    ['an origin that only begins like ours', back('connect', 'https://pay.example.evil.example')],
    ['a name in front', back('connect', 'https://pay.example@evil.example')],
    ['another page of ours', `${ORIGIN}/p/x?payment_id=pay_1`],
    ['the page of another step', back('transaction')],
    ['another payment', back('connect', ORIGIN, 'payment_id=pay_2')],
    ['no payment', back('connect', ORIGIN, '')],
    ['two payments', back('connect', ORIGIN, 'payment_id=pay_1&payment_id=pay_2')],
    ['the token of a personal link', back('connect', ORIGIN, 'payment_id=pay_1&handoff=secret')],
    ['no address', 'phantom'],
  ])('is none when it leads back to %s', (_, redirect) => {
    expect(phantomHref(link('connect', { redirect_link: redirect }), purpose('connect'))).toBeNull();
  });

  it('never stands for another step, and needs sealed content where something is signed', () => {
    for (const step of STEPS) for (const other of STEPS.filter((one) => one !== step)) expect(phantomHref(link(step), purpose(other))).toBeNull();
    for (const missing of ['nonce', 'payload']) expect(phantomHref(link('transaction', { [missing]: '' }), purpose('transaction'))).toBeNull();
  });

  it('never throws, and never leads elsewhere, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true }), fc.tuple(fc.nat(400), fc.string({ unit: 'binary', maxLength: 4 })).map(([at, text]) => link('connect').slice(0, at) + text + link('connect').slice(at))), (text) => {
        const href = phantomHref(text, purpose('connect'));
        expect(href === null || `${new URL(href).origin}${new URL(href).pathname}` === 'https://phantom.app/ul/v1/connect').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('isOurRedirect', () => {
  it('is true only for a way back to our own connect page', () => {
    expect(isOurRedirect(link('connect'), ORIGIN)).toBe(true);
    expect(isOurRedirect(link('connect'), 'https://other.example')).toBe(false);
    expect(isOurRedirect(link('connect', { redirect_link: `${ORIGIN}/elsewhere` }), ORIGIN)).toBe(false);
    expect(isOurRedirect('https://phantom.app/ul/v1/connect', ORIGIN)).toBe(false);
    expect(isOurRedirect(link('connect', {}, 'https://evil.example/ul/v1/connect'), ORIGIN)).toBe(false);
  });
});

describe('transactions to and from Phantom', () => {
  it('are the same bytes in base58 and in base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 1_232 }), (wire) => {
        expect(bs58.decode(transactionForPhantom(wire))).toEqual(wire);
        expect(transactionFromPhantom(Buffer.from(wire).toString('base64'))).toEqual(wire);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['', '%', 'A'.repeat(1_648)])('are none when the text is %j', (text) => {
    expect(transactionFromPhantom(text)).toBeNull();
  });
});
