import type { CheckoutState } from '../../payment/state.ts';
import { nothingYet } from './money-lines.ts';
import type { Step, StepContext } from './step.ts';
import { askingStep } from './steps/asking.tsx';
import { blockedStep } from './steps/blocked.tsx';
import { carryOverStep } from './steps/carry-over.tsx';
import { elsewhereStep } from './steps/elsewhere.tsx';
import { expiredStep } from './steps/expired.tsx';
import { identifyStep } from './steps/identify.tsx';
import { linkingStep } from './steps/linking.tsx';
import { mayChargeTwiceStep } from './steps/may-charge-twice.tsx';
import { mispaidStep } from './steps/mispaid.tsx';
import { notChargedStep } from './steps/not-charged.tsx';
import { outageStep } from './steps/outage.tsx';
import { paidStep } from './steps/paid.tsx';
import { paidTwiceStep } from './steps/paid-twice.tsx';
import { preparingStep } from './steps/preparing.tsx';
import { reviewStep } from './steps/review.tsx';
import { scanningStep } from './steps/scanning.tsx';
import { settlingStep } from './steps/settling.tsx';
import { shortStep } from './steps/short.tsx';
import { tamperedStep } from './steps/tampered.tsx';
import { unrecordedStep } from './steps/unrecorded.tsx';

/** States that only come after the first press, or after a reload in the middle of a payment. */
export type LaterState = Exclude<CheckoutState, { readonly tag: 'opening' | 'unavailable' | 'closed' | 'choosing' }>;

/** Steps that are not needed for the first paint: a chunk of their own, fetched while the buyer looks at the price. */
export function laterStep(context: StepContext, state: LaterState): Step {
  switch (state.tag) {
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
    case 'scanning':
      return scanningStep(context, state);
    case 'identify':
      return identifyStep(context, state);
    case 'carry-over':
      return carryOverStep(context, state);
    case 'linking':
      return linkingStep(context, state);
    case 'mispaid':
      return mispaidStep(context, state);
    case 'may-charge-twice':
      return mayChargeTwiceStep(context, state);
    case 'unrecorded':
      return unrecordedStep(context, state);
    case 'paid':
      return paidStep(context, state);
    case 'paid-twice':
      return paidTwiceStep(context, state);
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
