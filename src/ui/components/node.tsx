import './node.css';

/**
 * Mark of one row of knowledge: `done` (ink), `paid` (verdigris: Hilt recorded it, or a check passed), `now` (half), `late` (brass),
 * `todo` (empty), `none` (broken ring: no answer, or nothing there; not a failure), `failed` (oxide).
 */
export type NodeState = 'done' | 'paid' | 'now' | 'late' | 'todo' | 'none' | 'failed';

export function Node({ state }: { readonly state: NodeState }) {
  return (
    <svg className="node" viewBox="0 0 24 24" aria-hidden="true" data-state={state}>
      <circle className="node-ring" cx="12" cy="12" r="10" />
      {(state === 'done' || state === 'paid') && <path className="node-tick" d="M7.8 12.3l2.9 2.9 5.5-6" />}
      {(state === 'now' || state === 'late') && <path className="node-fill" d="M6.5 12A5.5 5.5 0 0 0 17.5 12Z" />}
      {state === 'none' && <path className="node-tick" d="M9 12h6" />}
      {state === 'failed' && <path className="node-tick" d="M8.5 8.5l7 7M15.5 8.5l-7 7" />}
    </svg>
  );
}
