import { pageUrl } from '../protocol/frame-address.ts';
import { newId, type Phase } from '../protocol/messages.ts';
import { dressedRoot, icon, make } from './dom.ts';
import { type FrameLine, openLine } from './frame-line.ts';
import { createTeller, type Teller } from './handle.ts';
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
  let phase: Phase = 'opening';
  let shown: Teller | null = null;
  let shut: () => void = () => undefined;
  close.addEventListener('click', () => shut());
  dialog.addEventListener('click', (event) => {
    // The dimmed page belongs to the dialog; everything on the sheet is something else.
    if (event.target === dialog) shut();
  });
  // The browser's own ways: Escape on the bar announces itself, and not every closing does.
  dialog.addEventListener('cancel', () => shut());
  dialog.addEventListener('close', () => dialog.open || shut());
  line.listen((message) => {
    if (message.type === 'status') ({ phase } = message);
  });
  const unwatch = watchAnswer(origin, line, (code) => {
    // Found out before anybody has pressed: the press makes a new frame, and hears of it.
    if (shown === null) return giveUp();
    line.iframe.replaceWith(trouble(words, pageUrl(origin, options.slug, options)));
    shown.tell('error', { ...shown.base, code });
  });
  function giveUp(): void {
    unwatch();
    line.end();
    host.remove();
    onGone();
  }

  return {
    open(opener, element) {
      if (shown !== null) return shown.handle;
      const teller = createTeller(options.slug, element, () => shut());
      shown = teller;
      const undo = [holdScroll(), holdHistory(newId(), () => shut()), line.listen(teller.take)];
      // In one go: the browser tells of a closed dialog only later, and whoever sees it gone must find the page as it was.
      shut = () => {
        if (shown === null) return;
        shown = null;
        undo.forEach((each) => each());
        dialog.close();
        // Before the frame is given up: the focus is also a sign that the buyer may press, and must not load another one.
        opener?.focus({ preventScroll: true });
        if (!KEPT.test(phase)) giveUp();
        teller.tell('closed', teller.base);
      };
      dialog.showModal();
      line.iframe.focus({ preventScroll: true });
      teller.tell('opened', teller.base);
      return teller.handle;
    },
  };
}
