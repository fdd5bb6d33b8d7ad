import { readFrameAddress } from '../protocol/frame-address.ts';
import { newId, type Welcome, readWelcome, sealed } from '../protocol/messages.ts';

/** What this page is to the window above it. */
export type Standing =
  | { readonly tag: 'alone' }
  /** Framed, but not by a page that spoke to it as the loader does: it must not become a checkout. */
  | { readonly tag: 'stranger' }
  | { readonly tag: 'welcome'; readonly welcome: Welcome; readonly port: MessagePort };

/** What the handshake uses of a window. */
export interface FramedPage {
  /** Itself, in a page that is not framed. */
  readonly parent: Pick<Window, 'postMessage'>;
  readonly top: unknown;
  readonly location: { readonly hash: string; readonly ancestorOrigins?: ArrayLike<string> };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** A page that does not answer for this long is not one with our loader. */
const PATIENCE_MS = 4_000;

/**
 * Greets the page this one is framed by, and waits for its answer. The browser delivers the greeting only to the exact origin that the
 * frame's address names, and an answer counts only from the parent window, from that origin, with both random numbers; so each side
 * knows the other's origin from the browser and not from a claim. Frames in frames are refused: whoever is on top could cover both.
 * Once answered, nothing that anybody sends to this window is read any more.
 */
export async function shakeHands(page: FramedPage, patienceMs: number = PATIENCE_MS): Promise<Standing> {
  if (Object.is(page.parent, page)) return { tag: 'alone' };
  const address = readFrameAddress(page.location.hash);
  const known = page.location.ancestorOrigins?.[0];
  if (address === null || !Object.is(page.parent, page.top) || (known !== undefined && known !== address.host)) return { tag: 'stranger' };
  const { host, channel } = address;
  const nonce = newId();
  return new Promise((resolve) => {
    const end = (standing: Standing): void => {
      clearTimeout(timer);
      page.removeEventListener('message', answered);
      resolve(standing);
    };
    const answered = ({ source, origin, data, ports }: MessageEvent): void => {
      if (!Object.is(source, page.parent) || origin !== host) return;
      const welcome = readWelcome(data);
      const [port] = ports;
      if (welcome === null || port === undefined || welcome.channel !== channel || welcome.nonce !== nonce) return;
      end({ tag: 'welcome', welcome, port });
    };
    const timer = setTimeout(() => end({ tag: 'stranger' }), patienceMs);
    page.addEventListener('message', answered);
    page.parent.postMessage(sealed({ type: 'hello', channel, nonce }), host);
  });
}
