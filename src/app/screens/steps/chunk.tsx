import type { Step, StepContext } from '../step.ts';

/**
 * Stands in for a step whose part of the page is still on its way, or did not arrive. It knows nothing of the payment but that there may
 * be one, and says exactly that.
 */
export function chunkStep({ i18n, env }: StepContext, failed: boolean): Step {
  const { t } = i18n;
  return {
    id: failed ? 'chunk:failed' : 'chunk',
    name: failed ? t('chunk.failed.title') : t('chunk.title'),
    ...(failed ? { sentence: t('chunk.failed.text') } : {}),
    compact: true,
    loading: !failed,
    verdict: failed ? { coin: 'absent', tone: 'still' } : null,
    money: { state: 'unknown', text: t('money.if-approved') },
    action: failed ? { kind: 'press', label: t('action.reload'), onPress: env.reload } : { kind: 'wait', label: t('loading') },
  };
}
