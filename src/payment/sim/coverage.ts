import type { CheckoutEvent } from '../machine/events.ts';
import type { Flow, FlowAt } from '../machine/flow.ts';
import { TABLE } from '../machine/table.ts';

/** Changes that the types of the machine allow, because a way in is shared, and that cannot happen. One that happens all the same is a defect. */
const IMPOSSIBLE: Readonly<Record<string, string>> = {
  'completing-identity to blocked': 'only a page with a personal link is blocked there, and a personal link has proven who gets access',
  'link-open to concluding': 'an app that was asked by a link may still answer, and until it has, nothing is over',
  'scanning to concluding': 'a code that is on the screen is never over',
};

/** What of the machine a simulation has gone through: states, rows of the table, and changes from one state to another. */
export class Coverage {
  readonly #taken = new Set<string>();

  take(from: Flow, event: CheckoutEvent, to: Flow): void {
    this.#taken.add(from.at).add(to.at).add(rowName(from.at, event.type)).add(changeName(from.at, to.at));
  }

  /** Adds what another process has seen. */
  merge(taken: readonly string[]): void {
    for (const name of taken) this.#taken.add(name);
  }

  taken(): readonly string[] {
    return [...this.#taken];
  }

  report(): readonly { readonly what: string; readonly all: number; readonly missing: readonly string[] }[] {
    const states: readonly FlowAt[] = TABLE.flatMap(({ from, to }) => [from, ...to]);
    const rows = TABLE.map(({ from, on }) => rowName(from, on));
    const changes = TABLE.flatMap(({ from, to }) => to.filter((target) => target !== from).map((target) => changeName(from, target)));
    return [this.#part('states', states), this.#part('rows', rows), this.#part('changes of state', changes.filter((name) => IMPOSSIBLE[name] === undefined))];
  }

  /** What happened although it cannot. */
  impossible(): readonly string[] {
    return Object.keys(IMPOSSIBLE).filter((name) => this.#taken.has(name));
  }

  #part(what: string, names: readonly string[]) {
    const all = [...new Set(names)];
    return { what, all: all.length, missing: all.filter((name) => !this.#taken.has(name)) };
  }
}

function rowName(from: FlowAt, on: string): string {
  return `${from} on ${on}`;
}

function changeName(from: FlowAt, to: FlowAt): string {
  return `${from} to ${to}`;
}
