// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { sealed } from '../protocol/messages.ts';
import { type FramedPage, shakeHands } from './handshake.ts';

const HOST = 'https://shop.example';
const CHANNEL = 'c'.repeat(32);
const PATIENCE_MS = 50;

/** A framed window, and the page above it as far as the frame can see it. */
function framed({ hash = `#host=${HOST}&channel=${CHANNEL}`, ancestors = [HOST] as readonly string[] | undefined, nested = false } = {}) {
  const listeners = new Set<(event: MessageEvent) => void>();
  const said: { readonly message: { readonly nonce: string }; readonly to: string }[] = [];
  const parent = { postMessage: (message: { readonly nonce: string }, to: unknown) => void said.push({ message, to: String(to) }) };
  const page: FramedPage = { parent, top: nested ? {} : parent, location: { hash, ...(ancestors === undefined ? {} : { ancestorOrigins: ancestors }) },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
  const send = (change: Partial<{ readonly source: unknown; readonly origin: string; readonly data: unknown; readonly ports: readonly MessagePort[] }> = {}) => {
    const data = sealed({ type: 'welcome', channel: CHANNEL, nonce: said[0]?.message.nonce ?? '', mode: 'modal', handoff: null } as const);
    const event = new MessageEvent('message');
    for (const [name, value] of Object.entries({ source: parent, origin: HOST, data, ports: [new MessageChannel().port2], ...change })) Object.defineProperty(event, name, { value });
    for (const listener of listeners) listener(event);
  };
  return { page, said, send, listeners };
}

describe('a framed checkout', () => {
  it('greets exactly the origin its address names, and begins when that page answers', async () => {
    const { page, said, send, listeners } = framed();
    const standing = shakeHands(page, PATIENCE_MS);
    expect(said.map(({ to }) => to)).toEqual([HOST]);
    send();
    expect(await standing).toMatchObject({ tag: 'welcome', welcome: { mode: 'modal', handoff: null } });
    // Nothing that is sent to the window from now on is read.
    expect(listeners.size).toBe(0);
  });

  it.each([
    ['another window', { source: {} }],
    ['a look-alike by prefix', { origin: 'https://shop.example.evil.example' }],
    ['a look-alike by suffix', { origin: 'https://evil-shop.example' }],
    ['another port', { origin: 'https://shop.example:8443' }],
    ['another scheme', { origin: 'http://shop.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['a page that brings no port', { ports: [] }],
    ['a page that does not know the channel', { data: sealed({ type: 'welcome', channel: 'd'.repeat(32), nonce: 'e'.repeat(32), mode: 'modal', handoff: null }) }],
    ['a page that replays an older answer', { data: sealed({ type: 'welcome', channel: CHANNEL, nonce: 'e'.repeat(32), mode: 'modal', handoff: null }) }],
    ['a page that asks it to pay', { data: { hilt: 1, type: 'approve' } }],
  ])('does not begin for %s', async (_name, change) => {
    const { page, send } = framed();
    const standing = shakeHands(page, PATIENCE_MS);
    send(change);
    expect(await standing).toEqual({ tag: 'stranger' });
  });

  it.each([
    ['no loader has written its address', { hash: '' }],
    ['the page above is not the one its address names', { ancestors: ['https://evil.example'] }],
    ['the page above is itself in a frame', { nested: true }],
  ])('greets nobody when %s', async (_name, options) => {
    const { page, said } = framed(options);
    expect(await shakeHands(page, PATIENCE_MS)).toEqual({ tag: 'stranger' });
    expect(said).toEqual([]);
  });

  it('that is not framed knows it', async () => {
    expect(window.parent).toBe(window);
    expect(await shakeHands(window)).toEqual({ tag: 'alone' });
  });
});
