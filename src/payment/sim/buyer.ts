import type { CheckoutIntents } from '../intents.ts';
import type { CheckoutState } from '../state.ts';
import type { Page } from './device.ts';
import type { World } from './world.ts';

type Intent = Exclude<keyof CheckoutIntents, 'continueWith'>;

/** What a buyer who wants to pay does in front of a screen, most of the time. */
function sensible(state: CheckoutState, { chance, weather }: World): Intent | 'connect' | null {
  switch (state.tag) {
    case 'choosing':
      return 'connect';
    case 'review':
      return 'approve';
    case 'stalled':
    case 'short':
    case 'blocked':
    case 'tampered':
    case 'unavailable':
    case 'closed':
      return chance.pick(['tryAgain', 'tryAgain', 'chooseAnother']);
    case 'not-charged':
      return 'tryAgain';
    case 'expired':
      return chance.pick(['startOver', 'tryAgain', 'chooseAnother']);
    case 'asking':
      return chance.hits(0.15) ? chance.pick(['chooseAnother', 'tryAgain']) : null;
    case 'settling':
      if (state.mayPayAgain === true && chance.hits(weather.bold)) return 'considerPayingAgain';
      return chance.hits(0.1) ? 'checkNow' : null;
    case 'may-charge-twice':
      return chance.hits(weather.bold) ? 'acceptRisk' : 'keepWaiting';
    case 'paid':
      return chance.hits(0.05) ? 'startOver' : null;
    case 'opening':
    case 'preparing':
    case 'unrecorded':
    case 'paid-twice':
    case 'elsewhere':
      return null;
    default:
      return state satisfies never;
  }
}

const ANYTHING: readonly [Intent, ...Intent[]] = ['approve', 'tryAgain', 'checkNow', 'chooseAnother', 'considerPayingAgain', 'keepWaiting'];

/** One look at the screen and perhaps a click. Now and then any click at all: a late one must be as safe as a right one. */
export function act(world: World, page: Page): void {
  const { chance } = world;
  const { intents } = page.checkout;
  const state = page.checkout.getState();
  const choice = chance.hits(0.05) ? chance.pick(ANYTHING) : sensible(state, world);
  if (choice === null) return;
  if (choice === 'connect') return intents.continueWith('Sim');
  // These two are the buyer's own decision to pay beside what is there already.
  if (choice === 'acceptRisk' && state.tag === 'may-charge-twice') world.watching.wentOn(page.device, 'risk');
  if (choice === 'startOver' && state.tag === 'paid') world.watching.wentOn(page.device, 'again');
  intents[choice]();
}
