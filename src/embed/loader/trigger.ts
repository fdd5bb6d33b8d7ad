import type { Doors } from './create-hilt.ts';
import type { Settled } from './options.ts';

/** On a touch screen the pointer enters when the finger comes down. */
const INTENTS = ['pointerenter', 'focus'] as const;

/**
 * Lets an element of the seller's own open the checkout. When the buyer is about to press, the frame starts to load, so that the press
 * only has to show it. @param source gets the events. Returns the undo.
 */
export function wireTrigger(doors: Doors, element: HTMLElement, source: HTMLElement, options: Settled): () => void {
  const press = (event: MouseEvent): void => {
    // A link opened with a modifier key goes where the buyer wants it.
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    doors.open(options, element, source);
  };
  const intent = (): void => doors.warm(options);
  const wires = new AbortController();
  const { signal } = wires;
  element.addEventListener('click', press, { signal });
  for (const name of INTENTS) element.addEventListener(name, intent, { signal });
  return () => wires.abort();
}
