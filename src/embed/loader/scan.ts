import { drawButton } from './button.ts';
import type { Doors } from './create-hilt.ts';
import { createTeller } from './handle.ts';
import { codeOf, settle } from './options.ts';
import { wireTrigger } from './trigger.ts';

const PLACES = '[data-hilt-checkout],[data-hilt-trigger]';
const ATTRIBUTES = ['data-hilt-checkout', 'data-hilt-trigger', 'data-theme', 'data-handoff', 'data-locale', 'data-mode', 'data-label'];

/** What was made of an element, and of which attributes; made anew when they change. */
interface Made {
  readonly from: string;
  readonly undo: () => void;
}

/** Finds the page's checkout elements, now and whenever some are added or changed, in open shadow roots too. */
export function createScanner(doors: Doors): (root: ParentNode) => void {
  const done = new WeakMap<Element, Made>();
  const watched = new WeakSet<Node>();
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes' && target instanceof HTMLElement) take(target);
      for (const node of addedNodes) if (node instanceof Element) scan(node);
    }
  });

  function scan(root: ParentNode): void {
    const top = root instanceof Document || root instanceof ShadowRoot;
    if (top && !watched.has(root)) {
      watched.add(root);
      observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ATTRIBUTES });
    }
    for (const element of [root, ...root.querySelectorAll('*')]) {
      if (!(element instanceof HTMLElement)) continue;
      if (element.matches(PLACES)) take(element);
      // Components of a framework often live in shadow roots, which no observer of the page looks into. What was drawn here has one too.
      if (element.shadowRoot !== null && !done.has(element)) scan(element.shadowRoot);
    }
  }

  function take(element: HTMLElement): void {
    const from = ATTRIBUTES.map((name) => element.getAttribute(name)).join('\n');
    if (done.get(element)?.from === from) return;
    done.get(element)?.undo();
    // Known before it is made: what making adds is seen by the observer too.
    done.set(element, { from, undo: () => undefined });
    done.set(element, { from, undo: make(element) });
  }

  /** A trigger without a name of its own takes everything from the checkout element around it, which then draws no button. */
  function make(element: HTMLElement): () => void {
    const trigger = element.dataset['hiltTrigger'];
    const source = trigger === '' ? element.closest<HTMLElement>('[data-hilt-checkout]') : element;
    if (source === null || (trigger === undefined && element.querySelector('[data-hilt-trigger=""]') !== null)) return () => undefined;
    const slug = trigger || (source.dataset['hiltCheckout'] ?? '');
    try {
      const options = settle(slug, source.dataset);
      if (options.mode === 'inline') return doors.mount(element, options).close;
      const isOwn = trigger !== undefined || /^(?:BUTTON|A)$/.test(element.tagName);
      return isOwn ? wireTrigger(doors, element, source, options) : drawButton(doors, element, options, element.dataset['label'] ?? '');
    } catch (error) {
      // One element that cannot be drawn must not keep the others from it.
      createTeller(slug, element, () => undefined).tell('error', { v: 1, slug, code: codeOf(error) ?? 'bad-option' });
      return () => undefined;
    }
  }

  return scan;
}
