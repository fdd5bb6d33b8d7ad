import { createHilt } from './create-hilt.ts';
import type { CreateHiltCheckout } from './public-types.ts';

export type { CheckoutEventName, CheckoutEvents, CheckoutHandle, CheckoutOptions, CheckoutPhase, CheckoutResult, HiltCheckoutApi, OpenOptions } from './public-types.ts';

/**
 * Entry of the installable package: the loader as a module, for pages that build their own scripts. Touches nothing until it is called,
 * so it can be imported on a server. @throws TypeError `bad-option` when `origin` is not exactly a web origin.
 */
export const createHiltCheckout: CreateHiltCheckout = ({ origin }) => createHilt(origin);
