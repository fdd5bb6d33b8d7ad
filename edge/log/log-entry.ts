/** One line of the edge's log. Nothing in it identifies a buyer or lets anyone act for one: no query, no address, no token, no whole payment id. */
export interface LogEntry {
  readonly at: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly requestId?: string;
  readonly method?: string;
  /** Pattern of the route, e.g. `/p/:slug`, never the path itself. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  /** What the request was about, shortened so that it can be found but not used. */
  readonly about?: string;
  readonly detail?: string;
}

/** Enough of an id to find its line again, too little to use it: payment ids are bearer secrets. */
export function shortened(id: string): string {
  return id.length <= 12 ? `${id.slice(0, 3)}…` : `${id.slice(0, 8)}…`;
}

const GIVEN_ID = /^[\w.:-]{8,80}$/;

/** The id a proxy in front gave this request, or a new one. */
export function requestId(given: string | null): string {
  return given !== null && GIVEN_ID.test(given) ? given : crypto.randomUUID();
}
