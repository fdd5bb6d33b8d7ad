import type { ReactNode } from 'react';
import { Icon, type IconShape } from '../icons/icon.tsx';
import { OPEN } from '../icons/shell-icons.ts';
import { useNow } from '../clock.tsx';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import { useCopy } from './copy-button.tsx';
import { type Money, MoneyLine } from './money-line.tsx';
import './action-bar.css';
import './controls.css';

/** How the action looks: the seller's colour, or outlined where nothing can be done but waiting. */
export type ActionLook = 'primary' | 'quiet';

/** The one thing to do on a screen. The slot is never empty and never holds two. */
export type Action =
  /** `notBefore` (unix ms): pressing earlier would only make things worse (rate limits); until then the button says when. */
  | { readonly kind: 'press'; readonly label: ReactNode; readonly onPress: () => void; readonly look?: ActionLook; readonly notBefore?: number | null }
  /** Leaves the page, to an address that has passed safeLink(). `sameTab` for links to apps: browsers inside apps open no second tab. */
  | { readonly kind: 'open'; readonly label: ReactNode; readonly href: string; readonly look?: ActionLook; readonly icon?: IconShape; readonly download?: boolean; readonly sameTab?: boolean }
  | { readonly kind: 'copy'; readonly label: ReactNode; readonly text: string; readonly look?: ActionLook; readonly icon?: IconShape }
  /** Submits the form of this id in the body. */
  | { readonly kind: 'submit'; readonly label: ReactNode; readonly form: string }
  /** Nothing can be done yet; says so in the place where the action will be. */
  | { readonly kind: 'wait'; readonly label: ReactNode };

/** Money line and action: same place on every screen, sticky at the bottom of phones. */
export function ActionBar({ money, action }: { readonly money: Money; readonly action: Action }) {
  return (
    <div className="action">
      <MoneyLine {...money} />
      <ActionSlot action={action} />
    </div>
  );
}

function ActionSlot({ action }: { readonly action: Action }) {
  switch (action.kind) {
    case 'press':
      return action.notBefore ? (
        <LaterButton {...action} notBefore={action.notBefore} />
      ) : (
        <button type="button" className="btn" data-look={action.look ?? 'primary'} onClick={action.onPress}>
          <span>{action.label}</span>
        </button>
      );
    case 'open':
      return (
        <a className="btn" data-look={action.look ?? 'primary'} href={action.href} target={action.sameTab ? undefined : '_blank'} rel="noopener noreferrer" referrerPolicy="no-referrer" download={action.download}>
          <span>{action.label}</span>
          <Icon shape={action.icon ?? OPEN} />
        </a>
      );
    case 'copy':
      return <CopyAction {...action} />;
    case 'submit':
      return (
        <button type="submit" className="btn" data-look="primary" form={action.form}>
          <span>{action.label}</span>
        </button>
      );
    case 'wait':
      return (
        <button type="button" className="btn" aria-disabled="true">
          <span>{action.label}</span>
        </button>
      );
    default:
      return action satisfies never;
  }
}

function LaterButton({ label, onPress, look, notBefore }: { readonly label: ReactNode; readonly onPress: () => void; readonly look?: ActionLook; readonly notBefore: number }) {
  const i18n = useI18n();
  const early = useNow() < notBefore;
  return (
    <button type="button" className="btn" data-look={look ?? 'primary'} aria-disabled={early} onClick={() => early || onPress()}>
      <span>{early ? i18n.t('action.not-before', { time: i18n.time(notBefore) }) : label}</span>
    </button>
  );
}

function CopyAction({ label, text, look, icon }: Extract<Action, { readonly kind: 'copy' }>) {
  const { t } = useI18n();
  const [outcome, copy] = useCopy();
  return (
    <>
      {outcome === 'refused' && <p className="copy-by-hand mono" data-whole="">{text}</p>}
      <button type="button" className="btn" data-look={look ?? 'primary'} onClick={() => copy(text)}>
        {icon && <Icon shape={icon} />}
        <span aria-live="polite">
          {outcome === 'idle' && label}
          {outcome === 'copied' && t('copy.done')}
          {outcome === 'refused' && t('copy.refused')}
        </span>
      </button>
    </>
  );
}
