import { pageUrl } from '../protocol/frame-address.ts';
import type { Doors } from './create-hilt.ts';
import { dressedRoot, icon, make } from './dom.ts';
import type { Settled } from './options.ts';
import { BUTTON_CSS } from './styles.ts';
import { wireTrigger } from './trigger.ts';
import { BRAND_LINE, speak } from './words.ts';

const MARK = 'M5 1.5v13M11 1.5v13M1 8h14';

/** Draws the button into an element: a button that opens the dialog, or a link when the checkout is a page. Returns the undo. */
export function drawButton(doors: Doors, element: HTMLElement, options: Settled, label: string): () => void {
  const { words, lang, dir } = speak(options.locale);
  const text = make('span', {}, make('span', { dir: 'auto' }, label === '' ? words.pay : label), make('small', {}, BRAND_LINE));
  const look = { class: 'b', part: 'button', lang, dir, 'data-theme': options.theme };
  const { slug, mode, handoff } = options;
  const button =
    mode === 'redirect' ? make('a', { ...look, href: pageUrl(doors.origin, slug, options, handoff), referrerpolicy: 'no-referrer' }, icon(16, MARK), text) : make('button', { ...look, type: 'button', 'aria-haspopup': 'dialog' }, icon(16, MARK), text);
  const root = dressedRoot(element, BUTTON_CSS);
  root.append(button);
  const unwire = wireTrigger(doors, button, element, options);
  return () => {
    unwire();
    button.remove();
  };
}
