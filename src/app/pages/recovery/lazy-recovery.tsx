import { lazy } from 'react';
import { useI18n } from '../../../i18n/i18n-provider.tsx';
import { SinglePage } from '../../screens/single-page.tsx';
import type { RecoveryPageProps } from './recovery-page.tsx';

/** A chunk of its own: most buyers never look for a payment. When it does not arrive that is said, with the way back. */
export const LazyRecovery = lazy(() => import('./recovery-page.tsx').then(({ RecoveryPage }) => ({ default: RecoveryPage }), () => ({ default: NotLoaded })));

function NotLoaded({ env }: RecoveryPageProps) {
  const { t } = useI18n();
  return <SinglePage env={env} step={{ id: 'recover:not-loaded', name: t('chunk.failed.title'), sentence: t('chunk.failed.text'), compact: false, verdict: { coin: 'absent', tone: 'still' }, money: { state: 'empty', text: t('money.if-approved') }, action: { kind: 'press', label: t('action.reload'), onPress: env.reload } }} />;
}
