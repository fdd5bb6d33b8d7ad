import { frameUrl } from '../protocol/frame-address.ts';
import { type FrameMode, newId, type PortMessage, readHello, readPortMessage, sealed } from '../protocol/messages.ts';
import { make } from './dom.ts';
import type { Settled } from './options.ts';
import { BRAND } from './words.ts';

/** One framed checkout and the line to it. */
export interface FrameLine {
  readonly iframe: HTMLIFrameElement;
  /** What it said last of each kind is told at once. Returns the function that stops listening. */
  listen(listener: (message: PortMessage) => void): () => void;
  /** Whether a frame of the checkout's own origin has answered. */
  answered(): boolean;
  end(): void;
}

/**
 * Makes a frame and shakes hands with it. A greeting counts only if it comes from this very window, from the checkout's exact origin, and
 * names the channel this frame was given; the answer goes to that exact origin and carries the only port. After that nothing is read
 * from the window any more but a new greeting of the same frame (it was loaded again), with a nonce that was not used before.
 */
export function openLine(origin: string, mode: FrameMode, { slug, theme, locale, handoff }: Settled): FrameLine {
  const channel = newId();
  const listeners = new Set<(message: PortMessage) => void>();
  const last = new Map<PortMessage['type'], PortMessage>();
  const used = new Set<string>();
  let port: MessagePort | null = null;

  const iframe = make('iframe', { title: BRAND, allow: 'clipboard-write; publickey-credentials-get; usb; hid', referrerpolicy: 'no-referrer' });
  iframe.src = frameUrl(origin, slug, { theme, locale }, { host: location.origin, channel });

  function take(data: unknown): void {
    const message = readPortMessage(data);
    if (message === null) return;
    // A request to close is for whoever listens now.
    if (message.type !== 'close') last.set(message.type, message);
    for (const listener of listeners) listener(message);
  }

  function greet(event: MessageEvent): void {
    // Cheapest question first: a page that floods this one costs two comparisons per message.
    if (event.source === null || event.source !== iframe.contentWindow || event.origin !== origin) return;
    const hello = readHello(event.data);
    if (hello === null || hello.channel !== channel || used.has(hello.nonce)) return;
    used.add(hello.nonce);
    port?.close();
    last.clear();
    const ends = new MessageChannel();
    port = ends.port1;
    port.addEventListener('message', ({ data }) => take(data));
    port.start();
    iframe.contentWindow?.postMessage(sealed({ type: 'welcome', channel, nonce: hello.nonce, mode, handoff }), origin, [ends.port2]);
  }

  addEventListener('message', greet);
  return {
    iframe,
    listen(listener) {
      listeners.add(listener);
      for (const message of last.values()) listener(message);
      return () => listeners.delete(listener);
    },
    answered: () => port !== null,
    end() {
      removeEventListener('message', greet);
      port?.close();
      iframe.remove();
    },
  };
}
