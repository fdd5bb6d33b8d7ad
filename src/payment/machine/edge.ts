import type { Command } from './commands.ts';
import { type CheckoutEvent, type EventOf, type EventType, isEvent } from './events.ts';
import { type Flow, type FlowAt, type FlowIn, isAt } from './flow.ts';

/** Where the machine goes, and what is to be done on the way. */
export interface Next<F extends Flow = Flow> {
  readonly flow: F;
  readonly commands: readonly Command[];
}

/** One row of the transition table: in state `from`, on event `on`, the machine goes to one of `to`. */
export interface Edge {
  readonly from: FlowAt;
  readonly on: EventType;
  readonly to: readonly FlowAt[];
  /** `now` is page-clock milliseconds. Returns null when flow or event are not the row's own (never happens through step). */
  readonly run: (flow: Flow, event: CheckoutEvent, now: number) => Next | null;
}

/** A target that means: wherever the row starts. */
type Target = FlowAt | 'itself';
type Reached<A extends FlowAt, To extends Target> = FlowIn<Exclude<To, 'itself'>> | ('itself' extends To ? FlowIn<A> : never);

/**
 * Writes one row per state in `from` and event in `on`. The compiler holds the handler to the targets it declares, so table and picture cannot
 * lie; that `itself` is the very state it started from is checked by the simulation.
 */
export function edge<A extends FlowAt, T extends EventType, To extends Target>(
  from: A | readonly A[],
  on: T | readonly T[],
  to: readonly To[],
  run: (flow: FlowIn<A>, event: EventOf<T>, now: number) => Next<Reached<A, To>>,
): readonly Edge[] {
  const states: readonly A[] = typeof from === 'string' ? [from] : from;
  const types: readonly T[] = typeof on === 'string' ? [on] : on;
  return states.flatMap((at) =>
    types.map((type): Edge => ({
      from: at,
      on: type,
      to: [...new Set(to.map((target): FlowAt => (target === 'itself' ? at : target)))],
      run: (flow, event, now) => (isAt(flow, at) && isEvent(event, type) ? run(flow, event, now) : null),
    })),
  );
}

/** Stays where it is and does nothing: the answer is for somebody else or changes nothing. */
export function ignore<F extends Flow>(flow: F): Next<F> {
  return { flow, commands: [] };
}

export function go<F extends Flow>(flow: F, ...commands: readonly Command[]): Next<F> {
  return { flow, commands };
}
