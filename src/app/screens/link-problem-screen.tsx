import type { Product } from '../../contract/product.ts';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import type { I18n } from '../../i18n/i18n.tsx';
import { Aside } from '../../ui/components/aside.tsx';
import type { Action } from '../../ui/components/action-bar.tsx';
import { LinkRow } from '../../ui/components/link-row.tsx';
import { RECEIPT } from '../../ui/icons/step-icons.ts';
import type { LinkProblem } from '../link-problem.ts';
import { askSeller } from './ask-seller.ts';
import { sellerName } from './names.ts';
import type { ScreenEnv } from './screen-env.ts';
import { SinglePage } from './single-page.tsx';
import type { Step } from './step.ts';
import { loadingStep } from './steps/loading.ts';
import { SupportLink } from './support-link.tsx';

export interface LinkProblemScreenProps {
  readonly problem: LinkProblem;
  /** What this address sells; null when it could not be read. */
  readonly product: Product | null;
  /** Opens "I already paid" for this product, still marked as personal. */
  readonly recoverHref: string;
  readonly env: ScreenEnv;
}

/** A personal link that cannot be used: what is wrong with it, and what to do. Nothing can be paid here, for nobody would get it. */
export function LinkProblemScreen({ problem, product, recoverHref, env }: LinkProblemScreenProps) {
  const i18n = useI18n();
  const ready = useMessages('rest');
  return <SinglePage step={ready === 'there' ? stepFor(i18n, { problem, product, recoverHref, env }) : loadingStep(i18n, ready === 'failed' ? env.reload : null)} env={env} />;
}

function stepFor(i18n: I18n, { problem, product, recoverHref, env }: LinkProblemScreenProps): Step {
  const { t } = i18n;
  const seller = product === null ? t('seller.unnamed') : sellerName(i18n, product);
  const ask = askSeller(i18n, product);
  const recover: Action = { kind: 'open', label: t('recover.link'), href: recoverHref, icon: RECEIPT, sameTab: true };
  return {
    id: `link:${problem}`,
    name: t(`link-problem.${problem}.title`),
    sentence: t(`link-problem.${problem}.text`),
    compact: false,
    verdict: { coin: 'absent', tone: problem === 'used' ? null : 'still' },
    money: problem === 'used' ? { state: 'empty', text: t('money.if-approved') } : { state: 'empty', text: t('money.none-here') },
    action: problem === 'used' ? recover : (ask ?? { kind: 'press', look: 'quiet', label: t('action.reload'), onPress: env.reload }),
    body: (
      <>
        <Aside>{problem === 'invalid' ? t('link-problem.invalid.do') : i18n.rich(`link-problem.${problem}.do`, { seller })}</Aside>
        {(problem === 'used' || ask === null) && product !== null && (
          <div className="push">
            <LinkRow>
              <SupportLink i18n={i18n} product={product} />
            </LinkRow>
          </div>
        )}
      </>
    ),
  };
}
