// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { sealed } from '../protocol/messages.ts';
import { shakeHands } from './handshake.ts';

const HOST = 'https://shop.example';
const CHANNEL = 'c'.repeat(32);
const PATIENCE_MS = 50;

/** A framed window, and the page above it as far as the frame can see it. */
function framed({ hash = `#host=${HOST}&channel=${CHANNEL}`, ancestors = [HOST] as readonly string[] | undefined, nested = false } = {}) {
  const target = new EventTarget();
  const said: { readonly message: { readonly nonce: string }; readonly to: string }[] = [];
  const parent = { postMessage: (message: { readonly nonce: string }, to: string) => void said.push({ message, to }) };
  const page = { parent, top: nested ? {} : parent, location: { hash, ancestorOrigins: ancestors }, addEventListener: target.addEventListener.bind(target), removeEventListener: vi.fn(target.removeEventListener.bind(target)) };
  const send = (change: Partial<{ readonly source: unknown; readonly origin: string; readonly data: unknown; readonly ports: readonly MessagePort[] }> = {}) => {
    const event = new Event('message');
    const data = sealed({ type: 'welcome', channel: CHANNEL, nonce: said[0]?.message.nonce ?? '', mode: 'modal', handoff: null } as const);
    target.dispatchEvent(Object.assign(event, { source: parent, origin: HOST, data, ports: [new MessageChannel().port2], ...change }));
    return data;
  };
  return { page: page as unknown as Window, said, send, removed: page.removeEventListener };
}

describe('a framed checkout', () => {
  it('greets exactly the origin its address names, and begins when that page answers', async () => {
    const { page, said, send, removed } = framed();
    const standing = shakeHands(page, PATIENCE_MS);
    expect(said.map(({ to }) => to)).toEqual([HOST]);
    send();
    expect(await standing).toMatchObject({ tag: 'welcome', welcome: { mode: 'modal', handoff: null } });
    // Nothing that is sent to the window from now on is read.
    expect(removed).toHaveBeenCalledWith('message', expect.anything());
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
    const page: { parent?: unknown } = {};
    page.parent = page;
    expect(await shakeHands(page as unknown as Window)).toEqual({ tag: 'alone' });
  });
});
