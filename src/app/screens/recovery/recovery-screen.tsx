import { useEffect } from 'react';
import type { Product } from '../../../contract/product.ts';
import { useI18n, useMessages } from '../../../i18n/i18n-provider.tsx';
import type { ClueProblem } from '../../../payment/recover/read-clue.ts';
import { Footer } from '../../../ui/components/footer.tsx';
import { Page } from '../../../ui/components/page.tsx';
import { Sheet } from '../../../ui/components/sheet.tsx';
import { usePageLook } from '../../../ui/page-look.ts';
import { plainText } from '../../../ui/plain-text.ts';
import { configOf } from '../names.ts';
import { ProductColumn } from '../product-column.tsx';
import type { ScreenEnv } from '../screen-env.ts';
import { loadingStep } from '../steps/loading.ts';
import { formStep, lookingStep } from './form-step.tsx';
import type { RecoveryView } from './recovery-view.ts';
import { toldStep } from './told-step.tsx';

export interface RecoveryIntents {
  readonly submit: (pasted: string) => ClueProblem | null;
  readonly checkNow: () => void;
  readonly lookForAnother: () => void;
  readonly close: () => void;
}

export interface RecoveryScreenProps {
  readonly product: Product;
  readonly view: RecoveryView;
  readonly env: ScreenEnv;
  readonly intents: RecoveryIntents;
}

/** "I already paid": the same page as the checkout, with a search in the place of the step. Pure. */
export function RecoveryScreen({ product, view, env, intents }: RecoveryScreenProps) {
  const i18n = useI18n();
  const parts = [useMessages('rest'), useMessages('recover')];
  const words = parts.every((part) => part === 'there') ? 'there' : parts.includes('failed') ? 'failed' : 'loading';
  const config = configOf(product);
  usePageLook({ accent: config?.accent_color ?? null, theme: env.theme ?? config?.theme ?? null });
  const context = { i18n, env, intents, product };
  const step = words !== 'there' ? loadingStep(i18n, words === 'failed' ? env.reload : null) : view.tag === 'form' ? formStep(context) : view.tag === 'looking' ? lookingStep(context) : toldStep(context, view.recovery);
  const { name, title = name, compact, ...sheet } = step;
  const heading = `${name} – ${plainText(product.title)}`;
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return <Page buy={<ProductColumn i18n={i18n} env={env} product={product} session={null} level={2} />} compact={compact} sheet={<Sheet {...sheet} title={title} level={1} />} footer={<Footer {...env.footer} />} />;
}
