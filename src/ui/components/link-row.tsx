import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import { Icon, type IconShape } from '../icons/icon.tsx';
import { useCopy } from './copy-button.tsx';
import './controls.css';

/** Ways beside the main one; never a second primary action. */
export function LinkRow({ children }: { readonly children: ReactNode }) {
  return <div className="links">{children}</div>;
}

interface LinkProps {
  readonly icon: IconShape;
  readonly children: ReactNode;
}

export function PressLink({ icon, children, onPress, expanded }: LinkProps & { readonly onPress: () => void; readonly expanded?: boolean }) {
  return (
    <button type="button" className="link" onClick={onPress} aria-expanded={expanded}>
      <Icon shape={icon} />
      <span>{children}</span>
    </button>
  );
}

/** To an address of ours (same tab), or to a foreign one that has passed safeLink() (new tab, no referrer). */
export function OpenLink({ icon, children, href, foreign }: LinkProps & { readonly href: string; readonly foreign: boolean }) {
  return foreign ? (
    <a className="link" href={href} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
      <Icon shape={icon} />
      <span>{children}</span>
    </a>
  ) : (
    <a className="link" href={href}>
      <Icon shape={icon} />
      <span>{children}</span>
    </a>
  );
}

/** Copies a text; says so in the place of its own words. A refused copy shows the text to be selected by hand. */
export function CopyLink({ icon, children, text }: LinkProps & { readonly text: string }) {
  const { t } = useI18n();
  const [outcome, copy] = useCopy();
  return (
    <>
      <button type="button" className="link" onClick={() => copy(text)}>
        <Icon shape={icon} />
        <span aria-live="polite">
          {outcome === 'idle' && children}
          {outcome === 'copied' && t('copy.done')}
          {outcome === 'refused' && t('copy.refused')}
        </span>
      </button>
      {outcome === 'refused' && <p className="copy-by-hand mono" data-whole="">{text}</p>}
    </>
  );
}
