import type { IPhone } from './iphone.ts';
import type { PhantomAct } from './phantom-app.ts';
import { REVIEW } from './pay.ts';
import type { Tab } from './tab.ts';

export const OPEN_PHANTOM = 'Open Phantom';
export const ASKED = 'Approve in Phantom';

/** From the wallet list to the ready link that asks who is there. */
export async function chooseLink({ page, checkout }: Tab): Promise<void> {
  await page.getByRole('radio', { name: /^Phantom/ }).check();
  await checkout.act(OPEN_PHANTOM);
  await checkout.expectTitle(OPEN_PHANTOM);
}

/** To where the buyer decides. @param into the tab that Phantom comes back to; the same one when absent. */
export async function connectByLink({ phantom }: IPhone, tab: Tab, into: Tab = tab): Promise<void> {
  await chooseLink(tab);
  await phantom.returnTo(into.page, tab.checkout.action);
  await into.checkout.expectTitle(REVIEW);
}

/** From the review to the ready link that asks for the signature. */
export async function askToSign({ checkout }: Tab): Promise<void> {
  await checkout.approve('Phantom');
  await checkout.expectTitle(ASKED);
  await checkout.action.filter({ hasText: OPEN_PHANTOM }).waitFor();
}

/** From the review through Phantom and back. */
export async function signByLink({ phantom }: IPhone, tab: Tab, act?: PhantomAct, into: Tab = tab): Promise<void> {
  await askToSign(tab);
  await phantom.returnTo(into.page, tab.checkout.action, act);
}
