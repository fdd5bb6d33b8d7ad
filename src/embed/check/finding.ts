/** One result of the seller's check of their own page. */
export interface Finding {
  readonly name: string;
  /** `note`: works, but differently from what a seller may expect. */
  readonly verdict: 'good' | 'note' | 'bad';
  readonly found: string;
  /** What to change; empty when nothing has to be. */
  readonly fix: string;
}

export function good(name: string, found: string): Finding {
  return { name, verdict: 'good', found, fix: '' };
}

export function note(name: string, found: string, fix: string): Finding {
  return { name, verdict: 'note', found, fix };
}

export function bad(name: string, found: string, fix: string): Finding {
  return { name, verdict: 'bad', found, fix };
}
