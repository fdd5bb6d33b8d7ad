import type { I18n } from '../../../i18n/i18n.tsx';
import type { Session } from '../../../payment/session.ts';
import { Tag } from '../../../ui/components/aside.tsx';
import { LinkRow, OpenLink, PressLink } from '../../../ui/components/link-row.tsx';
import { OPEN } from '../../../ui/icons/shell-icons.ts';
import { BIN, KEY, RECEIPT } from '../../../ui/icons/step-icons.ts';
import { plainText } from '../../../ui/plain-text.ts';
import { amountNode } from '../amounts.tsx';
import { sellerName } from '../names.ts';
import type { ScreenEnv } from '../screen-env.ts';
import type { MineItem } from './mine-view.ts';

export interface MineCardProps {
  readonly i18n: I18n;
  readonly env: Pick<ScreenEnv, 'paymentUrl' | 'receiptUrl'>;
  readonly item: MineItem;
  readonly resumeUrl: (session: Session) => string;
  readonly onForget: (paymentId: string) => void;
}

/** One payment: when, to whom, how much, how it stands, and the ways to what it bought. */
export function MineCard({ i18n, env, item: { entry, status, at }, resumeUrl, onForget }: MineCardProps) {
  const { t } = i18n;
  const { product, session, paid } = entry;
  const { terms } = session;
  return (
    <div className="mine-card">
      <div className="mine-head">
        <h2>
          <bdi>{plainText(product.title)}</bdi>
        </h2>
        <span className="mine-amount num">{amountNode(i18n, terms.total, terms)}</span>
      </div>
      <p>
        <bdi>{sellerName(i18n, product)}</bdi> · <bdi>{i18n.dateTime(at)}</bdi>
      </p>
      <Tag {...(status === 'open' ? { tone: 'waiting' } : {})}>{t(`mine.status.${status}`)}</Tag>
      <LinkRow>
        {status === 'paid' && (
          <OpenLink icon={KEY} href={env.paymentUrl(terms.paymentId)} foreign={false}>
            {t('mine.open')}
          </OpenLink>
        )}
        {status === 'open' && (
          <OpenLink icon={OPEN} href={resumeUrl(session)} foreign={false}>
            {t('mine.continue')}
          </OpenLink>
        )}
        {paid !== null && paid.receiptId !== null && (
          <OpenLink icon={RECEIPT} href={env.receiptUrl(paid.receiptId)} foreign={false}>
            {t('link.receipt')}
          </OpenLink>
        )}
        {status !== 'open' && (
          <PressLink icon={BIN} onPress={() => onForget(terms.paymentId)}>
            {t('mine.forget')}
          </PressLink>
        )}
      </LinkRow>
    </div>
  );
}
