import type { I18n } from '../../../i18n/i18n.tsx';
import type { Step } from '../step.ts';

/** Before there is an answer; `reload` when the page's own words did not arrive. */
export function loadingStep({ t }: I18n, reload: (() => void) | null): Step {
  return {
    id: 'loading',
    name: reload === null ? t('loading') : t('chunk.failed.title'),
    compact: false,
    loading: reload === null,
    verdict: { coin: 'absent', tone: null },
    money: { state: 'empty', text: t('money.if-approved') },
    action: reload === null ? { kind: 'wait', label: t('loading') } : { kind: 'press', label: t('action.reload'), onPress: reload },
  };
}
