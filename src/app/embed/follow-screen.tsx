import { useSyncExternalStore } from 'react';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import type { Reading } from '../pages/reading.ts';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { SinglePage } from '../screens/single-page.tsx';
import { LinkRow, OpenLink } from '../../ui/components/link-row.tsx';
import { OPEN } from '../../ui/icons/shell-icons.ts';
import { type Followed, isPaid } from './follow.ts';

export interface FollowScreenProps {
  readonly reading: Reading<Followed>;
  /** The window goes on with a payment this frame can see. */
  readonly shared: boolean;
  /** Address of the window, to open it again. */
  readonly href: string;
  readonly env: ScreenEnv;
}

/** The payment goes on in a window of its own. This frame takes none any more, whatever happens there; it only says what Hilt says. */
export function FollowScreen({ reading, shared, href, env }: FollowScreenProps) {
  const { t } = useI18n();
  const followed = useSyncExternalStore(reading.subscribe, reading.getSnapshot);
  const paid = isPaid(followed);
  return (
    <SinglePage
      step={{
        id: paid ? 'embed:paid' : 'embed:follow',
        name: t(paid ? 'embed.paid.title' : 'embed.follow.title'),
        sentence: t(paid ? 'embed.paid.text' : shared ? 'embed.follow.text' : 'embed.follow.blind'),
        compact: false,
        verdict: { coin: paid ? 'recorded' : 'unknown', tone: paid ? null : 'still' },
        money: paid ? { state: 'recorded', text: t('embed.paid.money') } : { state: 'unknown', text: t('money.if-approved') },
        action: paid || !shared ? { kind: 'open', look: 'quiet', label: t('embed.window.again'), href } : { kind: 'press', label: t('embed.check'), onPress: reading.readAgain },
        body: !paid && shared && (
          <div className="push">
            <LinkRow>
              <OpenLink icon={OPEN} href={href} foreign={false}>
                {t('embed.window.again')}
              </OpenLink>
            </LinkRow>
          </div>
        ),
      }}
      env={env}
    />
  );
}
