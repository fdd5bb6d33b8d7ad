import { askingEdges } from './asking.ts';
import { besideEdges } from './beside.ts';
import { concludingEdges } from './concluding.ts';
import { droppingEdges } from './dropping.ts';
import type { Edge } from './edge.ts';
import { endedEdges } from './ended.ts';
import type { EventType } from './events.ts';
import type { FlowAt } from './flow.ts';
import { identifyingEdges } from './identifying.ts';
import { linkingEdges } from './linking.ts';
import { openingEdges } from './opening.ts';
import { preparingEdges } from './preparing.ts';
import { reviewingEdges } from './reviewing.ts';
import { scanningEdges } from './scanning.ts';
import { sendingEdges } from './sending.ts';
import { settlingEdges } from './settling.ts';

/** The whole machine, one row per state and event. What is not in here cannot happen. */
export const TABLE: readonly Edge[] = [...openingEdges, ...preparingEdges, ...reviewingEdges, ...askingEdges, ...sendingEdges, ...scanningEdges, ...identifyingEdges, ...linkingEdges, ...besideEdges, ...droppingEdges, ...settlingEdges, ...concludingEdges, ...endedEdges].flat();

const BY_KEY: ReadonlyMap<string, Edge> = index(TABLE);

function index(rows: readonly Edge[]): ReadonlyMap<string, Edge> {
  const map = new Map<string, Edge>();
  for (const row of rows) {
    const key = `${row.from} ${row.on}`;
    if (map.has(key)) throw new Error(`two rows for ${key}`);
    map.set(key, row);
  }
  return map;
}

/** The row for an event in a state; null means that the event is refused there. */
export function rowOf(from: FlowAt, on: EventType): Edge | null {
  return BY_KEY.get(`${from} ${on}`) ?? null;
}
