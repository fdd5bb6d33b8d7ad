import type { CheckoutState } from '../../payment/state.ts';
import type { Step, StepContext } from './step.ts';
import { carryOverStep } from './steps/carry-over.tsx';
import { identifyStep } from './steps/identify.tsx';
import { linkingStep } from './steps/linking.tsx';
import { mayChargeTwiceStep } from './steps/may-charge-twice.tsx';
import { mispaidStep } from './steps/mispaid.tsx';
import { paidTwiceStep } from './steps/paid-twice.tsx';
import { scanningStep } from './steps/scanning.tsx';

/** States that most payments never see. */
export type RareState = Extract<CheckoutState, { readonly tag: 'identify' | 'scanning' | 'carry-over' | 'linking' | 'mispaid' | 'may-charge-twice' | 'paid-twice' }>;

/** Steps that most payments never see: a chunk of their own, fetched when one of them comes. */
export function rareStep(context: StepContext, state: RareState): Step {
  switch (state.tag) {
    case 'identify':
      return identifyStep(context, state);
    case 'scanning':
      return scanningStep(context, state);
    case 'carry-over':
      return carryOverStep(context, state);
    case 'linking':
      return linkingStep(context, state);
    case 'mispaid':
      return mispaidStep(context, state);
    case 'may-charge-twice':
      return mayChargeTwiceStep(context, state);
    case 'paid-twice':
      return paidTwiceStep(context, state);
    default:
      return state satisfies never;
  }
}
