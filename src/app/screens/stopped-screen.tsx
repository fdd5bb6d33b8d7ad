import type { Product } from '../../contract/product.ts';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import type { I18n } from '../../i18n/i18n.tsx';
import type { Access } from '../../payment/session.ts';
import type { Action } from '../../ui/components/action-bar.tsx';
import { Aside } from '../../ui/components/aside.tsx';
import { LinkRow, PressLink } from '../../ui/components/link-row.tsx';
import { BACK } from '../../ui/icons/step-icons.ts';
import { plainName } from '../../ui/plain-text.ts';
import { askSeller } from './ask-seller.ts';
import { platformOf, sellerName } from './names.ts';
import type { ScreenEnv } from './screen-env.ts';
import { SinglePage } from './single-page.tsx';
import type { Step } from './step.ts';
import { loadingStep } from './steps/loading.ts';

export interface StoppedScreenProps {
  readonly product: Product;
  /** Whom the checkout pays for; null when it is not known here. */
  readonly access: Access | null;
  readonly env: ScreenEnv;
}

/** The buyer is somebody else than the link says, and has stopped: nothing was signed, and how to get a link of one's own. */
export function StoppedScreen({ product, access, env }: StoppedScreenProps) {
  const i18n = useI18n();
  const ready = useMessages('rest');
  return <SinglePage step={ready === 'there' ? stepFor(i18n, { product, access, env }) : loadingStep(i18n, ready === 'failed' ? env.reload : null)} env={env} />;
}

function stepFor(i18n: I18n, { product, access, env }: StoppedScreenProps): Step {
  const { t, rich } = i18n;
  const goBack: Action = { kind: 'press', look: 'quiet', label: t('stopped.back'), onPress: env.reload };
  const ask = askSeller(i18n, product);
  return {
    id: 'stopped',
    name: t('stopped.title'),
    sentence: access === null ? t('stopped.text') : rich('stopped.text.for', { name: rich('who.name', { name: plainName(access.display), platform: platformOf(access.type) }) }),
    compact: false,
    verdict: { coin: 'stopped', tone: 'still' },
    money: { state: 'empty', text: t('money.none-here') },
    action: ask ?? goBack,
    body: (
      <>
        <Aside>{rich('stopped.own', { seller: sellerName(i18n, product) })}</Aside>
        {ask !== null && (
          <div className="push">
            <LinkRow>
              <PressLink icon={BACK} onPress={env.reload}>
                {t('stopped.back')}
              </PressLink>
            </LinkRow>
          </div>
        )}
      </>
    ),
  };
}
