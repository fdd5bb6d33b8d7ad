import type { ReactNode } from 'react';
import type { I18n } from '../../i18n/i18n.tsx';
import type { Product } from '../../contract/product.ts';
import type { Access } from '../../payment/session.ts';
import { Aside } from '../../ui/components/aside.tsx';
import { Card, CopyLine, Gift } from '../../ui/components/card.tsx';
import { LinkRow, OpenLink } from '../../ui/components/link-row.tsx';
import { type Milestone, Milestones } from '../../ui/components/milestones.tsx';
import type { IconShape } from '../../ui/icons/icon.tsx';
import { CLOCK, OPEN, PERSON, PLANE } from '../../ui/icons/shell-icons.ts';
import { DOWNLOAD, KEY } from '../../ui/icons/step-icons.ts';
import { plainName, plainText } from '../../ui/plain-text.ts';
import type { DeliveryKind, DeliveryView } from './delivery-view.ts';
import { sellerName } from './names.ts';

export interface DeliveredProps {
  readonly i18n: I18n;
  readonly product: Product;
  /** Who gets access; null where nobody is named. */
  readonly access: Access | null;
  /** What was paid, as shown. */
  readonly amount: ReactNode;
  /** When Hilt recorded the payment; page clock. */
  readonly recordedAt: number | null;
  readonly view: DeliveryView;
}

const ICONS: Readonly<Record<DeliveryKind, IconShape>> = { telegram: PLANE, discord: PERSON, download: DOWNLOAD, redirect: OPEN, other: OPEN };

/** What the buyer gets, or how far it is. A code is in the page here and nowhere else. */
export function Delivered(props: DeliveredProps) {
  const { i18n, product, access, view } = props;
  const { t, rich } = i18n;
  const title = <bdi>{plainText(product.title)}</bdi>;
  switch (view.tag) {
    case 'none':
      return null;
    case 'pending':
    case 'late':
      return (
        <>
          <Milestones items={railOf(props, view)} />
          <Aside icon={CLOCK}>{t('paid.waiting.close')}</Aside>
        </>
      );
    case 'link':
      return (
        <Gift icon={ICONS[view.kind]} title={title}>
          {access === null ? rich('paid.leads-to', { host: view.link.host }) : rich('paid.leads-to.for', { host: view.link.host, name: plainName(access.display) })}
        </Gift>
      );
    case 'expired':
      return (
        <Card title={t('paid.expired.what')}>
          <p>{rich('paid.expired.text', { at: <bdi>{i18n.deadline(view.at)}</bdi>, seller: sellerName(i18n, product) })}</p>
          <LinkRow>
            <OpenLink icon={ICONS[view.kind]} href={view.link.href} foreign>
              {rich('paid.expired.try', { host: view.link.host })}
            </OpenLink>
          </LinkRow>
        </Card>
      );
    case 'text':
      return (
        <Card title={title}>
          <p>{view.unsafe ? t('paid.unsafe') : t('paid.text-value')}</p>
          <CopyLine text={view.text} whole label={t('copy.short')} />
        </Card>
      );
    case 'withheld':
      return (
        <Gift icon={KEY} title={title}>
          {t('paid.withheld')}
        </Gift>
      );
    default:
      return view satisfies never;
  }
}

/** Recorded, handing over, ready: what is done, what goes on by itself, and what comes next. */
function railOf({ i18n, access, amount, recordedAt }: DeliveredProps, view: Extract<DeliveryView, { readonly tag: 'pending' | 'late' }>): readonly Milestone[] {
  const { t, rich } = i18n;
  const at = (time: number | null) => (time === null ? null : <span className="num">{i18n.time(time)}</span>);
  const late = view.tag === 'late';
  return [
    { key: 'recorded', state: 'paid', title: t('paid.rail.recorded'), detail: rich('paid.rail.recorded.text', { amount }), when: at(recordedAt) },
    { key: 'delivery', state: late ? 'late' : 'now', title: t(`paid.rail.${view.kind}`), detail: late ? t(view.cause === null ? 'paid.rail.late' : 'paid.rail.late.invite') : t('paid.rail.pending'), when: at(late ? view.triedAt : null) },
    { key: 'access', state: 'todo', title: access === null ? t('paid.rail.access') : rich('paid.rail.access-for', { name: plainName(access.display) }), detail: t('paid.rail.access.text'), when: null },
  ];
}
