import type { Step, StepContext } from '../step.ts';
import { MethodSkeleton } from '../../../ui/components/method-list.tsx';
import { NetworkTag } from '../network-tag.tsx';

/** Product and journal are being read: the boxes that follow, not yet filled. */
export function openingStep({ i18n, env }: StepContext): Step {
  return {
    id: 'opening',
    name: i18n.t('choosing.title'),
    compact: false,
    loading: true,
    verdict: null,
    tag: <NetworkTag i18n={i18n} sandbox={env.sandbox} />,
    // A payment of an earlier visit may be on its way; until the journal is read, nothing may be said about it.
    money: { state: 'empty', text: i18n.t('money.loading') },
    action: { kind: 'wait', label: i18n.t('choosing.continue-plain') },
    body: <MethodSkeleton label={i18n.t('loading')} />,
  };
}
