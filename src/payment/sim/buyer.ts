import type { CheckoutIntents } from '../intents.ts';
import type { IdentityView } from '../identity-view.ts';
import type { CheckoutState } from '../state.ts';
import type { Page } from './device.ts';
import type { World } from './world.ts';

/** Intents that are a press of a button and no more. */
type Intent = Exclude<keyof CheckoutIntents, 'continueWith' | 'submitIdentity' | 'proveIdentity'>;

/** What a buyer who wants to pay does in front of a screen, most of the time. */
function sensible(state: CheckoutState, { chance, weather }: World): Intent | 'connect' | 'tap' | 'say' | 'prove' | null {
  switch (state.tag) {
    case 'choosing':
      return CHOICES[chance.pick(weather.ways)];
    case 'scanning':
      return !state.withdrawing && chance.hits(weather.bold / 20) ? 'withdrawCode' : null;
    case 'carry-over':
      return chance.hits(0.2) ? 'chooseAnother' : null;
    case 'linking':
      return chance.hits(0.3) ? 'tap' : chance.hits(0.03) ? 'chooseAnother' : null;
    case 'identify':
      return state.view.tag === 'sign' && state.view.link !== null ? (chance.hits(0.3) ? 'tap' : null) : identifying(state.view, chance.hits(0.1) ? chance.pick(['chooseAnother', 'editIdentity']) : null);
    case 'mispaid':
      return chance.hits(weather.bold / 4) ? 'considerPayingAgain' : 'checkNow';
    case 'review':
      return chance.hits(weather.turns) ? 'chooseAnother' : 'approve';
    case 'tampered':
      return chance.hits(0.2) ? 'tryAgain' : null;
    case 'stalled':
    case 'short':
    case 'blocked':
    case 'closed':
      return chance.pick(['tryAgain', 'tryAgain', 'chooseAnother']);
    case 'unavailable':
      return chance.pick(['tryAgain', 'tryAgain', 'connect']);
    case 'not-charged':
      return chance.hits(0.4) ? 'tryAgain' : null;
    case 'expired':
      return chance.hits(0.4) ? chance.pick(['startOver', 'tryAgain', 'chooseAnother']) : null;
    case 'asking':
      if (state.link !== undefined) return askedByLink(state.mayPayAgain === true, chance.hits(weather.bold / 4), chance.hits(0.3));
      return chance.hits(0.15) ? chance.pick(['chooseAnother', 'tryAgain']) : null;
    case 'settling':
      if (state.mayPayAgain === true && chance.hits(weather.bold)) return 'considerPayingAgain';
      return chance.hits(0.1) ? 'checkNow' : null;
    case 'may-charge-twice':
      return chance.hits(weather.bold) ? 'acceptRisk' : 'keepWaiting';
    case 'paid':
      return chance.hits(0.05) ? 'startOver' : null;
    case 'unrecorded':
      return state.hiltStatus === 422 && chance.hits(0.2) ? 'prove' : null;
    case 'opening':
      return chance.hits(0.1) ? 'connect' : null;
    case 'preparing':
    case 'paid-twice':
    case 'elsewhere':
      return null;
    default:
      return state satisfies never;
  }
}

/** `leaves`: this buyer has had enough of it, or wants to say somebody else. */
function identifying({ tag }: IdentityView, leaves: Intent | null): Intent | 'say' | null {
  switch (tag) {
    case 'enter':
      return leaves ?? 'say';
    case 'sign':
      return leaves ?? 'signIdentity';
    case 'refused':
      return leaves ?? 'tryAgain';
    case 'cannot-sign':
    case 'starting':
    case 'signing':
      return leaves;
    default:
      return tag satisfies never;
  }
}

const CHOICES = { wallet: 'connect', code: 'payByCode', link: 'payByLink' } as const;

function askedByLink(mayPayAgain: boolean, bold: boolean, taps: boolean): 'considerPayingAgain' | 'tap' | null {
  if (mayPayAgain && bold) return 'considerPayingAgain';
  return taps ? 'tap' : null;
}

const ANYTHING: readonly [Intent, ...Intent[]] = ['approve', 'tryAgain', 'checkNow', 'chooseAnother', 'considerPayingAgain', 'keepWaiting', 'payByCode', 'payByLink', 'editIdentity', 'signIdentity', 'startOver'];

/** The buyer follows the link on the screen; the tab that is left may die. */
function tap(world: World, page: Page): void {
  const { chance, clock, links, weather } = world;
  const { device } = page;
  const state = page.checkout.getState();
  if (state.tag === 'linking') device.app.connect();
  if (state.tag === 'identify' && state.view.tag === 'sign') device.app.prove(state.view.challenge.sessionId);
  const asked = state.tag === 'asking' && state.link !== undefined ? links.asked(state.link) : null;
  if (asked !== null) device.app.sign(asked);
  page.awake = false;
  if (chance.hits(weather.app.killsTab)) clock.after(chance.between(0, 5_000), () => !world.isCalm && device.crash(page));
}

/** One look at the screen and perhaps a click. Now and then any click at all: a late one must be as safe as a right one. */
export function act(world: World, page: Page): void {
  const { chance } = world;
  const { intents } = page.checkout;
  const state = page.checkout.getState();
  const choice = chance.hits(0.05) ? chance.pick(ANYTHING) : sensible(state, world);
  if (choice === null) return;
  if (choice === 'connect') return intents.continueWith('Sim');
  if (choice === 'tap') return tap(world, page);
  if (choice === 'say') return intents.submitIdentity({ value: '@buyer', display: null });
  if (choice === 'prove') return intents.proveIdentity('Sim');
  // These are the buyer's own decisions to pay beside what is there already.
  if (choice === 'withdrawCode' && state.tag === 'scanning') world.watching.wentOn(page.device, 'risk');
  if (choice === 'acceptRisk' && state.tag === 'may-charge-twice') world.watching.wentOn(page.device, 'risk');
  if (choice === 'startOver' && state.tag === 'paid') world.watching.wentOn(page.device, 'again');
  intents[choice]();
  // Some switch the account while the page is still reading.
  if (choice === 'approve' && chance.hits(world.weather.account)) world.clock.after(chance.between(0, 500), () => page.device.wallet.switchAccount(null));
}
