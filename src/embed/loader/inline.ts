import { pageUrl } from '../protocol/frame-address.ts';
import { dressedRoot, make } from './dom.ts';
import { openLine } from './frame-line.ts';
import { createTeller } from './handle.ts';
import type { Settled } from './options.ts';
import type { CheckoutHandle } from './public-types.ts';
import { trouble, watchAnswer } from './reachable.ts';
import { INLINE_CSS, INLINE_HEIGHT } from './styles.ts';
import { speak } from './words.ts';

const mounted = new WeakMap<Element, CheckoutHandle>();

/** Puts a checkout into an element, in place of one that was there. It grows with its content and never shrinks below what was reserved. */
export function mountInline(origin: string, element: Element, options: Settled): CheckoutHandle {
  mounted.get(element)?.close();
  const { words, lang, dir } = speak(options.locale);
  const line = openLine(origin, 'inline', options);
  const place = make('div', { lang, dir, 'data-theme': options.theme }, line.iframe);
  const host = make('div');
  dressedRoot(host, INLINE_CSS).append(place);
  element.append(host);

  let open = true;
  const teller = createTeller(options.slug, element, close);
  const stop = watchAnswer(origin, line, (code) => {
    line.iframe.replaceWith(trouble(words, pageUrl(origin, options.slug, options)));
    teller.tell('error', { ...teller.base, code });
  });
  function close(): void {
    if (!open) return;
    open = false;
    stop();
    line.end();
    host.remove();
    mounted.delete(element);
    teller.tell('closed', teller.base);
  }
  line.listen((message) => {
    // There is nothing to close in a page's own text: only the page itself takes it away.
    if (message.type === 'close') return;
    if (message.type === 'resized') line.iframe.style.height = `${Math.max(INLINE_HEIGHT, message.height)}px`;
    teller.take(message);
  });
  mounted.set(element, teller.handle);
  teller.tell('opened', teller.base);
  return teller.handle;
}
