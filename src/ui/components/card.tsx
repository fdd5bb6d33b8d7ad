import type { ReactNode } from 'react';
import { Icon, type IconShape } from '../icons/icon.tsx';
import { CopyLink } from './link-row.tsx';
import { Id } from './facts.tsx';
import { COPY } from '../icons/shell-icons.ts';
import './card.css';

/** One thing to do or to have, in a tray of its own. */
export function Card({ title, children }: { readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** An address or a code with the button that copies it, in one line. */
export function CopyLine({ text, whole = false, label }: { readonly text: string; readonly whole?: boolean; readonly label: ReactNode }) {
  return (
    <div className="copy-line">
      <Id id={text} ends={8} whole={whole} />
      <CopyLink icon={COPY} text={text}>
        {label}
      </CopyLink>
    </div>
  );
}

/** What the buyer bought, ready to be opened. */
export function Gift({ icon, title, children }: { readonly icon: IconShape; readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="gift">
      <span className="disc">
        <Icon shape={icon} />
      </span>
      <div>
        <h2>{title}</h2>
        <p>{children}</p>
      </div>
    </section>
  );
}
