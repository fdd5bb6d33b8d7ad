import { type ReactNode, useState } from 'react';
import { shortId } from '../plain-text.ts';
import { CopyButton } from './copy-button.tsx';
import './facts.css';

/** A fact with its label. An `id` can be copied; its middle may be cut away, its ends never. */
export type Fact =
  | { readonly key: string; readonly label: ReactNode; readonly value: ReactNode }
  | { readonly key: string; readonly label: ReactNode; readonly id: string; readonly copyLabel: string; readonly ends?: number };

/** Facts to compare and to copy. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt>{fact.label}</dt>
          {'id' in fact ? <IdValue id={fact.id} copyLabel={fact.copyLabel} ends={fact.ends} /> : <dd>{fact.value}</dd>}
        </div>
      ))}
    </dl>
  );
}

function IdValue({ id, copyLabel, ends = 6 }: { readonly id: string; readonly copyLabel: string; readonly ends?: number | undefined }) {
  const [whole, setWhole] = useState(false);
  return (
    <dd className="fact-id">
      <Id id={id} ends={ends} whole={whole} />
      <CopyButton text={id} label={copyLabel} onRefused={() => setWhole(true)} />
    </dd>
  );
}

/** An id as a left-to-right run; the whole of it is in the title, or on the page when `whole`. */
export function Id({ id, ends = 4, whole = false }: { readonly id: string; readonly ends?: number; readonly whole?: boolean }) {
  return (
    <span className="mono" title={id} data-whole={whole || undefined}>
      {whole ? id : shortId(id, ends)}
    </span>
  );
}
