// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFrameAddress } from '../protocol/frame-address.ts';
import { sealed } from '../protocol/messages.ts';
import { type FrameLine, openLine } from './frame-line.ts';
import { settle } from './options.ts';

const PAY = 'https://pay.example';
const NONCE = '0'.repeat(32);
let line: FrameLine | null = null;
afterEach(() => line?.end());

/** A line whose frame's window belongs to the test. */
function opened() {
  const made = openLine(PAY, 'modal', settle('tide', { handoff: 'token' }));
  line = made;
  const answers: { readonly message: unknown; readonly origin: unknown; readonly port: MessagePort }[] = [];
  const frameWindow = { postMessage: (message: unknown, origin: unknown, [port]: readonly MessagePort[]) => port !== undefined && answers.push({ message, origin, port }) };
  Object.defineProperty(made.iframe, 'contentWindow', { value: frameWindow });
  const channel = readFrameAddress(new URL(made.iframe.src).hash)?.channel ?? '';
  const hello = (change: Readonly<Record<string, unknown>> = {}, data: Readonly<Record<string, unknown>> = {}) => {
    const event = new MessageEvent('message');
    const sent = { source: frameWindow, origin: PAY, data: { ...sealed({ type: 'hello', channel, nonce: NONCE } as const), ...data }, ...change };
    for (const [name, value] of Object.entries(sent)) Object.defineProperty(event, name, { value });
    window.dispatchEvent(event);
  };
  return { made, answers, hello, channel };
}

describe('the page’s end of the line', () => {
  it('answers its own frame, at the checkout’s exact origin, once', () => {
    const { made, answers, hello, channel } = opened();
    hello();
    hello();
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ origin: PAY, message: { hilt: 1, type: 'welcome', channel, nonce: NONCE, mode: 'modal', handoff: 'token' } });
    expect(made.answered()).toBe(true);
  });

  it('keeps the token of a personal link out of the address', () => {
    expect(opened().made.iframe.src).not.toContain('token');
  });

  it.each([
    ['another window', { source: {} }, {}],
    ['no window', { source: null }, {}],
    ['a look-alike by prefix', { origin: 'https://pay.example.evil.example' }, {}],
    ['a look-alike by suffix', { origin: 'https://evilpay.example' }, {}],
    ['another port', { origin: 'https://pay.example:8443' }, {}],
    ['a look-alike in another alphabet', { origin: 'https://xn--py-7lc.example' }, {}],
    ['another channel', {}, { channel: 'f'.repeat(32) }],
    ['another version', {}, { hilt: 2 }],
    ['no nonce', {}, { nonce: '' }],
  ])('answers nothing from %s', (_name, change, data) => {
    const { made, answers, hello } = opened();
    hello(change, data);
    expect(answers).toEqual([]);
    expect(made.answered()).toBe(false);
  });

  it('greets a frame that was loaded again with a new port', () => {
    const { answers, hello } = opened();
    hello();
    hello({}, { nonce: '1'.repeat(32) });
    expect(answers).toHaveLength(2);
  });

  it('hears what the frame says over the port, as far as it can be read, and tells it to late listeners', async () => {
    const { made, answers, hello } = opened();
    const heard: unknown[] = [];
    hello();
    const port = answers[0]?.port;
    made.listen((message) => heard.push(message));
    port?.postMessage({ hilt: 1, type: 'paid', amount: '<script>', currency: 'USDC' });
    port?.postMessage(sealed({ type: 'status', phase: 'choosing' }));
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'status', phase: 'choosing' }]));
    const late: unknown[] = [];
    made.listen((message) => late.push(message));
    expect(late).toEqual(heard);
  });

  it('is deaf once it has ended', () => {
    const { made, answers, hello } = opened();
    made.end();
    hello();
    expect(answers).toEqual([]);
  });
});
