import type { ReactNode } from 'react';
import './steps.css';

/** What to do, one after the other. */
export function Steps({ items }: { readonly items: readonly { readonly key: string; readonly text: ReactNode }[] }) {
  return (
    <ol className="steps">
      {items.map(({ key, text }) => (
        <li key={key}>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
