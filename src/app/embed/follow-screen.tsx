import { useSyncExternalStore } from 'react';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import type { Reading } from '../pages/reading.ts';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { SinglePage } from '../screens/single-page.tsx';
import { loadingStep } from '../screens/steps/loading.ts';
import type { Action } from '../../ui/components/action-bar.tsx';
import { LinkRow, OpenLink } from '../../ui/components/link-row.tsx';
import { OPEN } from '../../ui/icons/shell-icons.ts';
import { type Followed, isPaid } from './follow.ts';

export interface FollowScreenProps {
  readonly reading: Reading<Followed>;
  /** The window goes on with a payment this frame can see. */
  readonly shared: boolean;
  /** False where no window may have opened: then a link, which no browser refuses, is the thing to press. */
  readonly opened: boolean;
  /** Address of the window, to open it again. */
  readonly href: string;
  readonly env: ScreenEnv;
}

/** The payment goes on in a window of its own. This frame takes none any more, whatever happens there; it only says what Hilt says. */
export function FollowScreen({ reading, shared, opened, href, env }: FollowScreenProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const words = useMessages('rest');
  const followed = useSyncExternalStore(reading.subscribe, reading.getSnapshot);
  if (words !== 'there') return <SinglePage step={loadingStep(i18n, words === 'failed' ? env.reload : null)} env={env} />;
  const paid = isPaid(followed);
  const actionFor = (): Action => {
    if (!paid && !opened) return { kind: 'open', label: t('embed.window.tab'), href };
    if (paid || !shared) return { kind: 'open', look: 'quiet', label: t('embed.window.again'), href };
    return { kind: 'press', label: t('embed.check'), onPress: reading.readAgain };
  };
  return (
    <SinglePage
      step={{
        id: paid ? 'embed:paid' : 'embed:follow',
        name: t(paid ? 'embed.paid.title' : 'embed.follow.title'),
        sentence: t(paid ? 'embed.paid.text' : shared ? 'embed.follow.text' : 'embed.follow.blind'),
        compact: false,
        verdict: { coin: paid ? 'recorded' : 'unknown', tone: paid ? null : 'still' },
        money: paid ? { state: 'recorded', text: t('embed.paid.money') } : { state: 'unknown', text: t('money.if-approved') },
        action: actionFor(),
        body: !paid && shared && opened && (
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
