import type { Product } from '../../../contract/product.ts';
import { useI18n, useMessages } from '../../../i18n/i18n-provider.tsx';
import type { ClueProblem } from '../../../payment/recover/read-clue.ts';
import type { Recovery } from '../../../payment/recover/recovery.ts';
import type { ScreenEnv } from '../screen-env.ts';
import { loadingStep } from '../steps/loading.ts';
import { formStep, lookingStep } from './form-step.tsx';
import type { RecoveryView } from './recovery-view.ts';
import { SearchPage } from './search-page.tsx';
import { toldStep } from './told-step.tsx';

export interface RecoveryIntents {
  readonly submit: (pasted: string) => ClueProblem | null;
  readonly checkNow: () => void;
  readonly lookForAnother: () => void;
  readonly close: () => void;
  /** Lets the wallet that paid show itself; null in a frame, where no wallet is asked. */
  readonly prove: ((paid: Extract<Recovery, { readonly tag: 'paid' }>) => void) | null;
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
  const context = { i18n, env, intents, product };
  const step = words !== 'there' ? loadingStep(i18n, words === 'failed' ? env.reload : null) : view.tag === 'form' ? formStep(context) : view.tag === 'looking' ? lookingStep(context) : toldStep(context, view.recovery);
  return <SearchPage i18n={i18n} env={env} product={product} step={step} />;
}
