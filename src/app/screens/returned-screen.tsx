import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import type { I18n } from '../../i18n/i18n.tsx';
import type { HiltSight } from '../../payment/state.ts';
import type { Action } from '../../ui/components/action-bar.tsx';
import { Aside } from '../../ui/components/aside.tsx';
import { Facts } from '../../ui/components/facts.tsx';
import { Witnesses } from '../../ui/components/witnesses.tsx';
import { COPY } from '../../ui/icons/shell-icons.ts';
import { paymentIdFact } from './id-facts.ts';
import { LINK_WALLET } from './link-wallet.ts';
import type { ScreenEnv } from './screen-env.ts';
import { SinglePage } from './single-page.tsx';
import type { Step } from './step.ts';
import { loadingStep } from './steps/loading.ts';
import { hiltRow } from './witness-rows.tsx';

export interface ReturnedScreenProps {
  /** `other`: the payment is another browser's; `broken`: the address is no answer; `storage`: this browser remembers nothing. */
  readonly kind: 'other' | 'broken' | 'storage';
  readonly paymentId: string | null;
  /** Of this page, with the sealed answer in it; whoever began the payment can use it, nobody else. */
  readonly address: string;
  readonly hilt: HiltSight;
  readonly env: Pick<ScreenEnv, 'footer' | 'reload'>;
}

/** A wallet app came back to a browser that does not know the payment. Calm, because nothing is lost: the answer is still in the address. */
export function ReturnedScreen({ env, ...shown }: ReturnedScreenProps) {
  const i18n = useI18n();
  const ready = useMessages('rest');
  return <SinglePage step={ready === 'there' ? stepFor(i18n, shown, env) : loadingStep(i18n, ready === 'failed' ? env.reload : null)} env={env} />;
}

function stepFor(i18n: I18n, { kind, paymentId, address, hilt }: Omit<ReturnedScreenProps, 'env'>, env: ReturnedScreenProps['env']): Step {
  const { t, rich } = i18n;
  const again: Action = { kind: 'press', look: 'quiet', label: t('action.reload'), onPress: env.reload };
  return {
    id: `returned:${kind}`,
    name: t(`returned.${kind}.title`),
    sentence: kind === 'storage' ? rich('returned.storage.text', { wallet: LINK_WALLET }) : t(`returned.${kind}.text`),
    compact: false,
    verdict: { coin: 'absent', tone: 'still' },
    money: { state: 'empty', text: t('returned.money') },
    action: kind === 'broken' ? again : { kind: 'copy', icon: COPY, label: t('returned.other.copy'), text: address },
    body: (
      <>
        {kind !== 'broken' && <Aside>{t('returned.other.how')}</Aside>}
        {paymentId !== null && <Witnesses label={t('witness.label')} items={[hiltRow(i18n, hilt)]} />}
        {paymentId !== null && (
          <div className="push">
            <Facts facts={[paymentIdFact(i18n, paymentId)]} />
          </div>
        )}
      </>
    ),
  };
}
