import type { ReactNode } from 'react';
import { Icon, type IconShape } from '../icons/icon.tsx';
import { NOTE } from '../icons/shell-icons.ts';

/** A remark beside the facts. `waiting` is for what the buyer must know before going on. */
export function Aside({ children, icon = NOTE, tone }: { readonly children: ReactNode; readonly icon?: IconShape; readonly tone?: 'waiting' }) {
  return (
    <p className="aside" data-tone={tone}>
      <Icon shape={icon} />
      <span>{children}</span>
    </p>
  );
}

/** Small word in a frame: the network, or that no real money is used. */
export function Tag({ children, tone }: { readonly children: ReactNode; readonly tone?: 'waiting' }) {
  return (
    <span className="tag" data-tone={tone}>
      {children}
    </span>
  );
}
