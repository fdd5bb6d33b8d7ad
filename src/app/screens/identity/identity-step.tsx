import type { Product } from '../../../contract/product.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import type { Money } from '../../../ui/components/money-line.tsx';
import type { Step } from '../step.ts';
import { enterStep } from './enter-step.tsx';
import type { IdentityView } from '../../../payment/identity-view.ts';
import type { IdentityIntents } from './identity-view.ts';
import { cannotSignStep, refusedStep } from './refused-step.tsx';
import { signStep, startingStep, signingStep } from './sign-step.tsx';

export interface IdentityStepProps {
  readonly i18n: I18n;
  readonly product: Product;
  /** The wallet that pays and signs; its name is foreign text. */
  readonly wallet: { readonly name: string; readonly icon: string | null; readonly address: string };
  readonly view: IdentityView;
  readonly intents: IdentityIntents;
  /** After the payment has landed: what has moved. Then the page says so instead of "nothing has moved". */
  readonly paid: Money | null;
}

/** Who gets access, and the signature that proves it, as a step of the sheet. Pure: takes plain values and calls back. */
export function identityStep(props: IdentityStepProps): Step {
  const { view } = props;
  switch (view.tag) {
    case 'enter':
      return enterStep(props, view);
    case 'starting':
      return startingStep(props, view);
    case 'sign':
      return signStep(props, view);
    case 'signing':
      return signingStep(props, view);
    case 'refused':
      return refusedStep(props, view);
    case 'cannot-sign':
      return cannotSignStep(props);
    default:
      return view satisfies never;
  }
}
