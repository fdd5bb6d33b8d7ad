import { pageUrl } from '../protocol/frame-address.ts';
import { newId, type Phase } from '../protocol/messages.ts';
import { dressedRoot, icon, make } from './dom.ts';
import { type FrameLine, openLine } from './frame-line.ts';
import { createTeller } from './handle.ts';
import type { Settled } from './options.ts';
import { holdHistory, holdScroll } from './page-hold.ts';
import type { CheckoutHandle } from './public-types.ts';
import { trouble, watchAnswer } from './reachable.ts';
import { DIALOG_CSS } from './styles.ts';
import { BRAND, speak } from './words.ts';

const CROSS = 'M5.5 5.5l9 9M14.5 5.5l-9 9';
/** A payment on its way, or followed from here: such a frame is kept when the dialog closes, so that nothing has to begin again. */
const KEPT = /^(?:approving|underway|elsewhere)$/;

/** One dialog with its frame, loaded before it is shown. */
export interface Modal {
  /** @param opener gets the focus back; @param element gets the events. */
  open(opener: HTMLElement | null, element: Element | null): CheckoutHandle;
}

/** @param onGone told when the frame has been given up; the next checkout needs a new one. */
export function createModal(origin: string, options: Settled, onGone: () => void): Modal {
  const { words, lang, dir } = speak(options.locale);
  const line: FrameLine = openLine(origin, 'modal', options);
  const close = make('button', { type: 'button', 'aria-label': words.close }, icon(20, CROSS));
  // The checkout's address, where the buyer of a hosted page would look for it.
  const bar = make('div', {}, make('span', { dir: 'ltr' }, new URL(origin).host), close);
  const dialog = make('dialog', { 'aria-label': BRAND, lang, dir, 'data-theme': options.theme }, bar, line.iframe);
  const host = make('div');
  dressedRoot(host, DIALOG_CSS).append(dialog);
  document.body.append(host);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    // The dimmed page belongs to the dialog; everything on the sheet is something else.
    if (event.target === dialog) dialog.close();
  });
  let phase: Phase = 'opening';
  let shown: CheckoutHandle | null = null;
  line.listen((message) => {
    if (message.type === 'status') ({ phase } = message);
  });

  return {
    open(opener, element) {
      if (shown !== null) return shown;
      const teller = createTeller(options.slug, element, () => dialog.close());
      shown = teller.handle;
      const undo = [
        holdScroll(),
        holdHistory(newId(), () => dialog.close()),
        line.listen(teller.take),
        watchAnswer(origin, line, (code) => {
          line.iframe.replaceWith(trouble(words, pageUrl(origin, options.slug, options)));
          teller.tell('error', { ...teller.base, code });
        }),
      ];
      const closed = (): void => {
        undo.forEach((each) => each());
        shown = null;
        // Before the frame is given up: the focus is also a sign that the buyer may press, and must not load another one.
        opener?.focus({ preventScroll: true });
        if (!KEPT.test(phase)) {
          line.end();
          host.remove();
          onGone();
        }
        teller.tell('closed', teller.base);
      };
      dialog.addEventListener('close', closed, { once: true });
      dialog.showModal();
      line.iframe.focus({ preventScroll: true });
      teller.tell('opened', teller.base);
      return teller.handle;
    },
  };
}
