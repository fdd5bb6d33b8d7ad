import { useI18n } from '../../i18n/i18n-provider.tsx';
import { Aside } from '../../ui/components/aside.tsx';
import type { FooterLinks } from '../../ui/components/footer.tsx';
import { SinglePage } from './single-page.tsx';
import type { Step } from './step.ts';

export interface ErrorScreenProps {
  /** `crash`: our own fault; `settings`: this deployment is not set up; `unknown-page`: nothing lives at this address. */
  readonly kind: 'crash' | 'settings' | 'unknown-page';
  /** Names for whoever runs the page, e.g. the settings that are missing; shown as they are. */
  readonly detail?: readonly string[];
  readonly footer: FooterLinks;
  readonly onReload: () => void;
}

/** The page itself stopped. A payment that was signed is in the journal or on chain, so the advice is to load again, not to pay again. */
export function ErrorScreen({ kind, detail = [], footer, onReload }: ErrorScreenProps) {
  const { t } = useI18n();
  const step: Step = {
    id: `error:${kind}`,
    name: t(`error.${kind}.title`),
    sentence: t(`error.${kind}.text`),
    compact: false,
    verdict: { coin: 'absent', tone: null },
    money: kind === 'crash' ? { state: 'unknown', text: t('money.if-approved') } : { state: 'empty', text: t('money.none-here') },
    action: { kind: 'press', label: t('action.reload'), onPress: onReload },
    body: detail.length > 0 && (
      <Aside>
        <span className="mono" data-whole="">
          {detail.join(', ')}
        </span>
      </Aside>
    ),
  };
  return <SinglePage step={step} env={{ footer }} />;
}
