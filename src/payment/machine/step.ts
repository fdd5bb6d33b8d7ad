import type { Next } from './edge.ts';
import type { CheckoutEvent } from './events.ts';
import type { Flow } from './flow.ts';
import { rowOf } from './table.ts';

/**
 * The payment machine: pure, total, and the only maker of flows. An event without a row in the table changes nothing and asks for nothing, so a
 * late click or a late answer can never charge anybody. `now` is page-clock milliseconds.
 */
export function step(flow: Flow, event: CheckoutEvent, now: number): Next {
  return rowOf(flow.at, event.type)?.run(flow, event, now) ?? { flow, commands: [] };
}
