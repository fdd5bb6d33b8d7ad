import type { Address } from '../../../src/solana/address.ts';
import type { Desk, DeskView, WalletRequest } from '../desk.ts';
import { SANDBOX_WALLET_ICON } from '../icon.ts';
import { SANDBOX_WALLET_MARKER } from '../marker.ts';
import type { Rpc } from '../rpc.ts';
import type { SwitchBoard } from '../switches.ts';
import { accountView } from './account-view.ts';
import { button, h } from './dom.ts';
import { type RequestWords, requestWords } from './request-view.ts';
import { SHEET_STYLES } from './styles.ts';
import { switchesView } from './switches-view.ts';
import { counted } from './words.ts';

export interface SheetParts {
  readonly name: string;
  readonly desk: Desk;
  readonly switches: SwitchBoard;
  readonly rpc: Rpc;
  readonly address: () => Address;
}

/**
 * The wallet's own window: shows the request on top of the desk until it is answered, and a note while answers are held back.
 * It lives in a shadow tree, so that the page's styles and the wallet's never meet, and is put into the page when first needed.
 * The tree is open: tests press its buttons as a person would.
 */
export function attachSheet(parts: SheetParts): void {
  let shown: WalletRequest | null = null;
  let open: HTMLDialogElement | null = null;
  let root: ShadowRoot | null = null;
  let refresh = (): void => undefined;

  function show(request: WalletRequest, into: ShadowRoot): void {
    open?.remove();
    const words = requestWords(request, parts.rpc);
    const notes = h('ul', { class: 'notes', 'aria-live': 'polite' });
    refresh = () => notes.replaceChildren(...words.notes(parts.switches.get()).map((note) => h('li', {}, note)));
    refresh();
    open = requestDialog(words, notes, parts);
    into.append(open);
    open.showModal();
  }

  function update({ open: request, held }: DeskView): void {
    if (request === null && held === 0 && root === null) return;
    root ??= shadowTree();
    if (request === null) {
      // Closing first hands the focus back to where it was in the page.
      open?.close();
      open?.remove();
      open = null;
    } else if (request !== shown) {
      show(request, root);
    }
    shown = request;
    root.querySelector('.held')?.remove();
    if (held > 0) root.append(heldNote(held, () => parts.desk.release()));
  }

  parts.desk.subscribe(() => update(parts.desk.view()));
  parts.switches.subscribe(() => refresh());
}

function shadowTree(): ShadowRoot {
  // Its words are English whatever the page speaks, and "−21 USDC" reads wrongly from right to left.
  const host = h('div', { id: SANDBOX_WALLET_MARKER, lang: 'en', dir: 'ltr' });
  const root = host.attachShadow({ mode: 'open' });
  // A constructed sheet is not an inline style, so a strict content policy allows it.
  const styles = new CSSStyleSheet();
  styles.replaceSync(SHEET_STYLES);
  root.adoptedStyleSheets = [styles];
  document.body.append(host);
  return root;
}

function requestDialog(words: RequestWords, notes: HTMLElement, { name, desk, switches, rpc, address }: SheetParts): HTMLDialogElement {
  const dialog = h(
    'dialog',
    { class: 'sheet', 'aria-labelledby': 'title' },
    // Not header and footer: in this document those would be landmarks beside the checkout's own.
    h('div', { class: 'bar' }, h('img', { src: SANDBOX_WALLET_ICON, alt: '', width: '28', height: '28' }), h('p', { class: 'name' }, name), h('p', { class: 'tag' }, 'Sandbox, no real money')),
    h(
      'div',
      { class: 'content' },
      h('p', { class: 'caption' }, h('bdi', {}, location.host), ' asks'),
      h('h1', { id: 'title', tabindex: '-1', autofocus: '' }, words.title),
      ...words.body,
      notes,
      accountView(rpc, address()),
      switchesView(switches),
    ),
    h('div', { class: 'action' }, h('p', { class: 'line' }, words.line), h('div', { class: 'buttons' }, button('Refuse', 'secondary', () => desk.refuse()), button(words.approve, 'primary', () => desk.approve()))),
  );
  // Escape refuses: leaving a wallet without an answer would leave the page waiting for ever.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    desk.refuse();
  });
  return dialog;
}

function heldNote(held: number, release: () => void): HTMLElement {
  return h('section', { class: 'held', 'aria-label': 'Held answers' }, h('p', { role: 'status' }, `${counted(held, 'answer is', 'answers are')} held back. The page is waiting.`), button('Let it go', 'secondary', release));
}
