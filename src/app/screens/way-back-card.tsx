import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import { Card } from '../../ui/components/card.tsx';
import { LinkRow, PressLink } from '../../ui/components/link-row.tsx';
import { CLOSE } from '../../ui/icons/step-icons.ts';
import type { OfferedReturn } from './screen-env.ts';

/**
 * Says where the page goes next and counts down to it, with the way to stay. Begun once per payment: whoever comes back from there, or loads again, is left
 * in peace. It waits while nobody looks.
 * @param seconds until the page leaves.
 */
export function WayBackCard({ offer, seconds }: { readonly offer: OfferedReturn; readonly seconds: number }) {
  const { t, rich } = useI18n();
  // Decided once: beginning to count is itself what forbids the next time.
  const [left, setLeft] = useState(() => (offer.mayLeave ? seconds : null));
  const { leaveNoMore, go } = offer;
  const gone = useRef(false);
  const counting = left !== null && left > 0;
  useEffect(() => {
    if (!counting) return undefined;
    leaveNoMore();
    const timer = setInterval(() => document.visibilityState === 'visible' && setLeft((now) => (now === null ? null : Math.max(0, now - 1))), 1000);
    return () => clearInterval(timer);
  }, [counting, leaveNoMore]);
  useEffect(() => {
    if (left !== 0 || gone.current) return;
    gone.current = true;
    go();
  }, [left, go]);

  if (!counting) return null;
  return (
    <Card title={rich('back.title', { host: <bdi>{offer.host}</bdi> })}>
      <p role="timer" aria-live="off">
        {t('back.in', { seconds: left })}
      </p>
      <LinkRow>
        <PressLink icon={CLOSE} onPress={() => setLeft(null)}>
          {t('back.stay')}
        </PressLink>
      </LinkRow>
    </Card>
  );
}
