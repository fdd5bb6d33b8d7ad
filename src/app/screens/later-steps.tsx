import type { CheckoutState } from '../../payment/state.ts';
import { nothingYet } from './money-lines.ts';
import type { RareState } from './rare-steps.tsx';
import type { Step, StepContext } from './step.ts';
import { askingStep } from './steps/asking.tsx';
import { blockedStep } from './steps/blocked.tsx';
import { closedStep } from './steps/closed.tsx';
import { elsewhereStep } from './steps/elsewhere.tsx';
import { expiredStep } from './steps/expired.tsx';
import { notChargedStep } from './steps/not-charged.tsx';
import { outageStep } from './steps/outage.tsx';
import { paidStep } from './steps/paid.tsx';
import { preparingStep } from './steps/preparing.tsx';
import { reviewStep } from './steps/review.tsx';
import { settlingStep } from './steps/settling.tsx';
import { shortStep } from './steps/short.tsx';
import { tamperedStep } from './steps/tampered.tsx';
import { unrecordedStep } from './steps/unrecorded.tsx';

/** States that only come after the first press, after a reload in the middle of a payment, or where nothing can be bought. */
export type LaterState = Exclude<CheckoutState, RareState | { readonly tag: 'opening' | 'unavailable' | 'choosing' }>;

/** Steps that are not needed for the first paint: a chunk of their own, fetched while the buyer looks at the price. */
export function laterStep(context: StepContext, state: LaterState): Step {
  switch (state.tag) {
    case 'closed':
      return closedStep(context, state);
    case 'preparing':
      return preparingStep(context, state);
    case 'stalled':
      return outageStep(context, state.outage, nothingYet(context.i18n), 'stalled', true);
    case 'short':
      return shortStep(context, state);
    case 'blocked':
      return blockedStep(context, state);
    case 'review':
      return reviewStep(context, state);
    case 'asking':
      return askingStep(context, state);
    case 'tampered':
      return tamperedStep(context, state);
    case 'settling':
      return settlingStep(context, state);
    case 'unrecorded':
      return unrecordedStep(context, state);
    case 'paid':
      return paidStep(context, state);
    case 'not-charged':
      return notChargedStep(context, state);
    case 'expired':
      return expiredStep(context, state);
    case 'elsewhere':
      return elsewhereStep(context, state);
    default:
      return state satisfies never;
  }
}
