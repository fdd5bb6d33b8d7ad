import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import { Footer } from '../../ui/components/footer.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Sheet } from '../../ui/components/sheet.tsx';
import { usePageLook } from '../../ui/page-look.ts';
import { amountNode } from '../screens/amounts.tsx';
import { type IdentityStepProps, identityStep } from '../screens/identity/identity-step.tsx';
import type { IdentityIntents } from '../screens/identity/identity-view.ts';
import { moved } from '../screens/money-lines.ts';
import { ProductColumn } from '../screens/product-column.tsx';
import { loadingStep } from '../screens/steps/loading.ts';
import type { IdentityPicture } from './fixtures/identity-views.ts';
import { BUYER, env, terms } from './fixtures/world.ts';
import '../../ui/tokens/tokens.css';
import '../../ui/tokens/accent.css';
import '../../ui/tokens/base.css';

const nothing = (): void => undefined;
const idle: IdentityIntents = { submit: nothing, sign: nothing, edit: nothing, tryAgain: nothing, chooseAnother: nothing, skip: nothing };

export interface IdentityStageProps extends IdentityPicture {
  readonly intents?: IdentityIntents;
}

/** The identity step in the frame it has in a checkout, for pictures and tests. */
export function IdentityStage({ product, view, paid, intents = { ...idle, skip: product.membership_identity_required === true ? null : nothing } }: IdentityStageProps) {
  const i18n = useI18n();
  const parts = [useMessages('rest'), useMessages('identity')];
  const ready = parts.every((part) => part === 'there') ? 'there' : 'loading';
  usePageLook({ accent: product.checkout_config?.accent_color ?? null, theme: null });
  const props: IdentityStepProps = { i18n, product, wallet: { name: 'Phantom', icon: null, address: BUYER }, view, intents, paid: paid ? moved(i18n, amountNode(i18n, terms.total, terms)) : null };
  const { name, title = name, compact, ...sheet } = ready === 'there' ? identityStep(props) : loadingStep(i18n, null);
  return <Page buy={<ProductColumn i18n={i18n} env={env} product={product} session={null} level={2} />} compact={compact} sheet={<Sheet {...sheet} title={title} level={1} />} footer={<Footer {...env.footer} />} />;
}
