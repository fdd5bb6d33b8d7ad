import type { I18n } from '../../i18n/i18n.tsx';
import { Aside } from '../../ui/components/aside.tsx';
import { LinkRow, PressLink } from '../../ui/components/link-row.tsx';
import { CLOCK, SWAP } from '../../ui/icons/shell-icons.ts';
import type { MembershipView } from './membership-view.ts';

export interface MembershipNoteProps {
  readonly i18n: I18n;
  readonly view: MembershipView;
  readonly onRenew: () => void;
}

/** What the end of the paid time means for the buyer, once it is near enough to matter. */
export function MembershipNote({ i18n: { t, rich, deadline }, view, onRenew }: MembershipNoteProps) {
  if (view.tag === 'active') return null;
  if (view.tag === 'ended') return <Aside>{t('paid.ended.how')}</Aside>;
  return (
    <div>
      <Aside icon={CLOCK} tone="waiting">
        {view.graceUntil === null ? t('paid.grace.open') : rich('paid.grace', { until: <bdi>{deadline(view.graceUntil)}</bdi> })}
      </Aside>
      <LinkRow>
        <PressLink icon={SWAP} onPress={onRenew}>
          {t('paid.renew')}
        </PressLink>
      </LinkRow>
    </div>
  );
}
