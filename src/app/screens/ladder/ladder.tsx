import type { ReactNode } from 'react';
import { browserExit } from '../../../device/browser-exit.ts';
import type { InAppBrowser } from '../../../device/in-app-browser.ts';
import { useI18n, useMessages } from '../../../i18n/i18n-provider.tsx';
import { CopyLink, LinkRow } from '../../../ui/components/link-row.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { COPY, OPEN } from '../../../ui/icons/shell-icons.ts';
import type { Surroundings } from '../../surroundings.ts';
import { LinkCode } from './link-code.tsx';
import './ladder.css';

/** What the apps call themselves, in every language. */
const NAMES: Readonly<Record<InAppBrowser, string>> = { telegram: 'Telegram', discord: 'Discord', instagram: 'Instagram', x: 'X', facebook: 'Facebook', wechat: 'WeChat', line: 'LINE' };

export interface LadderProps {
  readonly surroundings: Surroundings;
  /** The list above has wallet apps that open by a link. */
  readonly apps: boolean;
}

/** From the shortest way to the longest: the device's browser, the wallet's app, another device, the clipboard. */
export function Ladder({ surroundings, apps }: LadderProps) {
  const i18n = useI18n();
  const { app, link } = surroundings;
  if (useMessages('rest') !== 'there') return null;
  const title = app === null ? i18n.t('ladder.title') : i18n.rich('ladder.in-app', { app: NAMES[app] });
  if (link === null) {
    return (
      <Frame title={title}>
        <p>{app === null ? i18n.t('ladder.personal') : i18n.rich('ladder.personal.in-app', { app: NAMES[app] })}</p>
      </Frame>
    );
  }
  return (
    <Frame title={title}>
      {app !== null && <p>{apps ? i18n.t('ladder.reach.apps') : i18n.t('ladder.reach')}</p>}
      {app !== null && <BrowserRung app={app} surroundings={surroundings} link={link} />}
      <LinkCode link={link} />
      <LinkRow>
        <CopyLink icon={COPY} text={link}>
          {i18n.t('ladder.copy')}
        </CopyLink>
      </LinkRow>
    </Frame>
  );
}

function Frame({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="ladder">
      <h3 className="ladder-title">{title}</h3>
      {children}
    </section>
  );
}

function BrowserRung({ app, surroundings, link }: { readonly app: InAppBrowser; readonly surroundings: Surroundings; readonly link: string }) {
  const { t } = useI18n();
  const { href, menu } = browserExit(app, surroundings.platform, link);
  return href === null ? (
    <p>{t('ladder.menu', { place: menu })}</p>
  ) : (
    <>
      <a className="btn" data-look="quiet" href={href}>
        <span>{t('ladder.browser')}</span>
        <Icon shape={OPEN} />
      </a>
      <p className="ladder-small">{t('ladder.menu.else', { place: menu })}</p>
    </>
  );
}
