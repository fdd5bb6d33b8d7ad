import { useEffect } from 'react';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import type { CheckoutState } from '../../payment/state.ts';
import { Footer } from '../../ui/components/footer.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Sheet } from '../../ui/components/sheet.tsx';
import { usePageLook } from '../../ui/page-look.ts';
import { plainText } from '../../ui/plain-text.ts';
import { configOf } from './names.ts';
import { ProductColumn } from './product-column.tsx';
import type { ScreenEnv } from './screen-env.ts';
import { loadingStep } from './steps/loading.ts';
import { paidStep } from './steps/paid.tsx';

export interface OwnScreenProps {
  readonly state: Extract<CheckoutState, { readonly tag: 'paid' }>;
  readonly env: ScreenEnv;
  readonly onCheck: () => void;
  readonly onBuyAgain: () => void;
}

/** What this device has bought: the checkout's own last step, reached by the payment's address. Pure. */
export function OwnScreen({ state, env, onCheck, onBuyAgain }: OwnScreenProps) {
  const i18n = useI18n();
  const words = useMessages('rest');
  const { product, session } = state;
  const config = configOf(product);
  usePageLook({ accent: config?.accent_color ?? null, theme: env.theme ?? config?.theme ?? null });
  // Here asking again does not need the whole page.
  const context = { i18n, env: { ...env, reload: onCheck }, intents: { checkNow: onCheck, startOver: onBuyAgain } };
  const step = words === 'there' ? paidStep(context, state) : loadingStep(i18n, words === 'failed' ? env.reload : null);
  const { name, title = name, compact, ...sheet } = step;
  const heading = `${name} – ${plainText(product.title)}`;
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return <Page buy={<ProductColumn i18n={i18n} env={env} product={product} session={session} level={2} />} compact={compact} sheet={<Sheet {...sheet} title={title} level={1} />} footer={<Footer {...env.footer} />} />;
}
