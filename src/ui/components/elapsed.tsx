import { useI18n } from '../../i18n/i18n-provider.tsx';
import { useNow } from '../clock.tsx';

/** Whole seconds since a moment, never negative: another clock may have set it. */
function secondsSince(at: number, now: number): number {
  return Math.max(0, Math.floor((now - at) / 1000));
}

/** "11 s", passing. Waiting is shown by a clock; it is not announced, or a screen reader would count aloud. */
export function Elapsed({ since }: { readonly since: number }) {
  const { t } = useI18n();
  const now = useNow();
  return <span aria-live="off">{t('time.seconds', { count: secondsSince(since, now) })}</span>;
}

/** "4 s ago", then a clock time once it is older than a minute. */
export function Ago({ at }: { readonly at: number }) {
  const { t, time } = useI18n();
  const seconds = secondsSince(at, useNow());
  return <span aria-live="off">{seconds < 60 ? t('time.ago', { count: seconds }) : time(at)}</span>;
}
